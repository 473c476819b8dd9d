import { describe, expect, test } from "vitest";
import { usual } from "../../test/made-charts.ts";
import { readPng, type Picture } from "../../test/png.ts";
import { Problem } from "../kernel/problem.ts";
import { standaloneSvg, standaloneWidth } from "./chart/standalone.ts";
import { pngOf } from "./image.ts";

const source = "Gezondheidsmonitor 2020, StatLine 50090NED";
const picture = async (svg: string): Promise<Picture> => readPng(await pngOf(svg));
const heightOf = (svg: string): number => Number(/height="(\d+)"/.exec(svg)?.[1]);

/** How many pixels of a region are dark enough to be letters. */
function dark({ at }: Picture, [left, top, right, bottom]: [number, number, number, number]): number {
  let count = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (Math.max(...at(x, y)) < 160) count++;
  return count;
}

describe.each(Object.entries(usual))("the PNG of an %s", (_, chart) => {
  const svg = standaloneSvg({ language: "nl", chart, title: "Wat het zegt", source });
  test("is twice as large as the drawing, on white, with title and source line in letters", async () => {
    const drawn = await picture(svg);
    expect([drawn.width, drawn.height]).toEqual([2 * standaloneWidth, 2 * heightOf(svg)]);
    expect(drawn.at(0, 0)).toEqual([255, 255, 255]);
    expect(drawn.at(drawn.width - 1, drawn.height - 1)).toEqual([255, 255, 255]);
    const lines = { title: [48, 60, 400, 110], source: [48, drawn.height - 84, 700, drawn.height - 44] } as const;
    expect(dark(drawn, [...lines.title])).toBeGreaterThan(400);
    expect(dark(drawn, [...lines.source])).toBeGreaterThan(400);
    // Another source is other letters; nothing else moves.
    const other = await picture(standaloneSvg({ language: "nl", chart, title: "Wat het zegt", source: "x" }));
    expect(dark(other, [...lines.source])).toBeLessThan(dark(drawn, [...lines.source]) / 2);
  });
});

test("a mark is drawn in its colour and at its place: the first benchmark-free dot of the slope plot", async () => {
  const drawn = await picture(standaloneSvg({ language: "nl", chart: usual.slope, title: "t", source }));
  const found = new Set<string>();
  for (let y = 0; y < drawn.height; y += 2) for (let x = 0; x < drawn.width; x += 2) found.add(drawn.at(x, y).join());
  expect(found).toContain("179,84,30"); // --gelijkop-own
});

test("letters beyond ASCII are in the font that comes along", async () => {
  const of = (text: string) =>
    picture(
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#fff"/><text x="10" y="30" font-size="24">${text}</text></svg>`,
    );
  const missing = dark(await of("\ue123"), [0, 0, 120, 80]);
  for (const letter of ["é", "ğ", "Ł", "≥", "→", "−", "’", "Ж"])
    expect([letter, dark(await of(letter), [0, 0, 120, 80])]).not.toEqual([letter, missing]);
});

describe("what can't be drawn", () => {
  const sized = (width: number, height: number): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"></svg>`;
  const kindOf = async (svg: string): Promise<[string, number]> => {
    const problem = await pngOf(svg).catch((error: unknown) => error);
    if (!(problem instanceof Problem)) throw new Error("it was drawn");
    return [problem.kind, problem.status];
  };
  test.each([sized(30_000, 30_000), sized(1e9, 1), sized(0, 10), "<svg/>", "", sized(10, 10) + " ".repeat(13_000_000)])(
    "is refused before it is tried (%#)",
    async (svg) => expect(await kindOf(svg)).toEqual(["image-too-large", 422]),
  );
  test("is told as such, and the next one is drawn", async () => {
    expect(await kindOf(`<svg width="10" height="10"><unclosed`)).toEqual(["image-refused", 500]);
    expect((await picture(sized(10, 10))).width).toBe(20);
  });
});
