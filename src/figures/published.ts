import type pg from "pg";
import type { Delivery } from "./delivery.ts";

/** A figure that is public already, under the codes and ids of the delivery's world. */
export type Published = { area: string; period: string; indicator: string; group: string; value: number | null; numerator: number | null; denominator: number | null; hidden: boolean };

/**
 * What is public already of the delivery's indicators, in other series: with it a hidden value might be worked out.
 * Empty when the source has no disclosure rules.
 */
export async function readPublished(client: pg.ClientBase, { source, indicators, division, series }: Delivery): Promise<Published[]> {
  if (Object.keys(source.disclosure).length === 0) return [];
  const { rows } = await client.query<Published>(
    `select a.code as area, p.id as period, i.id as indicator, g.id as group, o.value, o.numerator, o.denominator, o.status = 'suppressed' as hidden
     from observation o
     join release r on r.id = o.release_id and not (r.source_id = $1 and r.series = $4)
     join area a on a.id = o.area_id and a.division = $3
     join period p on p.number = o.period
     join indicator i on i.number = o.indicator and i.id = any($2)
     join population_group g on g.number = o.population_group`,
    [source.id, indicators.map(({ id }) => id), division, series],
  );
  return rows;
}
