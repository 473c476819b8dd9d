import type { GeometryCollection as Shapes } from "geojson";
import { presimplify, simplify } from "topojson-simplify";
import { topology } from "topojson-server";
import type { GeometryCollection, MultiPolygon, Topology } from "topojson-specification";
import { ringsPath } from "./outline.ts";
import { signedArea, type Outline, type Position, type Ring } from "./ring.ts";

type Areas = Topology<{ areas: GeometryCollection }>;

/** Just over half a pixel of 400 m a side, on a map of the country that is some 700 px high. */
export const countryTriangleM2 = 100_000;

/**
 * Simplified SVG paths of outlines in metres, in their order, for maps of the country. A border that two outlines share (the same
 * positions) is simplified once, so that no gap or overlap opens along it. Points go by the area of the triangle that they span
 * (Visvalingam & Whyatt 1993, The Cartographic Journal 30(1), 46–51). Each area keeps its largest polygon, as a triangle at least;
 * islands and holes that shrink to nothing are left out.
 * @param minTriangleM2 points that span less than this are left out
 */
export function coarsePaths(outlines: readonly Outline[], minTriangleM2 = countryTriangleM2): string[] {
  const shapes: Shapes = {
    type: "GeometryCollection",
    geometries: outlines.map((outline) => ({ type: "MultiPolygon", coordinates: outline.map((polygon) => polygon.map(wholeMetres)) })),
  };
  const weighed = presimplify(topology({ areas: shapes }) as Areas);
  const areas = weighed.objects.areas.geometries as MultiPolygon[];
  for (const area of areas) keepTriangle(weighed, area, minTriangleM2);
  const coarse = simplify(weighed, minTriangleM2);
  return areas.map((area) => {
    const polygons = area.arcs.map((polygon) => polygon.map((arcs) => ringOf(coarse.arcs, arcs))).filter(([outer]) => hasArea(outer));
    return ringsPath(polygons.flatMap(([outer, ...holes]) => [outer, ...holes.filter(hasArea)]));
  });
}

function wholeMetres(ring: Ring): Ring {
  return ring.map(([x, y]) => [Math.round(x), Math.round(y)]);
}

/** Makes sure that an area's largest ring stays more than a line, by keeping its heaviest points; its neighbour keeps them too. */
function keepTriangle({ arcs }: Areas, area: MultiPolygon, minTriangleM2: number): void {
  const outers = area.arcs.map((polygon) => polygon[0]);
  const sizes = outers.map((outer) => Math.abs(signedArea(ringOf(arcs, outer))));
  const outer = outers[sizes.indexOf(Math.max(...sizes))];
  const kept = (point: number[]) => point[2] >= minTriangleM2;
  const points = outer.flatMap((arc) => arcs[arcIndex(arc)]).filter((point) => !kept(point));
  points.sort((a, b) => a[2] - b[2]);
  const thinned = () => hasArea(ringOf(arcs, outer).filter(kept));
  while (!thinned() && points.length > 0) points.pop()![2] = Infinity;
}

/** Arcs one after another as a ring; ~i is arc i walked backwards (TopoJSON format, "arc indexes"). Where they meet, one point goes. */
function ringOf(arcs: number[][][], indexes: readonly number[]): Ring {
  return indexes.flatMap((index, place) => {
    const arc = arcs[arcIndex(index)];
    const walked = index < 0 ? arc.toReversed() : arc;
    return (place === 0 ? walked : walked.slice(1)) as Position[];
  });
}

function arcIndex(index: number): number {
  return index < 0 ? ~index : index;
}

function hasArea(ring: readonly (readonly number[])[]): boolean {
  return ring.length > 3 && signedArea(ring) !== 0;
}
