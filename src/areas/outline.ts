import { signedArea, type Outline, type Position, type Ring } from "./ring.ts";

export type Bounds = { west: number; south: number; east: number; north: number };

/** The smallest upright rectangle around an outline, in its own unit (metres). */
export function boundsOf(outline: Outline): Bounds {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [outer] of outline) {
    for (const [x, y] of outer ?? []) {
      if (x < bounds.west) bounds.west = x;
      if (x > bounds.east) bounds.east = x;
      if (y < bounds.south) bounds.south = y;
      if (y > bounds.north) bounds.north = y;
    }
  }
  return bounds;
}

/** Area in m² of an outline in metres, holes taken off; whichever way its rings run. */
export function areaM2(outline: Outline): number {
  let total = 0;
  for (const polygon of outline) {
    polygon.forEach((ring, i) => {
      const area = Math.abs(signedArea(ring));
      total += i === 0 ? area : -area;
    });
  }
  return total;
}

/** Whether a position lies inside an outline (even-odd rule, so holes are outside). On the line itself: either answer. */
export function contains(outline: Outline, [x, y]: Position): boolean {
  let inside = false;
  for (const polygon of outline) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const [x1, y1] = ring[i - 1];
        const [x2, y2] = ring[i];
        if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
      }
    }
  }
  return inside;
}

/** An outline as SVG path data with the y axis turned down (y = −north), in whole metres. Draw it with `fill-rule="evenodd"`. */
export function svgPath(outline: Outline): string {
  return ringsPath(outline.flat());
}

/** Closed rings as SVG path data: relative commands `m`, `l`, `z`, each number a whole metre. */
export function ringsPath(rings: readonly Ring[]): string {
  let path = "";
  let fromX = 0;
  let fromY = 0;
  for (const ring of rings) {
    // Positions are rounded before the steps between them are taken: steps would add up their rounding,
    // and two neighbours would no longer draw their border on the same pixels.
    const startX = Math.round(ring[0][0]);
    const startY = -Math.round(ring[0][1]);
    let x = startX;
    let y = startY;
    let steps = "";
    for (let i = 1; i < ring.length - 1; i++) {
      const nextX = Math.round(ring[i][0]);
      const nextY = -Math.round(ring[i][1]);
      if (nextX === x && nextY === y) continue;
      steps += `${steps ? spaced(nextX - x) : nextX - x}${spaced(nextY - y)}`;
      x = nextX;
      y = nextY;
    }
    path += `m${startX - fromX}${spaced(startY - fromY)}${steps && `l${steps}`}z`;
    fromX = startX;
    fromY = startY;
  }
  return path;
}

/** A minus sign parts two numbers by itself. */
function spaced(value: number): string {
  return value < 0 ? `${value}` : ` ${value}`;
}
