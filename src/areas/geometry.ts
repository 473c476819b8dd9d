import { isClosed, signedArea, turned, type Outline, type Ring } from "./ring.ts";

/** Rings smaller than this can't be drawn in whole metres, and are left-overs of cutting. */
const leastM2 = 1;

/**
 * The polygons of a GeoJSON geometry, coordinates as they stand (a third number, height, is dropped); or the fault in it.
 * Checked by hand: a schema library takes seconds for the 100,000 positions of a national file.
 */
export function readGeometry(geometry: unknown): { outline: Outline } | { found: string; mend: string } {
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== "Polygon" && type !== "MultiPolygon")
    return { found: `a geometry of type ${JSON.stringify(type) ?? "nothing"}`, mend: "only Polygon and MultiPolygon are outlines" };
  const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return noCoordinates;
  const outline: Outline = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return noCoordinates;
    const rings: Ring[] = [];
    for (const ring of polygon) {
      if (!Array.isArray(ring) || ring.length === 0) return noCoordinates;
      const read: Ring = [];
      for (const position of ring) {
        const [x, y] = Array.isArray(position) ? position : [];
        if (!Number.isFinite(x) || !Number.isFinite(y))
          return {
            found: `${(JSON.stringify(position) ?? "nothing").slice(0, 60)} is no position`,
            mend: "a position is [east, north] in plain numbers",
          };
        read.push([x, y]);
      }
      rings.push(read);
    }
    outline.push(rings);
  }
  return { outline };
}

const noCoordinates = { found: "a geometry without coordinates", mend: "export this area again from its source" };

/** Whole centimetres, closed rings, outer ones counter-clockwise, holes clockwise (RFC 7946 § 3.1.6), nothing under 1 m². */
export function tidyOutline(outline: Outline): { outline: Outline; notes: string[] } {
  const notes: string[] = [];
  const tidy: Outline = [];
  for (const polygon of outline) {
    const [outer, ...holes] = polygon.map((ring) => tidyRing(ring, notes));
    if (tooSmall(outer)) {
      notes.push("a polygon under 1 m² was left out.");
      continue;
    }
    const kept = holes.filter((hole) => !tooSmall(hole));
    if (kept.length < holes.length) notes.push("a hole under 1 m² was left out.");
    tidy.push([turned(outer, true), ...kept.map((hole) => turned(hole, false))]);
  }
  return { outline: tidy, notes };
}

function tidyRing(ring: Ring, notes: string[]): Ring {
  const rounded = ring.map(([x, y]): [number, number] => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]);
  if (isClosed(rounded)) return rounded;
  notes.push("a ring that was not closed was closed.");
  return [...rounded, [...rounded[0]]];
}

function tooSmall(ring: Ring): boolean {
  return Math.abs(signedArea(ring)) < leastM2;
}
