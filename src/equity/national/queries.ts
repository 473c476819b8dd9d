/** The room's SQL for what is too much to fetch figure by figure. */
import { sql } from "kysely";
import type { ReadDatabase } from "../../kernel/database.ts";

export type ColumnWanted = { indicator: number; period: number; group: number };
export type ColumnFound = ColumnWanted & { areas: number[]; values: number[] };

/** Whole columns of current values over many areas: per indicator, period and group the areas that have one. One query per period and group, side by side. */
export async function columnsOf(read: ReadDatabase, wanted: readonly ColumnWanted[], areaIds: readonly number[]): Promise<ColumnFound[]> {
  if (areaIds.length === 0) return [];
  const slices = [...Map.groupBy(wanted, ({ period, group }) => `${period} ${group}`).values()];
  const found = await Promise.all(
    slices.map(async (slice) => {
      const [{ period, group }] = slice;
      const indicators = slice.map(({ indicator }) => indicator);
      // The areas are picked here: 13,808 ids in the question cost PostgreSQL more than rows that nobody asked for.
      const { rows } = await sql<{ indicator: number; areas: number[]; values: number[] }>`
        select indicator, array_agg(area_id) as areas, array_agg(value) as values from current_observation
        where indicator = any(${indicators}::smallint[]) and period = ${period} and population_group = ${group} and value is not null
        group by indicator`.execute(read);
      return rows.map((row) => ({ ...row, period, group }));
    }),
  );
  const asked = new Set(areaIds);
  return found.flat().map((column) => {
    const kept = [...column.areas.keys()].filter((at) => asked.has(column.areas[at]));
    return { ...column, areas: kept.map((at) => column.areas[at]), values: kept.map((at) => column.values[at]) };
  });
}
