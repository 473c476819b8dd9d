import { describe, expect, test } from "vitest";
import { edges, effect, equiplot, events, funnel, lorenz, slope, usual } from "../../../test/made-charts.ts";
import { EffectLines, EventStudy } from "./effect-plot.ts";
import { Equiplot } from "./equiplot.ts";
import { FunnelPlot } from "./funnel-plot.ts";
import { LorenzPlot } from "./lorenz-plot.ts";
import { SlopePlot } from "./slope-plot.ts";

const hostile = `<script>alert("1")</script>&'`;
const all = [...Object.entries(usual), ...Object.entries(edges)];
const numbers = (html: string, pattern: RegExp): number[] => [...html.matchAll(pattern)].map(([, found]) => Number(found));
const areasAt = (html: string) => numbers(html, /class="area(?: m-own)?" cx="([\d.]+)%"/g);
const sizes = (html: string) => numbers(plotOf(html), /class="area(?: m-own)?" cx="[^"]*" cy="[^"]*" r="([\d.]+)"/g);
const count = (html: string, pattern: RegExp): number => html.match(pattern)?.length ?? 0;
const plotOf = (html: string): string => html.slice(html.indexOf('<div class="plot-area">'), html.indexOf("</svg></div>"));

const bare: [string, string][] = [
  ["equiplot", String(Equiplot({ ...equiplot, rows: [] }))],
  ["equiplot without groups", String(Equiplot({ ...equiplot, groups: [], rows: [{ period: "2012", values: [] }] }))],
  ["slope", String(SlopePlot({ ...slope, areas: [], line: null, band: [], benchmark: null }))],
  [
    "slope with a line that is not a number",
    String(SlopePlot({ ...slope, line: { least: Number.NaN, most: 1 }, band: [{ rank: 0, lower: Number.NaN, upper: 1 }] })),
  ],
  [
    "funnel",
    String(
      FunnelPlot({
        ...funnel,
        points: [],
        limits: { counted: [], lower95: [], upper95: [], lower998: [], upper998: [] },
        centre: { name: "Utrecht", value: Number.NaN },
      }),
    ),
  ],
  ["lorenz", String(LorenzPlot({ ...lorenz, points: [] }))],
  ["effect", String(EffectLines({ ...effect, treated: { name: "a", points: [] }, comparison: { name: "b", points: [] }, expected: null }))],
  ["events", String(EventStudy({ ...events, points: [], reference: null }))],
];

const single: [string, string][] = [
  ["equiplot", String(Equiplot({ ...equiplot, groups: ["allen"], rows: [{ period: "2020", values: [70], absence: "maar één groep" }] }))],
  ["slope", String(SlopePlot({ ...slope, areas: slope.areas.slice(0, 1), line: null }))],
  ["funnel", String(FunnelPlot({ ...funnel, points: funnel.points.slice(0, 1) }))],
  ["lorenz", String(LorenzPlot({ ...lorenz, points: [{ x: 0.5, y: 0.3 }] }))],
  [
    "effect",
    String(
      EffectLines({
        ...effect,
        treated: { name: "a", points: effect.treated.points.slice(0, 1) },
        comparison: { name: "b", points: [] },
        expected: null,
      }),
    ),
  ],
  ["events", String(EventStudy({ ...events, points: events.points.slice(0, 1) }))],
];

describe.each([...all, ...bare, ...single])("%s", (_, html) => {
  test("holds no place that is not a number, no inline style and no handler", () => {
    expect(html).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(html).not.toMatch(/ (?:style|on\w+)=/);
  });
  test("is a picture with a name and a description", () => {
    expect(html).toMatch(/role="img"><title>[^<]+<\/title><desc>[^<]+<\/desc>/);
  });
});

test.each(bare.filter(([name]) => !name.includes(" ")))("an empty %s says so in words", (_, html) => {
  expect(html.replaceAll(/<desc>.*?<\/desc>/g, "")).toContain("geen cijfer");
});

test.each<[string, string]>([
  [
    "equiplot",
    String(
      Equiplot({
        ...equiplot,
        title: hostile,
        groups: [hostile, hostile, hostile],
        rows: [
          { period: hostile, values: [1, 2, 3] },
          { period: hostile, values: [], absence: hostile },
        ],
        unit: hostile,
        gapText: () => hostile,
      }),
    ),
  ],
  [
    "slope",
    String(
      SlopePlot({
        ...slope,
        title: hostile,
        areas: [
          { name: hostile, rank: 0.2, value: 3, people: 3 },
          { name: hostile, rank: 0.5, value: null, people: 3, absence: hostile },
        ],
        ends: { least: hostile, most: hostile },
        labels: [hostile],
        benchmark: { name: hostile, value: 2 },
        note: hostile,
        unit: hostile,
      }),
    ),
  ],
  [
    "funnel",
    String(
      FunnelPlot({
        ...funnel,
        title: hostile,
        valueName: hostile,
        countedName: hostile,
        centre: { name: hostile, value: 3 },
        points: [
          { name: hostile, counted: 5, value: 9, class: "outside998", own: true },
          { name: hostile, counted: 1, value: null, class: "inside", absence: hostile },
        ],
        unit: hostile,
      }),
    ),
  ],
  [
    "lorenz",
    String(LorenzPlot({ ...lorenz, title: hostile, name: hostile, areaName: hostile, xName: hostile, yName: hostile, note: hostile })),
  ],
  [
    "effect",
    String(
      EffectLines({
        ...effect,
        title: hostile,
        treated: {
          name: hostile,
          points: [
            { period: hostile, at: 1, value: 1 },
            { period: hostile, at: 2, value: null },
          ],
        },
        start: { at: 1, text: hostile },
        note: hostile,
        unit: hostile,
      }),
    ),
  ],
  [
    "events",
    String(
      EventStudy({
        ...events,
        title: hostile,
        valueName: hostile,
        points: [
          { period: hostile, at: 1, value: 1, lower: 0, upper: 2 },
          { period: hostile, at: 2, value: null, absence: hostile },
        ],
        reference: { period: hostile, at: 0 },
        start: { at: 1, text: hostile },
      }),
    ),
  ],
])("%s shows code in names as text", (_, html) => {
  expect(html).not.toMatch(/<script/i);
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toMatch(/="[^"]*</);
});

describe("equiplot", () => {
  const html = usual.equiplot;
  test("puts each end where its value is: 62.1 and 85.9 on an axis from 60 to 90", () => {
    const first = plotOf(html).slice(plotOf(html).indexOf(">2012<"));
    expect(Number(/class="mark m-own" cx="([\d.]+)%"/.exec(first)?.[1])).toBeCloseTo(((62.1 - 60) / 30) * 100, 1);
    expect(Number(/<svg x="([\d.]+)%"[^>]*><title>minste/.exec(first)?.[1])).toBeCloseTo(((85.9 - 60) / 30) * 100, 1);
  });
  test("marks one end with a disc, the other with a diamond", () => {
    expect(count(plotOf(html), /<circle class="mark m-own"/g)).toBe(3);
    expect(count(plotOf(html), /<path class="mark m-other"/g)).toBe(3);
  });
  test("writes each gap in points, and the limits that it was given", () => {
    const gaps = [...html.matchAll(/class="gap[^>]*>([^<]+)</g)].map(([, text]) => text);
    expect(gaps).toEqual(["24 punten", "niet gemeten in deze indeling", "20 punten", "17 punten"]);
    expect(html).toContain("(tussen 15 en 25)");
    expect(String(Equiplot({ ...equiplot, rows: [{ period: "1", values: [70, 1, 1, 1, 71] }] }))).toContain(">1 punt<");
  });
  test("with one end missing has no gap and still shows the other", () => {
    const one = String(
      Equiplot({ ...equiplot, rows: [{ period: "2012", values: [null, 71, 75, 80, 86], absence: "eerste vijfde onbekend" }] }),
    );
    expect(one).toContain(">eerste vijfde onbekend<");
    expect(plotOf(one)).toContain('class="mark m-other"');
    expect(plotOf(one)).not.toContain('class="mark m-own"');
  });
  test("says that its scale does not start at 0", () => expect(html).toContain("De schaal begint bij 60 %, niet bij 0."));
});

describe("slope plot", () => {
  test("puts areas along the ladder in proportion, whatever their order", () => {
    const places = areasAt(usual.slope).toSorted((a, b) => a - b);
    expect(places).toHaveLength(10);
    const steps = places.slice(1).map((place, at) => place - places[at]);
    for (const step of steps) expect(step).toBeCloseTo(9.2, 1);
  });
  test("makes areas as large as their people, 4 pixels at least", () => {
    const html = String(
      SlopePlot({ ...slope, areas: [40_000, 10_000, 1, 0].map((people, at) => ({ name: String(at), rank: at / 4, value: 3, people })) }),
    );
    expect(sizes(html)).toEqual([14, 7, 4, 4]);
  });
  test("writes the predicted ends and the names that were asked, and the benchmark in the key", () => {
    const names = [...usual.slope.matchAll(/<text class="label[^>]*>([^<]+)</g)].map(([, name]) => name);
    for (const name of ["70,2", "86,9", "Overvecht", "Zuidwest"]) expect(names).toContain(name);
    expect(usual.slope).toContain("<span>Utrecht 80,8 %</span>");
  });
  test("draws the line over the areas, which would hide it, and with a pale edge where they are very many", () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ name: String(at), rank: at / 500, value: 70 + (at % 9), people: 5 }));
    const crowd = plotOf(String(SlopePlot({ ...slope, areas: many })));
    for (const html of [plotOf(usual.slope), crowd]) expect(html.indexOf('class="fit"')).toBeGreaterThan(html.lastIndexOf('class="area'));
    expect(crowd).toContain('class="fit-edge"');
    expect(plotOf(usual.slope)).not.toContain("fit-edge");
  });
  test("names who has no figure and why", () => {
    const html = String(
      SlopePlot({ ...slope, areas: [...slope.areas, { name: "Rijnsweerd", rank: 0.9, value: null, people: 5, absence: "niet gemeten" }] }),
    );
    expect(html).toMatch(/Zonder cijfer.*niet gemeten:<\/b> Rijnsweerd/);
  });
});

describe("funnel plot", () => {
  test("has a shape and a count in words per class", () => {
    const marks = plotOf(usual.funnel);
    const inClass = (each: string): number => funnel.points.filter((point) => point.class === each).length;
    expect(count(marks, /<circle class="inside/g)).toBe(inClass("inside"));
    expect(count(marks, /<path class="outside95/g)).toBe(inClass("outside95"));
    expect(count(marks, /<path class="outside998/g)).toBe(inClass("outside998"));
    expect(usual.funnel).toContain(`buiten de 99,8 %-grens: ${inClass("outside998")}`);
  });
  test("draws the limits as four curves that stay inside the plot", () => {
    const curves = [...plotOf(usual.funnel).matchAll(/class="limit\d+" d="([^"]+)"/g)].map(([, d]) => d);
    expect(curves).toHaveLength(4);
    const heights = curves.flatMap((d) => [...d.matchAll(/[ML][\d.]+ (-?[\d.]+)/g)].map(([, y]) => Number(y)));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...heights)).toBeLessThanOrEqual(296);
  });
  test("names only those outside and the own area", () => {
    const outside = new Set(funnel.points.filter((point) => point.class !== "inside" || point.own).map(({ name }) => name));
    const names = [...plotOf(usual.funnel).matchAll(/<text class="label[^>]*>([^<]+)</g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect(outside).toContain(name);
  });
});

describe("lorenz plot", () => {
  test("runs from corner to corner through its points", () => {
    const d = /class="curve" d="([^"]+)"/.exec(plotOf(String(LorenzPlot({ ...lorenz, points: [{ x: 0.5, y: 0.25 }] }))))?.[1];
    expect(d).toBe("M0 288L500 219L1000 12");
  });
  test("names the area inside it where there is room, else in the key", () => {
    expect(plotOf(String(LorenzPlot({ ...lorenz, areaName: "niet" })))).toContain(">niet</text>");
    const narrow = String(LorenzPlot({ ...lorenz, points: [{ x: 0.5, y: 0.49 }] }));
    expect(plotOf(narrow)).not.toContain(lorenz.areaName);
    expect(narrow).toContain(`<span>${lorenz.areaName}</span>`);
  });
  test("tells the curve at each quarter", () => {
    expect(String(LorenzPlot({ ...lorenz, points: [{ x: 0.5, y: 0.25 }] }))).toContain(
      "Bij 25 % hoort 13 %. Bij 50 % hoort 25 %. Bij 75 % hoort 63 %.",
    );
  });
});

describe("effect plots", () => {
  test("tell treated from comparison by shape and by dashes", () => {
    const plot = plotOf(usual.effect);
    expect(count(plot, /<circle class="mark m-own"/g)).toBe(5);
    expect(count(plot, /<path class="mark m-other"/g)).toBe(5);
    expect(plot).toMatch(/class="line-own"[^]*class="line-other"|class="line-other"[^]*class="line-own"/);
  });
  test("draw the start where it was: 2016.5 of 2012 to 2020, between 4 and 96 %", () => {
    expect(Number(/class="start" x1="([\d.]+)%"/.exec(usual.effect)?.[1])).toBeCloseTo(4 + 92 * (4.5 / 8), 1);
  });
  test("show what came before the start as rings, after it as discs, each with its whisker", () => {
    const plot = plotOf(usual.events);
    expect(count(plot, /<circle class="mark m-open"/g)).toBe(2);
    expect(count(plot, /<circle class="mark m-own"/g)).toBe(2);
    expect(count(plot, /<line class="whisker"/g)).toBe(4);
  });
  test("say in words which period has no figure", () => {
    expect(usual.events).toContain("Zonder cijfer: 2016 (niet gemeten).");
    expect(usual.events).toContain("2012: -0,4 (tussen -2,1 en 1,3).");
    const gap = { ...effect, treated: { name: "Overvecht", points: [{ period: "2012", at: 2012, value: null }] } };
    expect(String(EffectLines(gap))).toContain("Overvecht 2012 (geen cijfer)");
  });
});

test("3,000 points stay below 600 KB", () => {
  const many = Array.from({ length: 3_000 }, (_, place) => ({ name: `Wijk ${place}`, place, value: 50 + ((place * 37) % 50) }));
  const large = [
    String(
      SlopePlot({ ...slope, areas: many.map(({ name, place, value }) => ({ name, value, rank: place / 3_000, people: 100 + place })) }),
    ),
    String(
      FunnelPlot({
        ...funnel,
        points: many.map(({ name, place, value }) => ({
          name,
          value,
          counted: 10 + place,
          class: place % 5 === 0 ? ("outside95" as const) : ("inside" as const),
        })),
      }),
    ),
    String(
      Equiplot({ ...equiplot, groups: many.map(({ name }) => name), rows: [{ period: "2020", values: many.map(({ value }) => value) }] }),
    ),
    String(LorenzPlot({ ...lorenz, points: many.map(({ place }) => ({ x: place / 2_999, y: (place / 2_999) ** 2 })) })),
  ];
  expect(areasAt(large[0])).toHaveLength(3_000);
  for (const html of large) expect(html.length).toBeLessThan(600_000);
});

test("names at the ends of lines that end together stand below each other, inside the drawing", () => {
  const names = numbers(edges["effect whose lines end together"], /<text class="label [\w-]+ wide" x="100%" dx="12" y="([\d.]+)"/g);
  expect(names.length).toBeGreaterThan(5);
  for (const [at, y] of names.slice(1).entries()) expect(y - names[at]).toBeGreaterThanOrEqual(16.9);
  expect(names[0]).toBeGreaterThanOrEqual(13);
  expect(names.at(-1)).toBeLessThanOrEqual(300);
});
