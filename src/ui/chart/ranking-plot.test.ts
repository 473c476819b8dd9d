import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPng } from "../../../test/png.ts";
import { pngOf } from "../image.ts";
import { RankingChart, type DotListProps, type DotListRow } from "./dot-list.ts";
import { readMarkup, textOf, unescaped, type Element } from "./drawing-tree.ts";
import { RankingPlot } from "./ranking-plot.ts";
import { standaloneSvg, standaloneWidth } from "./standalone.ts";
import { textWidth } from "./text-width.ts";

const source = "Gezondheidsmonitor 2020";
const [title, description] = ["Wijken in Utrecht, van hoog naar laag", "Goede ervaren gezondheid (%), 2020"];
const fileOf = (props: DotListProps, note?: string): string =>
  standaloneSvg({
    language: props.language,
    title,
    subtitle: description,
    chart: RankingPlot({ ...props, title, description, ...(note ? { note } : {}) }),
    source,
  });

type Place = { element: Element; x: number; y: number };

/** Elements of that name with where they stand in the file, moved as the groups around them are. */
function placed(svg: string, name: string): Place[] {
  const walk = (element: Element, x: number, y: number): Place[] => {
    const [, right = "0", down = "0"] = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(element.attributes.transform ?? "") ?? [];
    const [left, top] = [x + Number(right), y + Number(down)];
    const here = element.name === name ? [{ element, x: left, y: top }] : [];
    return [...here, ...element.children.flatMap((child) => (typeof child === "string" ? [] : walk(child, left, top)))];
  };
  return walk(readMarkup(svg.slice(svg.indexOf("<svg"))), 0, 0);
}

type Letters = { text: string; left: number; right: number; top: number; bottom: number };

function lettersIn(svg: string): Letters[] {
  return placed(svg, "text").map(({ element, x, y }) => {
    const text = unescaped(textOf(element));
    const { attributes: has } = element;
    const size = Number(has["font-size"]);
    const width = textWidth(text, size, has["font-weight"] === "700");
    const at = x + Number(has.x);
    const left = has["text-anchor"] === "end" ? at - width : has["text-anchor"] === "middle" ? at - width / 2 : at;
    const baseline = y + Number(has.y);
    return { text, left, right: left + width, top: baseline - 0.75 * size, bottom: baseline + 0.2 * size };
  });
}

const heightOf = (svg: string): number => Number(/ height="(\d+)"/.exec(svg)?.[1]);
const outside = (svg: string): string[] =>
  lettersIn(svg)
    .filter(({ left, right, top, bottom }) => left < 0 || right > standaloneWidth || top < 0 || bottom > heightOf(svg))
    .map(({ text }) => text);
function overlapping(svg: string): string[] {
  const letters = lettersIn(svg);
  return letters.flatMap((a, at) =>
    letters
      .slice(at + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} × ${b.text}`),
  );
}

const row = (name: string, value: number | null, more: Partial<DotListRow> = {}): DotListRow => ({ name, value, ...more });
const districts: DotListProps = {
  language: "nl",
  benchmark: { name: "Utrecht", value: 80 },
  groups: [
    { heading: "Hoger dan Utrecht", rows: [row("Oost", 90, { lower: 85, upper: 95 }), row("Noordoost", 88)] },
    {
      heading: "Niet aantoonbaar anders",
      rows: [row("Zuid", 80, { lower: 70, upper: 90, own: true }), row("Haven", null, { absence: "niet gemeten" })],
    },
    { heading: "Lager dan Utrecht", rows: [row("Overvecht", 60, { note: "plaats 4 van 4 · sinds 2012 kleiner geworden" })] },
  ],
};

describe("the drawing of a ranked list", () => {
  const svg = fileOf(districts, "Let op.");
  const dots = placed(svg, "circle").map(({ element, x, y }) => ({
    x: x + Number(element.attributes.cx),
    y: y + Number(element.attributes.cy),
  }));
  const words = lettersIn(svg).map(({ text }) => text);

  test("has every name, figure, limit, heading, note, the benchmark, who is absent and the source", () => {
    for (const text of [
      title,
      description,
      "Oost",
      "Noordoost",
      "Zuid",
      "Overvecht",
      "90,0",
      "88,0",
      "80,0",
      "60,0",
      "tussen 85,0 en 95,0",
    ])
      expect(words).toContain(text);
    for (const text of ["Hoger dan Utrecht", "Niet aantoonbaar anders", "Lager dan Utrecht", "Utrecht 80,0", "Let op."])
      expect(words).toContain(text);
    expect(words).toContain("niet gemeten: Haven");
    expect(words).toContain("De schaal begint bij 60, niet bij 0.");
    expect(words).toContain(`Bron: ${source}`);
  });

  test("has its dots where the scale puts them: tick by tick along the axis", () => {
    const tick = (text: string): number => {
      const found = lettersIn(svg).find((each) => each.text === text);
      return ((found?.left ?? Number.NaN) + (found?.right ?? Number.NaN)) / 2;
    };
    // Top to bottom: Oost 90, Noordoost 88, Zuid 80, Overvecht 60. Coordinates have one decimal.
    expect(dots).toHaveLength(4);
    const perPoint = (tick("90") - tick("60")) / 30;
    for (const [at, value] of [90, 88, 80, 60].entries())
      expect(Math.abs(dots[at].x - (tick("60") + (value - 60) * perPoint))).toBeLessThan(0.2);
    expect(perPoint).toBeGreaterThan(3);
  });

  test("has its dots from the top down in the order of the list, each at the height of its name", () => {
    const letters = lettersIn(svg);
    for (const [at, name] of ["Oost", "Noordoost", "Zuid"].entries()) {
      const found = letters.find(({ text }) => text === name);
      expect(dots[at].y).toBeGreaterThan(found?.top ?? Number.NaN);
      expect(dots[at].y).toBeLessThan(found?.bottom ?? Number.NaN);
    }
  });

  test("has a whisker from limit to limit for who has limits, and none for others", () => {
    const whiskers = [...svg.matchAll(/d="M([\d.]+) [\d.]+H([\d.]+)M[\d.]+ [\d.]+v10M[\d.]+ [\d.]+v10"/g)].map(([, from, to]) =>
      [from, to].map(Number),
    );
    expect(whiskers).toHaveLength(2);
    const middle = dots[0].x - 24;
    expect((whiskers[0][0] + whiskers[0][1]) / 2).toBeCloseTo(middle, 0);
    // 10 points wide, and 20.
    expect((whiskers[1][1] - whiskers[1][0]) / (whiskers[0][1] - whiskers[0][0])).toBeCloseTo(2, 1);
  });

  test("breaks a long note at its dot", () => {
    const many = fileOf({
      ...districts,
      groups: [{ rows: [row("Eenzaam", 14, { note: "plaats 3 tot 19 van 34 · sinds 2012 niet aantoonbaar veranderd" })] }],
    });
    expect(lettersIn(many).map(({ text }) => text)).toContain("sinds 2012 niet aantoonbaar veranderd");
  });

  test("says so where there is nothing to draw", () => {
    const none = lettersIn(fileOf({ language: "nl", groups: [{ rows: [row("Haven", null, { absence: "niet gemeten" })] }] }));
    expect(none.map(({ text }) => text)).toEqual(expect.arrayContaining(["geen cijfer", "niet gemeten: Haven"]));
  });

  test("is in the PNG too, in its colour and at its place", async () => {
    const { at } = readPng(await pngOf(svg));
    for (const [place, colour] of [
      [42, 103, 166],
      [42, 103, 166],
      [179, 84, 30],
      [42, 103, 166],
    ].entries())
      expect(at(Math.round(2 * dots[place].x), Math.round(2 * dots[place].y))).toEqual(colour);
  });
});

const long = (at: number): string => `Buurt ${at} met ${"een naam die maar doorgaat ".repeat(at % 5)}`.trim();

test.each([2, 30, 200])("%i rows: every name is whole, every word inside the file, none on another", (count) => {
  const rows = Array.from({ length: count }, (_, at) =>
    row(long(at), 90 - at / 3, at % 3 === 0 ? { lower: 80 - at / 3, upper: 95 - at / 3 } : {}),
  );
  const groups = [
    { heading: "De bovenste helft", rows: rows.slice(0, count / 2) },
    { heading: "De onderste helft", rows: rows.slice(count / 2) },
  ];
  const svg = fileOf({ language: "nl", groups, benchmark: { name: "Utrecht", value: 70 } });
  const words = lettersIn(svg)
    .map(({ text }) => text)
    .join(" ");
  for (const { name } of rows) expect(words).toContain(name);
  expect(outside(svg)).toEqual([]);
  expect(overlapping(svg)).toEqual([]);
});

test("what looks for words outside and on each other finds them", () => {
  const file = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="100">${body}</svg>`;
  expect(outside(file('<g transform="translate(24 10)"><text x="760" y="20" font-size="15">Overvecht</text></g>'))).toEqual(["Overvecht"]);
  const on = file('<text x="10" y="20" font-size="15">een</text><text x="20" y="22" font-size="15">twee</text>');
  expect(overlapping(on)).toEqual(["een × twee"]);
});

test("whatever the rows: as many dots as the list on the page has, the same figures, and all inside the file", () => {
  const tenths = (from: number, to: number) => fc.integer({ min: 10 * from, max: 10 * to }).map((count) => count / 10);
  const rows = fc.array(
    fc
      .record({
        name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
        value: fc.option(tenths(-10_000, 10_000)),
        half: fc.option(tenths(0, 500)),
        own: fc.boolean(),
        note: fc.constantFrom(undefined, "plaats 1 van 2", "plaats 1 tot 30 van 34 · sinds 2012 niet aantoonbaar veranderd"),
      })
      .map(({ name, value: middle, half, own, note }): DotListRow => ({
        name,
        value: middle,
        own,
        ...(note ? { note } : {}),
        ...(middle !== null && half !== null ? { lower: middle - half, upper: middle + half } : {}),
      })),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(rows, fc.boolean(), (all, compared) => {
      const props: DotListProps = {
        language: "en",
        groups: [{ heading: "A", rows: all.slice(0, 5) }, { rows: all.slice(5) }],
        benchmark: compared ? { name: "City", value: 0 } : null,
      };
      const svg = fileOf(props);
      const page = String(RankingChart(props));
      const figures = [...page.matchAll(/<b>(-?[\d,.]+)<\/b>/g)].map(([, figure]) => figure);
      const circles = placed(svg, "circle");
      expect(circles).toHaveLength(figures.length);
      const words = lettersIn(svg).map(({ text }) => text);
      for (const figure of figures) expect(words).toContain(figure);
      for (const { element, x } of circles) {
        expect(x + Number(element.attributes.cx)).toBeGreaterThan(24);
        expect(x + Number(element.attributes.cx)).toBeLessThan(standaloneWidth - 24);
      }
      expect(outside(svg)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
