import { describe, expect, test } from "vitest";
import { Choropleth, type MapArea } from "./choropleth.ts";
import { quantileClasses } from "./classes.ts";
import { RankingChart } from "./dot-list.ts";
import { DotRow } from "./dot-row.ts";
import { axis, position } from "./scale.ts";
import { Sparkline } from "./sparkline.ts";
import { TileMap } from "./tile-map.ts";
import { TrendChart } from "./trend-chart.ts";

const hostile = `<script>alert("1")</script>&'`;
const escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;";
const classes = quantileClasses([60, 70, 80], { language: "nl", decimals: 0 });
const points = [
  { period: "2012", at: 2012, value: 65.8 },
  { period: "2016", at: 2016, value: null },
  { period: "2020", at: 2020, value: 69.9 },
];
const area = (name: string, fill: MapArea["fill"], href: string | null = null): MapArea => ({
  code: name,
  name,
  path: "M0 0h1v1Z",
  fill,
  text: String(fill),
  href,
});
const choropleth = (areas: MapArea[], selected = "") =>
  String(
    Choropleth({ language: "nl", id: "kaart", title: hostile, description: hostile, classes, areas, selected, viewBox: [0, 0, 10, 10] }),
  );
const tile = { code: "WK1", name: hostile, col: 3, row: 2, fill: 0, short: hostile, text: hostile, href: `"${hostile}` };
const row = { name: hostile, href: hostile, value: 3, lower: 2, upper: 4 };

const all: [string, string][] = [
  ["dot row", String(DotRow({ language: "nl", name: hostile, domain: [0, 100], value: 3, benchmark: { name: hostile, value: 4 } }))],
  [
    "sparkline",
    String(
      Sparkline({ language: "nl", name: hostile, points: [{ period: hostile, at: 1, value: 1 }], benchmark: { name: hostile, points } }),
    ),
  ],
  [
    "trend",
    String(
      TrendChart({
        language: "nl",
        title: hostile,
        description: hostile,
        name: hostile,
        points: [{ period: hostile, at: 1, value: 1 }],
        benchmark: { name: hostile, points },
      }),
    ),
  ],
  [
    "ranking",
    String(
      RankingChart({
        language: "nl",
        groups: [{ heading: hostile, rows: [row, { ...row, value: null, absence: hostile }] }],
        benchmark: { name: hostile, value: 2 },
      }),
    ),
  ],
  ["groups", String(RankingChart({ language: "nl", groups: [{ rows: [row] }] }))],
  ["choropleth", choropleth([area(hostile, 0, `"${hostile}`)])],
  ["tile map", String(TileMap({ language: "nl", id: "tegels", title: hostile, description: hostile, classes, tiles: [tile] }))],
];

describe.each(all)("%s", (_, html) => {
  test("shows a hostile name as text", () => {
    expect(html).not.toMatch(/<script/i);
    expect(html).not.toContain('="<');
    expect(html).toContain(escaped.slice(0, 12));
  });
  test("has no inline style or handler", () => expect(html).not.toMatch(/ (style|on\w+)=/));
  test("has a name for each graphic that is not hidden", () => {
    for (const [svg] of html.matchAll(/<svg[^>]*(?:role)[^>]*>(?:<title)?/g)) expect(svg).toMatch(/role="(img|group)"[^]*<title/);
  });
});

describe("dot row", () => {
  test("draws peers that coincide once, in one path, and leaves out missing ones", () => {
    const html = String(DotRow({ language: "nl", name: "A", domain: [0, 100], value: 50, peers: [10, 10, 10.01, null, 90, Number.NaN] }));
    expect(html).toContain('class="dp" d="M40 16h0m260 0h0"');
    expect(html).toContain("4 andere: 10,0 tot 90,0.");
  });
  test("without a value says so and draws no dot", () => {
    const html = String(
      DotRow({ language: "nl", name: "Rijnsweerd", domain: [0, 100], value: null, benchmark: { name: "Utrecht", value: 80.8 } }),
    );
    expect(html).toContain("Rijnsweerd geen cijfer. Utrecht 80,8.");
    expect(html).not.toContain("<circle");
  });
  test("draws limits as a whisker and says them", () => {
    const html = String(DotRow({ language: "en", name: "A", domain: [0, 100], value: 50, lower: 40, upper: 60 }));
    expect(html).toContain('class="dw"');
    expect(html).toContain("A 50.0 (between 40.0 and 60.0).");
  });
});

describe("sparkline", () => {
  const html = String(Sparkline({ language: "nl", name: "Overvecht", points }));
  test("breaks the line where a measurement is missing", () => expect(html).not.toContain('class="sl"'));
  test("has a point for each measurement", () => expect(html.match(/h0/g)).toHaveLength(2));
  test("tells the years", () => expect(html).toContain("Overvecht: 65,8 (2012), geen cijfer (2016), 69,9 (2020)."));
});

describe("trend chart", () => {
  const trend = (values: number[], limits = false) =>
    String(
      TrendChart({
        language: "nl",
        title: "t",
        description: "d",
        name: "Overvecht",
        points: values.map((value, place) => ({
          period: String(2000 + place),
          at: place,
          value,
          ...(limits ? { lower: value - 1, upper: value + 1 } : {}),
        })),
      }),
    );
  test("says so when the scale does not start at 0", () => expect(trend([65.8, 63.5, 69.9])).toContain("De schaal begint bij"));
  test("says nothing when it starts at 0", () => expect(trend([2, 10, 30])).not.toContain("De schaal begint"));
  test("has a band only where there are limits", () => {
    expect(trend([1, 2], true)).toContain('class="tband"');
    expect(trend([1, 2])).not.toContain('class="tband"');
  });
});

describe("ranking", () => {
  const html = String(
    RankingChart({
      language: "nl",
      groups: [
        {
          heading: "Lager dan Utrecht",
          rows: [
            { name: "Overvecht", value: 69.9, own: true },
            { name: "Zuid", value: null, absence: "niet gemeten" },
          ],
        },
      ],
    }),
  );
  test("keeps the grouping in words", () => expect(html).toContain("Lager dan Utrecht"));
  test("names each list after its heading", () =>
    expect(html).toContain('<ol class="ranking" role="list" aria-label="Lager dan Utrecht">'));
  test("names who is absent and why, below the chart", () => expect(html).toMatch(/Zonder cijfer.*niet gemeten:<\/b> Zuid/));
  test("limits that are clear of a benchmark of 0 don't seem to hold it", () => {
    const limits = (lower: number, upper: number): string => {
      const rows = [{ name: "Loopt naar school of werk", value: (lower + upper) / 2, lower, upper }];
      return String(RankingChart({ language: "nl", groups: [{ rows }], benchmark: { name: "geen verschil", value: 0 }, decimals: 0 }));
    };
    expect(limits(-13, -0.4)).toContain("tussen -13 en bijna 0");
    expect(limits(-13, 0.4)).toContain("tussen -13 en 0");
  });
});

describe("maps", () => {
  test("unknown and suppressed each have a pattern and a word", () => {
    const html = choropleth([area("a", "unknown"), area("b", "suppressed"), area("c", 1)]);
    expect(html).toContain('<g fill="url(#kaart-unknown)">');
    expect(html).toContain('<g fill="url(#kaart-suppressed)">');
    expect(html).toMatch(/kaart-key-unknown\)[^]*onbekend/);
    expect(html).toMatch(/kaart-key-suppressed\)[^]*niet getoond om mensen te beschermen/);
  });
  test("the legend speaks of absence only where there is some", () => expect(choropleth([area("c", 1)])).not.toContain("onbekend"));
  test("the legend has the labels of the classes", () => {
    for (const label of classes.labels) expect(choropleth([area("c", 1)])).toContain(label);
  });
  test("no area is a tab stop", () => {
    const html = choropleth([area("a", 0, "/a"), area("b", 1, "/b")]);
    expect(html.match(/<a /g)).toHaveLength(2);
    expect(html.match(/tabindex="-1"/g)).toHaveLength(2);
  });
  test("a map with links is a group, one without is an image", () => {
    expect(choropleth([area("a", 0, "/a")])).toContain('role="group"');
    expect(choropleth([area("a", 0)])).toContain('role="img"');
  });
  test("the selected area is outlined", () => {
    expect(choropleth([area("a", 0)], "a")).toContain('class="map-own"');
    expect(choropleth([area("a", 0)], "b")).not.toContain('class="map-own"');
  });
  test("a tile breaks its name at a soft hyphen", () => {
    const html = String(
      TileMap({
        language: "nl",
        id: "t",
        title: "t",
        description: "d",
        classes,
        tiles: [{ ...tile, name: "Noordwest", shortName: "Noord\u00adwest" }],
      }),
    );
    expect(html).toMatch(/>Noord-<\/text><text[^>]*>west</);
  });
  test("no tiles give a map without marks", () => {
    expect(String(TileMap({ language: "nl", id: "t", title: "t", description: "d", classes, tiles: [] }))).not.toMatch(/NaN|Infinity/);
  });
});

describe("scales", () => {
  test("a value beyond the domain stays inside the chart", () => expect(position([0, 10], 0, 100)(12)).toBe(100));
  test("a domain without width puts everything in the middle", () => expect(position([5, 5], 0, 100)(5)).toBe(50));
  test("an axis holds all its values", () => {
    const { domain } = axis([63.5, 69.9, 80.8]);
    expect(domain[0]).toBeLessThanOrEqual(63.5);
    expect(domain[1]).toBeGreaterThanOrEqual(80.8);
  });
  test("an axis of one value or of none has a width", () => {
    for (const { domain } of [axis([7]), axis([0]), axis([])]) expect(domain[1]).toBeGreaterThan(domain[0]);
  });
  test("ticks of tenths have one decimal", () => expect(axis([1.1, 1.4]).decimals).toBe(1));
});
