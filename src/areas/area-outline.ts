/** The outline of one area as others may take it away. */
import type { ReadDatabase } from "../kernel/database.ts";
import { boundariesOf } from "./queries.ts";
import { toWgs84, type ReferenceSystem } from "./reference-system.ts";
import type { Outline, Position } from "./ring.ts";

export type AreaOutline = { year: number; source: string; outline: Outline };

/** A centimetre, in metres and in degrees. */
const decimals: Readonly<Record<ReferenceSystem, number>> = { "EPSG:28992": 2, WGS84: 7 };

/** The outline of the year nearest to `year`, in metres or degrees; null where none is loaded. Rounded to a centimetre. */
export async function areaOutline(read: ReadDatabase, code: string, year: number, system: ReferenceSystem): Promise<AreaOutline | null> {
  const [boundary] = await boundariesOf(read, [code], { year });
  if (!boundary) return null;
  const row = await read
    .selectFrom("boundary")
    .select("outline")
    .where("code", "=", code)
    .where("year", "=", boundary.year)
    .executeTakeFirstOrThrow();
  const factor = 10 ** decimals[system];
  const place = (position: Position): Position => {
    const [x, y] = system === "WGS84" ? toWgs84(position) : position;
    return [Math.round(x * factor) / factor, Math.round(y * factor) / factor];
  };
  const outline = (row.outline as Outline).map((polygon) => polygon.map((ring) => ring.map(place)));
  return { year: boundary.year, source: boundary.source, outline };
}
