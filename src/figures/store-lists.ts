/** Sources, indicators, groups and periods of a delivery: inserted when new, their texts brought up to date. */
import type pg from "pg";
import { Problem } from "../kernel/problem.ts";
import type { ListedGroup, ListedIndicator, ListedPeriod, ListedSource } from "./delivery.ts";
import { deliveredTexts, noteDelivered, textsOfPeople } from "./indicator-texts.ts";

export async function storeSource(client: pg.ClientBase, source: ListedSource): Promise<void> {
  await client.query(
    `insert into source (id, title, publisher, licence, licence_url, homepage, disclosure) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set title = excluded.title, publisher = excluded.publisher, licence = excluded.licence,
       licence_url = excluded.licence_url, homepage = excluded.homepage, disclosure = excluded.disclosure`,
    [source.id, source.title, source.publisher, source.licence, source.licenceUrl, source.homepage, JSON.stringify(source.disclosure)],
  );
}

/** What a person wrote about an indicator stays. @returns the number per position */
export async function storeIndicators(client: pg.ClientBase, sourceId: string, indicators: ListedIndicator[]): Promise<Int32Array> {
  await refuseOtherMeasures(client, indicators);
  const written = await textsOfPeople(
    client,
    indicators.map(({ id }) => id),
  );
  const numbers = new Int32Array(indicators.length);
  for (const [position, each] of indicators.entries()) {
    const texts = written.get(each.id) ?? deliveredTexts(each);
    // Not "on conflict": that takes a number also where the row is there, and after a thousand imports there are none left (smallint).
    const { rows } = await client.query<{ number: number }>(
      `with there as (
         update indicator set title_nl = $2, title_en = $3, phrase_nl = $4, phrase_en = $5, definition_nl = $6, definition_en = $7, caveat_nl = $8, caveat_en = $9,
           decimals = $11, polarity = $12, measure = $13, method = $14, theme = $15, sort = $16, orders_areas = $17
         where id = $1 returning number),
       added as (
         insert into indicator (id, title_nl, title_en, phrase_nl, phrase_en, definition_nl, definition_en, caveat_nl, caveat_en, unit, decimals, polarity, measure, method, theme, sort, orders_areas)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::smallint, $12::polarity, $13::measure, $14::method, $15, $16::smallint, $17::boolean where not exists (select from there)
         returning number)
       select number from there union all select number from added`,
      [
        each.id,
        texts.title_nl,
        texts.title_en,
        texts.phrase_nl,
        texts.phrase_en,
        texts.definition_nl,
        texts.definition_en,
        texts.caveat_nl,
        texts.caveat_en,
        each.unit,
        each.decimals,
        each.polarity,
        each.measure,
        each.method,
        each.theme,
        each.sort,
        each.orders ?? false,
      ],
    );
    numbers[position] = rows[0].number;
  }
  await noteDelivered(client, [...numbers], sourceId);
  await client.query(
    "insert into source_key (source_id, key, indicator) select $1, * from unnest($2::text[], $3::smallint[]) on conflict (source_id, key) do update set indicator = excluded.indicator",
    [sourceId, indicators.map(({ sourceKey }) => sourceKey), [...numbers]],
  );
  return numbers;
}

/**
 * One indicator, one unit and one measure: figures in another unit would stand in the same column unseen, and what was a count
 * would slip out of the rules for counts.
 * @throws Problem `other-unit`
 */
export async function refuseOtherMeasures(client: pg.ClientBase, indicators: readonly ListedIndicator[]): Promise<void> {
  const { rows } = await client.query<{ id: string; unit: string; measure: string }>(
    "select id, unit, measure from indicator where id = any($1)",
    [indicators.map(({ id }) => id)],
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const faults = indicators.flatMap(({ id, unit, measure, sourceKey }) => {
    const before = stored.get(id);
    const mend = "give it an indicator id of its own";
    if (!before) return [];
    return [
      ...(before.unit === unit ? [] : [{ column: sourceKey, found: `${id} in ${unit}, but stored in ${before.unit}`, mend }]),
      ...(before.measure === measure
        ? []
        : [{ column: sourceKey, found: `${id} as a ${measure}, but stored as a ${before.measure}`, mend }]),
    ];
  });
  if (faults.length > 0)
    throw new Problem({
      kind: "other-unit",
      message: "An indicator comes in another unit or measure than before.",
      wayOut: "Nothing was loaded.",
      faults,
    });
}

/** A later file that doesn't say who counts a group leaves what an earlier one said. @returns the number per position */
export async function storeGroups(client: pg.ClientBase, groups: ListedGroup[]): Promise<Int32Array> {
  const numbers = new Int32Array(groups.length);
  for (const [position, { id, title, noun, totalOf, counted, sort }] of groups.entries()) {
    const { rows } = await client.query<{ number: number }>(
      `insert into population_group (id, title_nl, title_en, noun_nl, noun_en, total_of, sort, counted_by, counted_as_nl, counted_as_en) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (id) do update set title_nl = excluded.title_nl, title_en = excluded.title_en, noun_nl = excluded.noun_nl, noun_en = excluded.noun_en, total_of = excluded.total_of, sort = excluded.sort,
         counted_by = case when excluded.counted_by = '{}' then population_group.counted_by else excluded.counted_by end,
         counted_as_nl = case when excluded.counted_by = '{}' then population_group.counted_as_nl else excluded.counted_as_nl end,
         counted_as_en = case when excluded.counted_by = '{}' then population_group.counted_as_en else excluded.counted_as_en end
       returning number`,
      [id, title.nl, title.en, noun.nl, noun.en, totalOf, sort, counted?.by ?? [], counted?.as.nl ?? "", counted?.as.en ?? ""],
    );
    numbers[position] = rows[0].number;
  }
  return numbers;
}

/** @returns the number per position */
export async function storePeriods(client: pg.ClientBase, periods: ListedPeriod[]): Promise<Int32Array> {
  await refuseOtherDates(client, periods);
  const numbers = new Int32Array(periods.length);
  for (const [position, { id, starts, ends }] of periods.entries()) {
    await client.query("insert into period (id, starts, ends) values ($1, $2, $3) on conflict (id) do nothing", [id, starts, ends]);
    const { rows } = await client.query<{ number: number }>("select number from period where id = $1", [id]);
    numbers[position] = rows[0].number;
  }
  return numbers;
}

/** @throws Problem `other-period` */
export async function refuseOtherDates(client: pg.ClientBase, periods: readonly ListedPeriod[]): Promise<void> {
  const { rows } = await client.query<{ id: string; starts: string; ends: string }>(
    "select id, starts::text, ends::text from period where id = any($1)",
    [periods.map(({ id }) => id)],
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const { id, starts, ends } of periods) {
    const before = stored.get(id);
    if (before && (before.starts !== starts || before.ends !== ends))
      throw new Problem({
        kind: "other-period",
        message: `Period ${id} is stored with other dates than ${starts} to ${ends}.`,
        wayOut: "Give this period an id of its own; nothing was loaded.",
      });
  }
}
