/** East and north in metres (EPSG:28992), or longitude and latitude in degrees before projection. */
export type Position = [number, number];
/** A closed line: the last position repeats the first. */
export type Ring = Position[];
/** The outline of one area as GeoJSON MultiPolygon coordinates: polygons, each an outer ring and then its holes. */
export type Outline = Ring[][];

/** Area of a ring in the square of its unit; positive when it runs counter-clockwise (shoelace formula). */
export function signedArea(ring: readonly (readonly number[])[]): number {
  // Measured from the ring's own first position: national coordinates squared would eat the digits of small areas.
  const [originX, originY] = ring[0] ?? [0, 0];
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1];
    const [x2, y2] = ring[i];
    doubled += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
  }
  return doubled / 2;
}

/** Whether the last position repeats the first. */
export function isClosed(ring: Ring): boolean {
  const first = ring[0];
  const last = ring.at(-1);
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

/** The same ring, counter-clockwise or clockwise as asked. */
export function turned(ring: Ring, counterClockwise: boolean): Ring {
  return signedArea(ring) > 0 === counterClockwise ? ring : ring.toReversed();
}
