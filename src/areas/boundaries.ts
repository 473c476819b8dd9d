import type { FoundOutline } from "./geojson.ts";
import { innerPoint } from "./inner-point.ts";
import { boundsOf, svgPath, type Bounds } from "./outline.ts";
import type { Outline } from "./ring.ts";
import { coarsePaths } from "./simplify.ts";

/** A row of table `boundary`; lengths in metres, EPSG:28992. */
export type PreparedBoundary = Bounds & {
  code: string;
  year: number;
  outline: Outline;
  /** SVG path, y turned down. */
  path: string;
  /** The same for a map of the country. */
  coarsePath: string;
  centre: { x: number; y: number };
  source: string;
};

/**
 * The outlines of one file as rows to store. They are simplified together, so that neighbours of one file keep one border.
 * @param source publisher and licence, and how the publisher simplified
 */
export function prepareBoundaries(outlines: readonly FoundOutline[], year: number, source: string): PreparedBoundary[] {
  const coarse = coarsePaths(outlines.map(({ outline }) => outline));
  return outlines.map(({ code, outline }, i) => {
    const [x, y] = innerPoint(outline);
    return {
      code,
      year,
      outline,
      path: svgPath(outline),
      coarsePath: coarse[i],
      ...boundsOf(outline),
      centre: { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 },
      source,
    };
  });
}
