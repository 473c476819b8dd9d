/** The room's SQL. Every function takes the database handle first and gives plain rows. */
import { sql } from "kysely";
import type { ReadDatabase } from "../kernel/database.ts";
import type { Measure, Method, Polarity, Status } from "./delivery.ts";

export type IndicatorRow = {
  number: number;
  id: string;
  title_nl: string;
  title_en: string;
  phrase_nl: string | null;
  phrase_en: string | null;
  definition_nl: string;
  definition_en: string;
  caveat_nl: string;
  caveat_en: string;
  unit: string;
  decimals: number;
  polarity: Polarity;
  measure: Measure;
  method: Method;
  theme: string;
  sort: number;
  orders_areas: boolean;
  /** `source:key`, in the order of the sources' names. */
  source_keys: string[];
};

export type GroupRow = {
  number: number;
  id: string;
  title_nl: string;
  title_en: string;
  noun_nl: string;
  noun_en: string;
  sort: number;
  counted_by: string[];
  counted_as_nl: string;
  counted_as_en: string;
};
export type PeriodRow = { number: number; id: string; starts: string; ends: string };

export type ReleaseRow = {
  id: number;
  key: string;
  source_id: string;
  series: string;
  version: number;
  supersedes_id: number | null;
  title: string;
  publisher: string;
  licence: string;
  licence_url: string | null;
  url: string | null;
  file_name: string;
  checksum: string;
  division: number;
  excerpt: boolean;
  retrieved_at: Date;
  imported_at: Date;
  observation_count: number;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
  live: boolean;
};

export type CellRow = {
  area_id: number;
  period: number;
  indicator: number;
  population_group: number;
  release_id: number;
  status: Status;
  value: number | null;
  lower: number | null;
  upper: number | null;
  numerator: number | null;
  denominator: number | null;
};

/** An indicator × period × group that a live release holds, and whether the source left it empty. */
export type CoverageRow = {
  release_id: number;
  indicator: number;
  period: number;
  population_group: number;
  filled: number;
  absent: number;
  not_measured: boolean;
};

export async function listIndicators(read: ReadDatabase): Promise<IndicatorRow[]> {
  const { rows } = await sql<IndicatorRow>`
    select i.*, coalesce((select array_agg(k.source_id || ':' || k.key order by k.source_id, k.key) from source_key k where k.indicator = i.number), '{}') as source_keys
    from indicator i order by i.sort, i.title_nl`.execute(read);
  return rows;
}

export async function listGroups(read: ReadDatabase): Promise<GroupRow[]> {
  return (
    await sql<GroupRow>`select number, id, title_nl, title_en, noun_nl, noun_en, sort, counted_by, counted_as_nl, counted_as_en from population_group order by sort, id`.execute(
      read,
    )
  ).rows;
}

/** Oldest first. */
export async function listPeriods(read: ReadDatabase): Promise<PeriodRow[]> {
  return (await sql<PeriodRow>`select number, id, starts, ends from period order by starts, ends`.execute(read)).rows;
}

/** The municipality that the first pack is about; null without a pack. */
export async function findHome(read: ReadDatabase): Promise<string | null> {
  const { rows } = await sql<{ home: string }>`select home from pack_load order by loaded_at, name limit 1`.execute(read);
  return rows[0]?.home ?? null;
}

/** Newest first. */
export async function listReleases(read: ReadDatabase): Promise<ReleaseRow[]> {
  return (
    await sql<ReleaseRow>`select r.*, exists (select from live_release l where l.id = r.id) as live from release r order by r.imported_at desc, r.id desc`.execute(
      read,
    )
  ).rows;
}

export async function listCoverage(read: ReadDatabase): Promise<CoverageRow[]> {
  return (await sql<CoverageRow>`select * from release_coverage order by release_id, indicator, period, population_group`.execute(read))
    .rows;
}

/** Current cells of these areas, of one group or several; of one period, or of all when null. */
export async function cellsOfAreas(
  read: ReadDatabase,
  areaIds: readonly number[],
  group: number | readonly number[],
  period: number | null,
): Promise<CellRow[]> {
  const inPeriod = period === null ? sql`true` : sql`period = ${period}`;
  const groups = typeof group === "number" ? [group] : [...group];
  return (
    await sql<CellRow>`select * from current_observation where area_id = any(${[...areaIds]}::int[]) and population_group = any(${groups}::smallint[]) and ${inPeriod}`.execute(
      read,
    )
  ).rows;
}

/** The current values of these areas per indicator, in one period and group; one row for each of the indicators that has any. */
export async function valuesOfAreas(
  read: ReadDatabase,
  areaIds: readonly number[],
  indicators: readonly number[],
  period: number,
  group: number,
): Promise<{ indicator: number; values: number[] }[]> {
  // Gathered by PostgreSQL: 3,552 rows of eleven columns took longer to send and read than to find.
  return (
    await sql<{ indicator: number; values: number[] }>`
      select indicator, array_agg(value) as values from current_observation
      where indicator = any(${[...indicators]}::smallint[]) and period = ${period} and population_group = ${group} and area_id = any(${[...areaIds]}::int[]) and value is not null
      group by indicator`.execute(read)
  ).rows;
}

/** Current cells of one indicator in one period and group, in these areas. */
export async function cellsOfIndicator(
  read: ReadDatabase,
  indicator: number,
  period: number,
  group: number,
  areaIds: readonly number[],
): Promise<CellRow[]> {
  return (
    await sql<CellRow>`select * from current_observation where indicator = ${indicator} and period = ${period} and population_group = ${group} and area_id = any(${[...areaIds]}::int[])`.execute(
      read,
    )
  ).rows;
}

/** Current cells of one indicator in these areas, of all periods and groups. */
export async function cellsOverTime(read: ReadDatabase, indicator: number, areaIds: readonly number[]): Promise<CellRow[]> {
  return (
    await sql<CellRow>`select * from current_observation where indicator = ${indicator} and area_id = any(${[...areaIds]}::int[]) order by period, population_group`.execute(
      read,
    )
  ).rows;
}

/** Current cells of these indicators in these areas, of all periods and groups. */
export async function cellsOf(read: ReadDatabase, indicators: readonly number[], areaIds: readonly number[]): Promise<CellRow[]> {
  return (
    await sql<CellRow>`select * from current_observation where indicator = any(${[...indicators]}::smallint[]) and area_id = any(${[...areaIds]}::int[])`.execute(
      read,
    )
  ).rows;
}

/** One cell as every release has it, the current one first. */
export async function versionsOfCell(
  read: ReadDatabase,
  areaId: number,
  period: number,
  indicator: number,
  group: number,
): Promise<CellRow[]> {
  return (
    await sql<CellRow>`
      select o.* from observation o left join live_release l on l.id = o.release_id join release r on r.id = o.release_id
      where area_id = ${areaId} and period = ${period} and indicator = ${indicator} and population_group = ${group}
      order by (l.id is null), l.excerpt, o.release_id desc`.execute(read)
  ).rows;
}

/** All cells of one release in a stable order, page by page; `after` is the last row of the page before. */
export async function cellsOfRelease(
  read: ReadDatabase,
  releaseId: number,
  after: Pick<CellRow, "area_id" | "period" | "indicator" | "population_group"> | null,
  most: number,
): Promise<CellRow[]> {
  const start = after
    ? sql`(area_id, period, indicator, population_group) > (${after.area_id}, ${after.period}, ${after.indicator}, ${after.population_group})`
    : sql`true`;
  return (
    await sql<CellRow>`select * from observation where release_id = ${releaseId} and ${start} order by area_id, period, indicator, population_group limit ${most}`.execute(
      read,
    )
  ).rows;
}
