import type pg from "pg";
import { countOf } from "./disclosure-counts.ts";
import type { PublishedCell } from "./disclosure.ts";
import type { Delivery, Measure } from "./delivery.ts";

/**
 * What is public or hidden already of the delivery's indicators, oldest release first: with it a hidden value might be worked out. Earlier
 * versions of the same series belong to it, withdrawn ones too: who has them can lay them beside the new one.
 * Cells whose count was never told (no people given) or that only lacked a number (unknown, not measured) tell and hide nothing.
 * Empty when the source has no disclosure rules.
 */
export async function readPublished(client: pg.ClientBase, { source, indicators, division }: Delivery): Promise<PublishedCell[]> {
  if (Object.keys(source.disclosure).length === 0) return [];
  const { rows } = await client.query<{
    area: string;
    id: string;
    starts: string;
    ends: string;
    indicator: string;
    group: string;
    hidden: boolean;
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    measure: Measure;
    unit: string;
  }>(
    `select a.code as area, p.id, p.starts::text, p.ends::text, i.id as indicator, g.id as group, o.status = 'suppressed' as hidden,
       o.value, o.numerator, o.denominator, i.measure, i.unit
     from observation o
     join area a on a.id = o.area_id and a.division = $2
     join period p on p.number = o.period
     join indicator i on i.number = o.indicator and i.id = any($1)
     join population_group g on g.number = o.population_group
     where o.status = 'suppressed' or o.value is not null
     order by o.release_id, a.code, p.id, i.id, g.id`,
    [indicators.map(({ id }) => id), division],
  );
  return rows.flatMap(({ area, id, starts, ends, indicator, group, hidden, measure, unit, ...told }) => {
    const { value, numerator, denominator } = told;
    const figure = { value: value ?? Number.NaN, numerator: numerator ?? Number.NaN, denominator: denominator ?? Number.NaN };
    const count = countOf(measure, unit, figure);
    if (!hidden && Number.isNaN(count)) return [];
    const people = measure === "count" ? null : denominator;
    return [{ area, period: { id, starts, ends }, indicator, group, count: hidden ? null : count, people }];
  });
}
