import proj4 from "proj4";
import { Problem } from "../kernel/problem.ts";
import type { Position } from "./ring.ts";

/** The coordinate systems that outlines may come in: Dutch metres (RD New), or longitude and latitude in degrees. */
export type ReferenceSystem = "EPSG:28992" | "WGS84";

/**
 * RD New as EPSG defines it, with the seven-parameter shift from ETRS89. Without the correction grid of RDNAPTRANS this is right to
 * within 0.25 m on land, which is finer than any published outline of a neighbourhood.
 */
const rdNew =
  "+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel " +
  "+towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,-1.8774,4.0725 +units=m +no_defs";
const projection = proj4("WGS84", rdNew);

/** Longitude and latitude in degrees (WGS84 or ETRS89, which lie within a metre of each other) → east and north in metres, EPSG:28992. */
export function toRd([longitude, latitude]: Position): Position {
  return projection.forward([longitude, latitude]) as Position;
}

/** East and north in metres (EPSG:28992) → longitude and latitude in degrees (WGS84); as right as `toRd`. */
export function toWgs84([x, y]: Position): Position {
  return projection.inverse([x, y]) as Position;
}

/** Whether a position in EPSG:28992 lies in the rectangle for which that system is defined. */
export function inNetherlands([x, y]: Position): boolean {
  return x >= -7_000 && x <= 300_000 && y >= 289_000 && y <= 629_000;
}

/** Whether a position can be longitude and latitude in degrees at all. */
export function inDegrees([x, y]: Position): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

const known: ReadonlyMap<string, ReferenceSystem> = new Map([
  ["28992", "EPSG:28992"],
  ["7415", "EPSG:28992"],
  ["CRS84", "WGS84"],
  ["CRS84h", "WGS84"],
  ["4326", "WGS84"],
  ["4258", "WGS84"],
]);

/**
 * The system that a file's `crs` member names (GeoJSON 2008; RFC 7946 has dropped it); null where there is none.
 * @throws Problem `unknown-reference-system` when it names another one
 */
export function declaredSystem(crs: unknown): ReferenceSystem | null {
  if (crs === undefined || crs === null) return null;
  const name = (crs as { properties?: { name?: unknown } }).properties?.name;
  // urn:ogc:def:crs:EPSG::28992, EPSG:28992 and http://www.opengis.net/def/crs/EPSG/0/28992 all end in the number.
  const system = typeof name === "string" ? known.get(name.split(/[:/#]/).at(-1)!) : undefined;
  if (system) return system;
  const found = typeof name === "string" ? `"${name}"` : "no name that can be read";
  throw new Problem({
    kind: "unknown-reference-system",
    message: `The file's crs member gives ${found} as its coordinate system.`,
    wayOut: toMend,
  });
}

export const toMend = "Save the outlines in EPSG:28992 (RD New) or in WGS84 (longitude, latitude) and import that file.";

const elsewhere: readonly { when: (position: Position) => boolean; looks: string }[] = [
  { when: ([x, y]) => x > 50 && x < 54 && y > 3 && y < 8, looks: "latitude seems to stand first, where GeoJSON puts longitude" },
  { when: ([x, y]) => inNetherlands([y, x]), looks: "north seems to stand first, where GeoJSON puts east" },
  { when: ([x, y]) => x > 3 && x < 8 && y > 50 && y < 54, looks: "it looks like degrees (WGS84)" },
  { when: inNetherlands, looks: "it looks like metres (EPSG:28992)" },
  {
    when: ([x, y]) => x > 350_000 && x < 820_000 && y > 6_500_000 && y < 7_200_000,
    looks: "it looks like web map coordinates (EPSG:3857)",
  },
  {
    when: ([x, y]) => x > 3_800_000 && x < 4_200_000 && y > 3_000_000 && y < 3_500_000,
    looks: "it looks like European metres (EPSG:3035)",
  },
  { when: ([x, y]) => x > 450_000 && x < 850_000 && y > 5_600_000 && y < 6_000_000, looks: "it looks like UTM (EPSG:25831)" },
];

/** What a position outside the Netherlands looks like, in words; null when it looks like nothing known. */
export function likelyMistake(position: Position): string | null {
  return elsewhere.find(({ when }) => when(position))?.looks ?? null;
}
