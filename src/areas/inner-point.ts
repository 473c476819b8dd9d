import { boundsOf, contains } from "./outline.ts";
import { signedArea, type Outline, type Position, type Ring } from "./ring.ts";

type Cell = { x: number; y: number; half: number; distance: number };

/**
 * A point well inside an outline, for labels and distances: the pole of inaccessibility, which is the interior point
 * farthest from the border (Garcia-Castellanos & Lombardo 2007, Scottish Geographical Journal 123(3), 227–233). Unlike the
 * centroid it never falls outside a bent area or into a hole. Of several polygons the largest is taken.
 * @param precision metres that the answer's distance to the border may fall short; 1 % of the smaller side by default, at least 1 m
 */
export function innerPoint(outline: Outline, precision?: number): Position {
  const polygon = largest(outline);
  const { west, south, east, north } = boundsOf([polygon]);
  const side = Math.min(east - west, north - south);
  const enough = precision ?? Math.max(1, side / 100);
  const half = side / 2;
  let best: Cell = cellAt(polygon, (west + east) / 2, (south + north) / 2, 0);
  let cells: Cell[] = [];
  for (let x = west + half; x < east + half; x += side)
    for (let y = south + half; y < north + half; y += side) cells.push(cellAt(polygon, x, y, half));
  while (cells.length > 0) {
    for (const cell of cells) if (cell.distance > best.distance) best = cell;
    // No point of a square lies farther from its middle than half its diagonal, so a square that can't beat the best is dropped.
    cells = cells
      .filter((cell) => cell.distance + cell.half * Math.SQRT2 > best.distance + enough)
      .flatMap(({ x, y, half }) =>
        [-half / 2, half / 2].flatMap((dx) => [-half / 2, half / 2].map((dy) => cellAt(polygon, x + dx, y + dy, half / 2))),
      );
  }
  return [best.x, best.y];
}

function largest(outline: Outline): Ring[] {
  return outline.reduce((most, polygon) => (Math.abs(signedArea(polygon[0])) > Math.abs(signedArea(most[0])) ? polygon : most));
}

function cellAt(polygon: Ring[], x: number, y: number, half: number): Cell {
  let squared = Infinity;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) squared = Math.min(squared, squaredDistance(x, y, ring[i - 1], ring[i]));
  }
  const distance = Math.sqrt(squared);
  return { x, y, half, distance: contains([polygon], [x, y]) ? distance : -distance };
}

function squaredDistance(x: number, y: number, [x1, y1]: Position, [x2, y2]: Position): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  const gapX = x - x1 - along * dx;
  const gapY = y - y1 - along * dy;
  return gapX * gapX + gapY * gapY;
}
