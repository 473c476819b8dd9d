import type pg from "pg";
import type { PublishedCell } from "./disclosure.ts";
import type { Delivery } from "./delivery.ts";

/**
 * What is public already of the delivery's indicators, in other series: with it a hidden value might be worked out.
 * Empty when the source has no disclosure rules.
 */
export async function readPublished(client: pg.ClientBase, { source, indicators, division, series }: Delivery): Promise<PublishedCell[]> {
  if (Object.keys(source.disclosure).length === 0) return [];
  const { rows } = await client.query<{
    area: string;
    id: string;
    starts: string;
    ends: string;
    indicator: string;
    group: string;
    count: number | null;
    people: number | null;
  }>(
    `select a.code as area, p.id, p.starts::text, p.ends::text, i.id as indicator, g.id as group,
       case when i.measure = 'count' then o.value else o.numerator end as count, o.denominator as people
     from observation o
     join release r on r.id = o.release_id and not (r.source_id = $1 and r.series = $4)
     join area a on a.id = o.area_id and a.division = $3
     join period p on p.number = o.period
     join indicator i on i.number = o.indicator and i.id = any($2)
     join population_group g on g.number = o.population_group`,
    [source.id, indicators.map(({ id }) => id), division, series],
  );
  return rows.map(({ id, starts, ends, ...cell }) => ({ ...cell, period: { id, starts, ends } }));
}
