import type { Fault } from "../kernel/problem.ts";

/** Place of an area on a tile map: columns from the left, rows from the top, both from 0. */
export type Tile = {
  code: string;
  col: number;
  row: number;
  /** Short name; a soft hyphen says where it may break. */ label?: string | null;
};

/**
 * What is wrong with a tile map's layout: two areas on one place, an area twice, an area without a tile, a tile of no listed area, or a
 * place that is no place. `row` of a fault is the tile's place in the list, from 1.
 * @param codes the areas that the map must show
 */
export function tileFaults(tiles: readonly Tile[], codes: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const listed = new Set(codes);
  const places = new Map<string, string>();
  const placed = new Set<string>();
  for (const [i, { code, col, row }] of tiles.entries()) {
    const fault = (column: string, found: string, mend: string) => faults.push({ row: i + 1, column, found, mend });
    if (placed.has(code)) fault("code", `${code} has a tile already`, "keep one");
    else if (!listed.has(code)) fault("code", `${code} is not one of the areas of this map`, "check the code, or list the area");
    placed.add(code);
    const wrong = [col, row].find((number) => !Number.isInteger(number) || number < 0 || number > 999);
    if (wrong !== undefined) {
      fault(wrong === col ? "col" : "row", `${code} is at column ${col}, row ${row}`, "use whole numbers from 0");
      continue;
    }
    const place = `${col},${row}`;
    const other = places.get(place);
    if (other !== undefined && other !== code)
      fault("col", `${code} is at column ${col}, row ${row}, where ${other} is`, "move one of the two");
    places.set(place, other ?? code);
  }
  for (const code of listed)
    if (!placed.has(code)) faults.push({ column: "code", found: `${code} has no tile`, mend: "give it a column and a row" });
  return faults;
}

/** Columns and rows that a layout takes up, counted from 0 (so that an empty margin at the left or top stays). */
export function tileMapSize(tiles: readonly Tile[]): { cols: number; rows: number } {
  return tiles.reduce(({ cols, rows }, { col, row }) => ({ cols: Math.max(cols, col + 1), rows: Math.max(rows, row + 1) }), {
    cols: 0,
    rows: 0,
  });
}
