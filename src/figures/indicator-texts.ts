/** How indicators are explained. Deliveries bring texts, people write better ones: what a person wrote stays until a person changes it. */
import { sql } from "kysely";
import type pg from "pg";
import { within } from "../kernel/acting.ts";
import { changedMeanwhile } from "../kernel/changed-meanwhile.ts";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import type { ListedIndicator } from "./delivery.ts";

export type IndicatorTexts = {
  title_nl: string;
  title_en: string;
  /** Predicate for a sentence; null: none. */
  phrase_nl: string | null;
  phrase_en: string | null;
  definition_nl: string;
  definition_en: string;
  caveat_nl: string;
  caveat_en: string;
};
export type TextVersion = IndicatorTexts & { version: number; delivered: boolean; actor: string; reason: string; at: Date };

const names = [
  "title_nl",
  "title_en",
  "phrase_nl",
  "phrase_en",
  "definition_nl",
  "definition_en",
  "caveat_nl",
  "caveat_en",
] as const satisfies readonly (keyof IndicatorTexts)[];
const columns = names.join(", ");

/** The texts that a delivery brings. */
export const deliveredTexts = ({ title, phrase, definition, caveat }: ListedIndicator): IndicatorTexts => ({
  title_nl: title.nl,
  title_en: title.en,
  phrase_nl: phrase?.nl ?? null,
  phrase_en: phrase?.en ?? null,
  definition_nl: definition.nl,
  definition_en: definition.en,
  caveat_nl: caveat.nl,
  caveat_en: caveat.en,
});

/** Per id the texts that people wrote and that hold today; nobody changes them before the transaction ends. */
export async function textsOfPeople(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, IndicatorTexts>> {
  await client.query("select from indicator where id = any($1) order by number for update", [ids]);
  const { rows } = await client.query<IndicatorTexts & { id: string; delivered: boolean }>(
    `select distinct on (v.indicator) i.id, v.delivered, ${names.map((name) => `v.${name}`).join(", ")}
     from indicator_text_version v join indicator i on i.number = v.indicator where i.id = any($1) order by v.indicator, v.version desc`,
    [ids],
  );
  return new Map(rows.filter(({ delivered }) => !delivered).map(({ id, ...texts }) => [id, texts]));
}

/** Ids of the indicators that a delivery explains otherwise than a person did: the person's words stay. */
export async function keptTexts(client: pg.ClientBase, indicators: readonly ListedIndicator[]): Promise<string[]> {
  const written = await textsOfPeople(
    client,
    indicators.map(({ id }) => id),
  );
  return indicators
    .filter((each) => {
      const texts = written.get(each.id);
      return texts !== undefined && !sameTexts(texts, deliveredTexts(each));
    })
    .map(({ id }) => id);
}

/** Adds a version to each indicator whose texts as they stand are no version yet. */
export async function noteDelivered(client: pg.ClientBase, numbers: readonly number[], source: string): Promise<void> {
  await client.query(
    `insert into indicator_text_version (indicator, version, ${columns}, delivered, actor, reason)
     select i.number, coalesce(last.version, 0) + 1, ${names.map((name) => `i.${name}`).join(", ")}, true, $2, 'import'
     from indicator i
     left join lateral (select * from indicator_text_version v where v.indicator = i.number order by version desc limit 1) last on true
     where i.number = any($1) and (last.version is null
       or (${names.map((name) => `i.${name}`).join(", ")}) is distinct from (${names.map((name) => `last.${name}`).join(", ")}))`,
    [numbers, `source ${source}`],
  );
}

/** Every version of an indicator's texts, oldest first; none when there is no such indicator. */
export async function textVersions(read: ReadDatabase, id: string): Promise<TextVersion[]> {
  return (
    await sql<TextVersion>`
      select v.version, v.delivered, v.actor, v.reason, v.at, ${sql.raw(names.map((name) => `v.${name}`).join(", "))}
      from indicator_text_version v join indicator i on i.number = v.indicator where i.id = ${id} order by v.version`.execute(read)
  ).rows;
}

/**
 * What a person writes about an indicator, from now on.
 * @throws Problem `no-indicator` (404), `changed-meanwhile` (409)
 */
export async function saveTexts(
  db: Database,
  id: string,
  texts: IndicatorTexts,
  { expectedVersion, actor, reason }: { expectedVersion: number; actor: string; reason: string },
): Promise<{ version: number }> {
  return within(db, async (trx) => {
    const found = await trx.selectFrom("indicator").select("number").where("id", "=", id).forUpdate().executeTakeFirst();
    if (!found)
      throw new Problem({
        kind: "no-indicator",
        status: 404,
        message: `There is no indicator ${id.slice(0, 80)}.`,
        wayOut: "Look at the list of indicators.",
      });
    const now = (await textVersions(trx, id)).at(-1)?.version ?? 0;
    if (now !== expectedVersion) throw changedMeanwhile(`Indicator ${id}`, expectedVersion, now);
    const version = now + 1;
    await trx.updateTable("indicator").set(texts).where("number", "=", found.number).execute();
    await trx
      .insertInto("indicator_text_version")
      .values({ indicator: found.number, version, ...texts, delivered: false, actor, reason })
      .execute();
    return { version };
  });
}

const sameTexts = (one: IndicatorTexts, other: IndicatorTexts): boolean => names.every((name) => one[name] === other[name]);
