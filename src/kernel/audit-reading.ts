/** The log for people: events by what they are about, who did it, what it was and when. */
import { sql } from "kysely";
import type { ReadDatabase } from "./database.ts";

export type LoggedEvent = {
  id: number;
  /** Place in the chain. */
  number: number | null;
  at: Date;
  /** An account's id, `system` or `door`. */
  actor: string;
  /** Name of the account; null for the machine, and for an account that isn't there. */
  name: string | null;
  /** In which role. */
  role: string;
  /** The table and what happened to it ("release update"), or the name of an act. */
  action: string;
  /** kind:key */
  object: string;
  /** Name of the account that it is about. */
  objectName: string | null;
  reason: string;
  before: unknown;
  after: unknown;
  /** Columns that changed and whose content the log doesn't hold. */
  hidden: readonly string[];
};

export type EventFilter = {
  /** kind:key, or a part of it. */
  object?: string | undefined;
  /** An account's id, `system` or `door`. */
  actor?: string | undefined;
  action?: string | undefined;
  /** First and last day, YYYY-MM-DD, of Amsterdam's calendar. */
  from?: string | undefined;
  to?: string | undefined;
};

/** A day that PostgreSQL reads too: 2026-11-21, and no 2026-02-30. */
export const isDay = (text: string): boolean => {
  const day = /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

export type EventPage = { events: LoggedEvent[]; /** Ask again with `before` this id; null at the end. */ next: number | null };

/**
 * Newest first. Gives what the asker may see: nothing to most.
 * @param before only events with a lower id
 * @param most how many at once
 */
export async function listEvents(
  read: ReadDatabase,
  { object, actor, action, from, to }: EventFilter,
  { before, most = 50 }: { before?: number | undefined; most?: number } = {},
): Promise<EventPage> {
  const conditions = [
    sql`true`,
    ...(object === undefined
      ? []
      : [/^\w+:./.test(object) ? sql`e.object = ${object}` : sql`strpos(lower(e.object), lower(${object})) > 0`]),
    ...(actor === undefined ? [] : [sql`e.actor = ${actor}`]),
    ...(action === undefined ? [] : [sql`e.action = ${action}`]),
    ...(from === undefined ? [] : [sql`e.at >= ${from}::date::timestamp at time zone 'Europe/Amsterdam'`]),
    ...(to === undefined ? [] : [sql`e.at < (${to}::date + 1)::timestamp at time zone 'Europe/Amsterdam'`]),
    ...(before === undefined ? [] : [sql`e.id < ${before}`]),
  ];
  const { rows } = await sql<Omit<LoggedEvent, "role" | "reason" | "before" | "after" | "hidden"> & { body: string }>`
    select e.id::float8 as id, e.number::float8 as number, e.at, e.actor, a.name, e.action, e.object, o.name as "objectName", e.body
    from audit_event e left join account a on a.id::text = e.actor left join account o on e.object = 'account:' || o.id::text
    where ${sql.join(conditions, sql` and `)} order by e.id desc limit ${most + 1}`.execute(read);
  const events = rows.slice(0, most).map(({ body, ...row }) => ({ ...row, ...told(body) }));
  return { events, next: rows.length > most ? (events.at(-1)?.id ?? null) : null };
}

/** Who and what there is to filter by. */
export async function eventKinds(read: ReadDatabase): Promise<{ actions: string[]; actors: { actor: string; name: string | null }[] }> {
  const actions = await distinctOf(read, "action");
  const actors = await distinctOf(read, "actor");
  const people = await sql<{ id: string; name: string }>`select id::text as id, name from account`.execute(read);
  const names = new Map(people.rows.map(({ id, name }) => [id, name]));
  return { actions, actors: actors.map((actor) => ({ actor, name: names.get(actor) ?? null })) };
}

/** Each value once, by hopping along the index: reading a million events to find thirty names would take a second. */
async function distinctOf(read: ReadDatabase, column: "action" | "actor"): Promise<string[]> {
  const name = sql.ref(column);
  const { rows } = await sql<{ value: string }>`
    with recursive hop (value) as (
      (select ${name} from audit_event where ${name} is not null order by ${name} limit 1)
      union all
      select (select ${name} from audit_event where ${name} > hop.value order by ${name} limit 1) from hop where hop.value is not null)
    select value from hop where value is not null`.execute(read);
  return rows.map(({ value }) => value);
}

function told(body: string): Pick<LoggedEvent, "role" | "reason" | "before" | "after" | "hidden"> {
  const { role = "", reason = "", before = null, after = null, hidden = [] } = JSON.parse(body) as Partial<LoggedEvent>;
  return { role, reason, before, after, hidden };
}
