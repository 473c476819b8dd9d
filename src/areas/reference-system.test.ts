import { expect, test } from "vitest";
import { Problem } from "../kernel/problem.ts";
import { declaredSystem, likelyMistake, toRd } from "./reference-system.ts";

// Onze Lieve Vrouwetoren, Amersfoort: Schreutelkamp & Strang van Hees 2001, "Benaderingsformules voor de transformatie tussen RD- en
// WGS84-kaartcoördinaten". The others: the test points that come with RDNAPTRANS 2008 (Kadaster, Rijkswaterstaat), ETRS89.
test.each([
  ["Amersfoort, tower", 52.1551744, 5.38720621, 155_000, 463_000],
  ["Amersfoort", 52.155172897, 5.387203657, 155_000, 463_000],
  ["Texel", 53.160753042, 4.824761912, 117_380.12, 575_040.34],
  ["Noord-Groningen", 53.41948205, 6.776726674, 247_380.56, 604_580.78],
  ["Zeeuws-Vlaanderen", 51.368607152, 3.397588595, 16_460.91, 377_380.23],
  ["Zuid-Limburg", 50.792584916, 5.773795548, 182_260.45, 311_480.67],
])("%s lies where the land registry puts it, to within 0.35 m", (_, latitude, longitude, east, north) => {
  const [x, y] = toRd([longitude, latitude]);
  expect(Math.hypot(x - east, y - north)).toBeLessThan(0.35);
});

test.each([
  ["urn:ogc:def:crs:EPSG::28992", "EPSG:28992"],
  ["EPSG:28992", "EPSG:28992"],
  ["http://www.opengis.net/def/crs/EPSG/0/28992", "EPSG:28992"],
  ["urn:ogc:def:crs:OGC:1.3:CRS84", "WGS84"],
  ["EPSG:4326", "WGS84"],
  ["urn:ogc:def:crs:EPSG::4258", "WGS84"],
])("crs %s is %s", (name, system) => {
  expect(declaredSystem({ type: "name", properties: { name } })).toBe(system);
});

test("without crs nothing is declared, and another system is refused by name", () => {
  expect(declaredSystem(undefined)).toBeNull();
  expect(() => declaredSystem({ type: "name", properties: { name: "urn:ogc:def:crs:EPSG::31370" } })).toThrow(Problem);
  expect(() => declaredSystem({ type: "name", properties: { name: "urn:ogc:def:crs:EPSG::31370" } })).toThrow(/31370/);
  expect(() => declaredSystem({ type: "link" })).toThrow(/no name that can be read/);
});

// The tower in Amersfoort in other systems (EPSG definitions).
test.each([
  [[52.155, 5.387], "latitude seems to stand first"],
  [[463_000, 155_000], "north seems to stand first"],
  [[599_700, 6_832_000], "EPSG:3857"],
  [[5.387, 52.155], "degrees"],
  [[155_000, 463_000], "metres (EPSG:28992)"],
] as [[number, number], string][])("%j gets the likely cause", (position, cause) => {
  expect(likelyMistake(position)).toContain(cause);
});
