import { Problem, type Fault } from "../kernel/problem.ts";
import { namesIn, type Feature, type PropertyNames } from "./feature-names.ts";
import { featureList } from "./geojson-text.ts";
import { readGeometry, tidyOutline } from "./geometry.ts";
import { declaredSystem, inDegrees, inNetherlands, likelyMistake, toMend, toRd, type ReferenceSystem } from "./reference-system.ts";
import type { Outline, Position } from "./ring.ts";

/** One area's outline in metres (EPSG:28992): outer rings counter-clockwise, holes clockwise, all closed, whole centimetres. */
export type FoundOutline = { code: string; name: string | null; outline: Outline };
export type BoundaryFile = {
  outlines: FoundOutline[];
  /** Year of the division that the outlines belong to. */
  year: number;
  /** What the coordinates were in. */
  system: ReferenceSystem;
  /** What was mended or left out, one line each. */
  notes: string[];
};

const codePattern = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/**
 * Reads a file of outlines: a GeoJSON FeatureCollection of polygons and multi-polygons (RFC 7946), in WGS84 or EPSG:28992. The system
 * is the one that `crs` names, otherwise it follows from the coordinates: only degrees are all within ±180 and ±90.
 * Unclosed rings are closed, rings under 1 m² and features without geometry are left out; `notes` says which.
 * @param options.fileName for messages
 * @param options.year needed where the features do not give it (`jrstatcode`, `year`, `jaar`); goes before theirs
 * @param options.properties which properties hold code, name and year, where they are not found by themselves
 * @throws Problem `unreadable-boundaries`, `unknown-reference-system` or `bad-boundaries`; in faults, `row` is the feature's place in the file
 */
export function readBoundaries(bytes: Uint8Array, options: { fileName: string; year?: number; properties?: PropertyNames }): BoundaryFile {
  const { features, crs } = featureList(bytes, options.fileName);
  const notes: string[] = [];
  const faults: Fault[] = [];
  const names = namesIn(features, options.properties);
  if (names.codeProperty === null) throw withoutCodes(options.fileName, features[0].properties);
  const raw: { row: number; code: string; name: string | null; outline: Outline }[] = [];
  const years = new Set<number>();
  const rows = new Map<string, number>();

  for (const [i, feature] of features.entries()) {
    const row = i + 1;
    const { code, name, year } = names.read(feature);
    const fault = codeFault(code, rows);
    if (fault) {
      faults.push({ row, column: names.codeProperty, ...fault });
      continue;
    }
    rows.set(code!, row);
    if (year !== null) years.add(year);
    if (feature.geometry === null || feature.geometry === undefined) {
      notes.push(`${code} (feature ${row}) has no geometry and is left out.`);
      continue;
    }
    const outline = readGeometry(feature.geometry);
    if ("found" in outline) faults.push({ row, column: "geometry", found: `${code}: ${outline.found}`, mend: outline.mend });
    else raw.push({ row, code: code!, name, outline: outline.outline });
  }

  const declared = declaredSystem(crs);
  const system = declared ?? (raw.every(({ outline }) => everyPosition(outline, inDegrees)) ? "WGS84" : "EPSG:28992");
  const outlines: FoundOutline[] = [];
  let outside = 0;
  for (const { row, code, name, outline } of raw) {
    const placed = system === "WGS84" ? project(outline) : outline;
    const stray = strayPosition(placed, outline);
    if (stray) {
      outside++;
      faults.push({
        row,
        column: "geometry",
        found: `${code}: position ${stray.join(", ")} lies outside the Netherlands as ${system}`,
        mend: likelyMistake(stray) ?? toMend,
      });
      continue;
    }
    const tidy = tidyOutline(placed);
    notes.push(...tidy.notes.map((note) => `${code} (feature ${row}): ${note}`));
    if (tidy.outline.length > 0) outlines.push({ code, name, outline: tidy.outline });
    else
      faults.push({
        row,
        column: "geometry",
        found: `${code}: the outline encloses less than 1 m²`,
        mend: "export this area again from its source",
      });
  }

  if (raw.length > 0 && outside === raw.length) throw elsewhere(options.fileName, system, declared !== null, faults);
  const year = options.year ?? yearOf(years, faults);
  if (faults.length > 0 || year === null)
    throw new Problem({
      kind: "bad-boundaries",
      message: `${options.fileName} has ${count(faults.length)}; nothing was loaded.`,
      wayOut: "Mend the file and import it again.",
      faults,
    });
  if (outlines.length === 0)
    throw new Problem({
      kind: "bad-boundaries",
      message: `${options.fileName} has no feature with an outline; nothing was loaded.`,
      wayOut: "Import a file whose features are polygons.",
    });
  return { outlines, year, system, notes };
}

function codeFault(code: string | null, rows: ReadonlyMap<string, number>): { found: string; mend: string } | null {
  if (code === null) return { found: "no area code", mend: "give every feature its code" };
  if (!codePattern.test(code))
    return { found: `"${code.slice(0, 40)}" is no area code`, mend: "name the property that holds codes such as BU03440311" };
  const first = rows.get(code);
  return first === undefined
    ? null
    : { found: `${code} is also feature ${first}`, mend: "join the parts of one area into one multi-polygon" };
}

function withoutCodes(fileName: string, properties: Feature["properties"]): Problem {
  const found =
    Object.keys(properties ?? {})
      .slice(0, 20)
      .join(", ") || "none";
  return new Problem({
    kind: "bad-boundaries",
    message: `No property of ${fileName} is known to hold area codes; it has: ${found}.`,
    wayOut: "Name the property that holds codes such as BU03440311.",
  });
}

function everyPosition(outline: Outline, test: (position: Position) => boolean): boolean {
  return outline.every((polygon) => polygon.every((ring) => ring.every(test)));
}

/** Degrees to metres. What can't be degrees becomes no place at all: metres in a file that says degrees must not pass for metres. */
function project(outline: Outline): Outline {
  return outline.map((polygon) => polygon.map((ring) => ring.map((position) => (inDegrees(position) ? toRd(position) : [NaN, NaN]))));
}

/** The first position outside the Netherlands, as it stands in the file. */
function strayPosition(placed: Outline, source: Outline): Position | null {
  for (const [p, polygon] of placed.entries()) {
    for (const [r, ring] of polygon.entries()) {
      const stray = ring.findIndex((position) => !inNetherlands(position));
      if (stray >= 0) return source[p][r][stray];
    }
  }
  return null;
}

function elsewhere(fileName: string, system: ReferenceSystem, declared: boolean, faults: Fault[]): Problem {
  const why = declared ? `which its crs member says they are in` : `which they were taken for, as the file names no coordinate system`;
  return new Problem({
    kind: "unknown-reference-system",
    message: `No outline in ${fileName} lies in the Netherlands as ${system}, ${why}.`,
    wayOut: toMend,
    faults,
  });
}

function yearOf(years: ReadonlySet<number>, faults: Fault[]): number | null {
  const [year] = years;
  if (years.size === 1) return year;
  if (years.size === 0) faults.push({ found: "no year of the division in the file", mend: "give the year with the import" });
  else
    faults.push({
      found: `outlines of several years: ${[...years].sort().join(", ")}`,
      mend: "import one year at a time, or give the year that holds for all",
    });
  return null;
}

function count(faults: number): string {
  return faults === 1 ? "a fault" : `${faults} faults`;
}
