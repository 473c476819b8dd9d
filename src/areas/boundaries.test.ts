import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromRoot } from "../kernel/root.ts";
import { prepareBoundaries } from "./boundaries.ts";
import { readBoundaries } from "./geojson.ts";
import { areaM2, contains } from "./outline.ts";

const folder = fromRoot("..", "shared", "data", "geo");
const absent = !existsSync(folder);
const why = absent ? " (skipped: the folder of real data is not on this machine)" : "";
const load = (name: string, year?: number) => {
  const { outlines, year: found, notes } = readBoundaries(readFileSync(`${folder}/${name}`), { fileName: name, year });
  return { outlines, notes, rows: prepareBoundaries(outlines, found, "CBS, CC BY 4.0") };
};

test("a row has all that the table needs", () => {
  const square: [number, number][] = [
    [135_000, 455_000],
    [136_000, 455_000],
    [136_000, 456_000],
    [135_000, 456_000],
    [135_000, 455_000],
  ];
  const [row] = prepareBoundaries([{ code: "WK034401", name: "West", outline: [[square]] }], 2024, "CBS, CC BY 4.0");
  expect(row).toMatchObject({
    code: "WK034401",
    year: 2024,
    path: "m135000-455000l1000 0 0-1000-1000 0z",
    west: 135_000,
    south: 455_000,
    east: 136_000,
    north: 456_000,
  });
  expect(row.centre).toEqual({ x: 135_500, y: 455_500 });
  expect(row.source).toBe("CBS, CC BY 4.0");
});

// Expected areas: the key figure "area" (km², CBS 2022) that the files carry beside each outline; Utrecht 99.2 km² with its water (CBS).
describe.skipIf(absent)(`published outlines${why}`, () => {
  test("111 neighbourhoods of Utrecht in 2024, codes and year from the file", () => {
    const { rows, notes } = load("utrecht_buurt_2024.rd.geojson");
    expect(rows).toHaveLength(111);
    expect(notes).toEqual([]);
    expect(new Set(rows.map(({ year }) => year))).toEqual(new Set([2024]));
    expect(rows.find(({ code }) => code === "BU03440112")!.centre.x).toBeGreaterThan(134_161);
    const km2 = sum(rows.map(({ outline }) => areaM2(outline) / 1e6));
    expect(Math.abs(km2 / 99.2 - 1)).toBeLessThan(0.05);
  });

  test.each([
    ["345 municipalities", "nl_gemeenten_2022.rd.geojson", 345],
    ["3,340 districts", "nl_wijken_2022.rd.geojson", 3340],
  ])("%s: every area drawn, centre inside, land adds up, coarse borders don't drift, text small", (_, name, count) => {
    const { rows, outlines } = load(name, 2022);
    expect(rows).toHaveLength(count);
    expect(rows.filter(({ outline, centre }) => !contains(outline, [centre.x, centre.y]))).toEqual([]);
    expect(rows.filter(({ coarsePath }) => (coarsePath.match(/-?\d+/g)?.length ?? 0) < 6)).toEqual([]);
    expect(sum(rows.map(({ coarsePath }) => coarsePath.length))).toBeLessThan(400_000);
    const km2 = sum(outlines.map(({ outline }) => areaM2(outline) / 1e6));
    expect(Math.abs(km2 / sum(publishedKm2(name)) - 1)).toBeLessThan(0.001);
    const lines = rows.map(({ path }) => pathArea(path));
    const coarse = rows.map(({ coarsePath }) => pathArea(coarsePath));
    expect(Math.abs(sum(coarse) / sum(lines) - 1)).toBeLessThan(0.01);
  });
});

function publishedKm2(name: string): number[] {
  const { features } = JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as { features: { properties: { area: number } }[] };
  return features.map(({ properties }) => properties.area);
}

/** Net area of a path's rings in m²: outer rings run one way, holes the other. */
function pathArea(path: string): number {
  let [startX, startY, doubled] = [0, 0, 0];
  for (const part of path.split("z").slice(0, -1)) {
    const [dx, dy, ...steps] = part.match(/-?\d+/g)!.map(Number);
    startX += dx;
    startY += dy;
    let [x, y] = [0, 0];
    for (let i = 0; i < steps.length; i += 2) {
      doubled += x * (y + steps[i + 1]) - (x + steps[i]) * y;
      x += steps[i];
      y += steps[i + 1];
    }
  }
  return -doubled / 2;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
