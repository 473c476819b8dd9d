/** A whole release as CSV, in pages: a slow reader holds no connection, and memory stays at one page. */
import { sql } from "kysely";
import { csvLine } from "../../kernel/csv.ts";
import type { ReadDatabase } from "../../kernel/database.ts";
import { absences } from "../delivery.ts";
import type { Catalogue } from "../catalogue.ts";
import type { ReleaseRow } from "../queries.ts";
import { observationColumns } from "./observation-csv.ts";

const rowsPerPage = 10_000;

type Page = { lines: string | null; area_id: number; period: number; indicator: number; population_group: number };

/**
 * Nothing is read before the first page is asked for. Rows are only ever added to other releases, so pages read one after another
 * belong together without a transaction (which a slow reader would hold open).
 */
export function streamReleaseCsv(read: ReadDatabase, release: ReleaseRow, list: Catalogue): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const names = encodeNames(release, list);
  let after: Page | null = null;
  let started = false;
  return new ReadableStream(
    {
      async pull(controller) {
        if (!started) {
          started = true;
          controller.enqueue(encoder.encode(csvLine(observationColumns)));
          return;
        }
        const page = await readPage(read, release.id, names, after);
        if (!page?.lines) return controller.close();
        after = page;
        controller.enqueue(encoder.encode(page.lines));
      },
    },
    { highWaterMark: 0 },
  );
}

/** Texts as finished CSV, guarded against formulas by the one function that does so; the database only puts them together. */
type Names = { indicators: Fields; groups: Fields; periods: Fields; release: string };
type Fields = { numbers: number[]; csv: string[] };

function encodeNames(release: ReleaseRow, list: Catalogue): Names {
  const covered = list.coverage.filter((row) => row.release_id === release.id);
  const field = (...values: (string | null)[]): string => csvLine(values).slice(0, -2);
  const fields = (numbers: Iterable<number>, csvOf: (number: number) => string): Fields => {
    const distinct = [...new Set(numbers)];
    return { numbers: distinct, csv: distinct.map(csvOf) };
  };
  return {
    indicators: fields(
      covered.map((row) => row.indicator),
      (number) => {
        const { id, source_keys: keys } = list.indicatorOf(number);
        return field(id, keys.find((key) => key.startsWith(`${release.source_id}:`)) ?? keys[0] ?? null);
      },
    ),
    groups: fields(
      covered.map((row) => row.population_group),
      (number) => field(list.groupOf(number).id),
    ),
    periods: fields(
      covered.map((row) => row.period),
      (number) => field(list.periodOf(number).id),
    ),
    release: field(release.key),
  };
}

/** An area's code and level, a status and a number need no quotes: their types or checks leave no room for a comma or a formula. */
async function readPage(
  read: ReadDatabase,
  releaseId: number,
  { indicators, groups, periods, release }: Names,
  after: Page | null,
): Promise<Page | undefined> {
  const start = after
    ? sql`(area_id, period, indicator, population_group) > (${after.area_id}, ${after.period}, ${after.indicator}, ${after.population_group})`
    : sql`true`;
  const { rows } = await sql<Page>`
    with page as materialized (
      select area_id, period, indicator, population_group, status, value, lower, upper, numerator, denominator
      from observation where release_id = ${releaseId} and ${start}
      order by area_id, period, indicator, population_group limit ${rowsPerPage}
    ), last as (
      select area_id, period, indicator, population_group from page order by area_id desc, period desc, indicator desc, population_group desc limit 1
    ), lines as (
      select string_agg(concat(
        a.code, ',', a.division, ',', a.level, ',', i.csv, ',', g.csv, ',', t.csv, ',', p.value, ',', p.lower, ',', p.upper, ',',
        case when p.lower is not null and p.upper is not null then 'source' end, ',', p.numerator, ',', p.denominator, ',', p.status, ',',
        case when p.status::text = any(${[...absences]}::text[]) then p.status end, ',', ${release}::text, e'\r\n'
      ), '' order by p.area_id, p.period, p.indicator, p.population_group) as lines
      from page p
      join area a on a.id = p.area_id
      join unnest(${indicators.numbers}::int[], ${indicators.csv}::text[]) as i (number, csv) on i.number = p.indicator
      join unnest(${groups.numbers}::int[], ${groups.csv}::text[]) as g (number, csv) on g.number = p.population_group
      join unnest(${periods.numbers}::int[], ${periods.csv}::text[]) as t (number, csv) on t.number = p.period
    )
    select lines.lines, last.* from lines cross join last`.execute(read);
  return rows[0];
}
