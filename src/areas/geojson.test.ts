import { describe, expect, test } from "vitest";
import { Problem } from "../kernel/problem.ts";
import type { PropertyNames } from "./feature-names.ts";
import { readBoundaries } from "./geojson.ts";
import { areaM2 } from "./outline.ts";
import { isClosed, signedArea, type Ring } from "./ring.ts";
import { toRd } from "./reference-system.ts";

type Options = { year?: number; properties?: PropertyNames };
const rd = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::28992" } };
const square = (west = 135_000, south = 455_000, side = 100): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const feature = (code: unknown, coordinates: unknown = [square()], type = "Polygon") => ({
  type: "Feature",
  properties: { statcode: code, statnaam: "Somewhere" },
  geometry: { type, coordinates },
});
const collection = (features: unknown[], crs: unknown = rd) =>
  JSON.stringify({ type: "FeatureCollection", ...(crs ? { crs } : {}), features });
const read = (text: string, options: Options = { year: 2024 }) =>
  readBoundaries(new TextEncoder().encode(text), { fileName: "map.geojson", ...options });

function problemOf(text: string | Uint8Array, options: Options = { year: 2024 }): Problem {
  try {
    readBoundaries(typeof text === "string" ? new TextEncoder().encode(text) : text, { fileName: "map.geojson", ...options });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("it was read without a problem");
}

describe("rings", () => {
  test.each([true, false])("come out counter-clockwise, holes clockwise (input turned: %s)", (turnedRound) => {
    const rings = [square(135_000, 455_000, 100), square(135_040, 455_040, 20)].map((ring, i) =>
      turnedRound === (i === 0) ? ring.toReversed() : ring,
    );
    const [polygon] = read(collection([feature("WK034401", rings)])).outlines[0].outline;
    expect(signedArea(polygon[0])).toBe(10_000);
    expect(signedArea(polygon[1])).toBe(-400);
  });

  test("that are not closed are closed, with a note", () => {
    const { outlines, notes } = read(collection([feature("WK034401", [square().slice(0, 4)])]));
    expect(isClosed(outlines[0].outline[0][0])).toBe(true);
    expect(areaM2(outlines[0].outline)).toBe(10_000);
    expect(notes).toEqual(["WK034401 (feature 1): a ring that was not closed was closed."]);
  });

  test("without area are left out with a note; all parts of a multi-polygon stay", () => {
    const line = [
      [135_000, 455_000],
      [135_100, 455_000],
      [135_000, 455_000],
    ];
    const { outlines, notes } = read(collection([feature("WK034401", [[square()], [line], [square(136_000)]], "MultiPolygon")]));
    expect(outlines[0].outline).toHaveLength(2);
    expect(notes).toEqual(["WK034401 (feature 1): a polygon under 1 m² was left out."]);
  });

  test("heights are dropped", () => {
    const high = square().map((position) => [...position, 12.5]);
    expect(read(collection([feature("WK034401", [high])])).outlines[0].outline[0][0][0]).toEqual([135_000, 455_000]);
  });
});

describe("coordinates", () => {
  // Corners of the square of 100 m from RD (155000, 463000), by the power series of Schreutelkamp & Strang van Hees 2001, Geodesia 43(2),
  // 64–69: longitude 5.38720621 + (5260.52916·dX + 105.94684·dX·dY)/3600, latitude 52.1551744 + 3235.65389·dY/3600, in units of 100 km.
  const inDegrees: Ring = [
    [5.38720621, 52.1551744],
    [5.38866747, 52.1551744],
    [5.3886675, 52.15607319],
    [5.38720621, 52.15607319],
    [5.38720621, 52.1551744],
  ];

  test("in degrees become metres: the square of 100 m by the tower of Amersfoort", () => {
    const { outlines, system } = read(collection([feature("WK030700", [inDegrees])], null));
    const [ring] = outlines[0].outline[0];
    expect(system).toBe("WGS84");
    expect(Math.hypot(ring[0][0] - 155_000, ring[0][1] - 463_000)).toBeLessThan(0.35);
    expect(areaM2(outlines[0].outline) / 10_000).toBeCloseTo(1, 3);
    expect(ring[0]).toEqual(toRd(inDegrees[0]).map((metres) => Math.round(metres * 100) / 100));
  });

  test("in metres are known as such without a crs", () => {
    expect(read(collection([feature("WK034401")], null)).system).toBe("EPSG:28992");
  });

  test("outside the Netherlands are a fault of that feature, with a likely cause", () => {
    const problem = problemOf(collection([feature("WK034401"), feature("WK034402", [square(455_000, 135_000)])]));
    expect(problem.kind).toBe("bad-boundaries");
    expect(problem.faults).toMatchObject([{ row: 2, column: "geometry" }]);
    expect(problem.faults[0].found).toContain("WK034402: position 455000, 135000");
    expect(problem.faults[0].mend).toContain("north seems to stand first");
  });

  test.each([
    ["degrees in a file that says metres", inDegrees, rd, "degrees"],
    ["latitude first", inDegrees.map(([x, y]) => [y, x]), null, "latitude seems to stand first"],
    [
      "web map metres",
      [
        [599_700, 6_832_000],
        [599_800, 6_832_000],
        [599_700, 6_832_100],
        [599_700, 6_832_000],
      ],
      null,
      "EPSG:3857",
    ],
    ["metres in a file that says degrees", square(), { properties: { name: "EPSG:4326" } }, "metres"],
  ])("%s are an unknown system", (_, ring, crs, cause) => {
    const problem = problemOf(collection([feature("WK034401", [ring])], crs));
    expect(problem.kind).toBe("unknown-reference-system");
    expect(problem.faults[0].mend).toContain(cause);
  });

  test("another declared system is refused", () => {
    expect(problemOf(collection([feature("WK034401")], { properties: { name: "urn:ogc:def:crs:EPSG::31370" } })).message).toContain(
      "31370",
    );
  });
});

describe("codes, names and years", () => {
  const with_ = (properties: object, id?: string) =>
    collection([{ type: "Feature", id, properties, geometry: { type: "Polygon", coordinates: [square()] } }]);

  test.each([
    [
      "the office's web service",
      { statcode: "BU03440111", jrstatcode: "2024BU03440111", statnaam: "Welgelegen" },
      "BU03440111",
      "Welgelegen",
      2024,
    ],
    ["only a code with its year", { jrstatcode: "2024BU03440111", statnaam: "Welgelegen" }, "BU03440111", "Welgelegen", 2024],
    [
      "key figures of neighbourhoods",
      { bu_code: "BU03440111", bu_naam: "Welgelegen", wk_code: "WK034401", gm_code: "GM0344", gm_naam: "Utrecht", jaar: 2024 },
      "BU03440111",
      "Welgelegen",
      2024,
    ],
    [
      "districts, capitals, padded",
      { WK_CODE: "WK034401  ", WK_NAAM: " West ", GM_CODE: "GM0344", GM_NAAM: "Utrecht", JAAR: "2024" },
      "WK034401",
      "West",
      2024,
    ],
    [
      "Dutch words",
      { buurtcode: "BU03440111", buurtnaam: "Welgelegen", gemeentecode: "GM0344", year: "2024-01-01" },
      "BU03440111",
      "Welgelegen",
      2024,
    ],
  ])("%s", (_, properties, code, name, year) => {
    const file = read(with_(properties), {});
    expect(file.outlines[0]).toMatchObject({ code, name });
    expect(file.year).toBe(year);
  });

  test("the feature's own id serves where no property does, and properties can be named", () => {
    expect(read(with_({ naam: "West" }, "WK034401")).outlines[0]).toMatchObject({ code: "WK034401", name: "West" });
    expect(
      read(with_({ place: "sub-1", label: "West" }), { year: 2020, properties: { code: "place", name: "label" } }).outlines[0],
    ).toMatchObject({ code: "sub-1", name: "West" });
  });

  test("without a known property the problem lists those that are there", () => {
    expect(problemOf(with_({ place: "x", label: "West" })).message).toContain("place, label");
  });

  test("a year is asked for where none is given, and several are refused", () => {
    expect(problemOf(collection([feature("WK034401")]), {}).faults).toMatchObject([{ found: "no year of the division in the file" }]);
    const two = [2023, 2024].map((jaar, i) => ({
      type: "Feature",
      properties: { code: `WK03440${i}`, jaar },
      geometry: { type: "Polygon", coordinates: [square()] },
    }));
    expect(problemOf(collection(two), {}).faults[0].found).toContain("2023, 2024");
    expect(read(collection(two), { year: 2024 }).year).toBe(2024);
  });
});

describe("faults name the feature", () => {
  test.each([
    ["a code twice", feature("WK034401"), "WK034401 is also feature 1"],
    ["no code", feature(null), "no area code"],
    ["a code with a blank", feature("WK 0344"), "is no area code"],
    ["a point", feature("WK034402", [1, 2], "Point"), '"Point"'],
    ["text for numbers", feature("WK034402", [[["135000", "455000"]]]), "is no position"],
    ["null in a position", feature("WK034402", [[[135_000, null]]]), "is no position"],
    ["no coordinates", feature("WK034402", []), "without coordinates"],
    ["rings that are no lists", feature("WK034402", [7]), "without coordinates"],
    [
      "an outline without area",
      feature("WK034402", [
        [
          [135_000, 455_000],
          [135_000, 455_000],
        ],
      ]),
      "less than 1 m²",
    ],
  ])("%s", (_, second, found) => {
    const problem = problemOf(collection([feature("WK034401"), second]));
    expect(problem.kind).toBe("bad-boundaries");
    expect(problem.faults).toHaveLength(1);
    expect(problem.faults[0].row).toBe(2);
    expect(problem.faults[0].found).toContain(found);
  });

  test("1e400 is no position", () => {
    expect(problemOf(collection([feature("WK034401", [square()])]).replace("135100", "1e400")).faults[0].found).toContain("no position");
  });

  test("a feature without geometry is left out with a note; a file of only such features is refused", () => {
    const empty = { type: "Feature", properties: { statcode: "WK034402" }, geometry: null };
    expect(read(collection([feature("WK034401"), empty])).notes).toEqual(["WK034402 (feature 2) has no geometry and is left out."]);
    expect(problemOf(collection([empty])).message).toContain("no feature with an outline");
  });
});

describe("what is no GeoJSON is told apart", () => {
  const whole = collection([feature("WK034401"), feature("WK034402")]);
  test.each([
    ["nothing", "", "is empty"],
    ["a web page", "<!DOCTYPE html><html><body>404", "web page"],
    ["XML", '<?xml version="1.0"?><gml/>', "XML"],
    ["a cut-off file", whole.slice(0, whole.length - 40), "cut off"],
    ["CSV", "code,name\nWK034401,West\n", "is not JSON"],
    ["TopoJSON", '{"type":"Topology","objects":{},"arcs":[]}', "TopoJSON"],
    ["a list", "[]", "no GeoJSON FeatureCollection"],
    ["null", "null", "no GeoJSON FeatureCollection"],
    ["a collection of nothing", '{"type":"FeatureCollection","features":[]}', "holds no features"],
    ["a feature that is null", '{"type":"FeatureCollection","features":[null]}', "feature 1 that is not an object"],
  ])("%s", (_, text, found) => {
    const problem = problemOf(text);
    expect(problem.kind).toBe("unreadable-boundaries");
    expect(problem.message).toContain(found);
  });

  test.each([
    ["a ZIP file", new Uint8Array([0x50, 0x4b, 3, 4, 20]), "ZIP"],
    ["a GeoPackage", new TextEncoder().encode("SQLite format 3\0"), "GeoPackage"],
    ["another encoding", new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x7d]), "not UTF-8"],
  ])("%s", (_, bytes, found) => {
    expect(problemOf(bytes).message).toContain(found);
  });

  test("a byte order mark does not matter", () => {
    expect(read(`\uFEFF${whole}`).outlines).toHaveLength(2);
  });
});
