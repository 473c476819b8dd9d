/** Reading the whole log anew: every hash computed again, the end held against what was noted elsewhere. */
import type pg from "pg";
import { anchorsOf, type Anchor } from "./audit-anchor.ts";
import { misfit, noEvents, type ChainRow, type Head } from "./audit-chain.ts";
import { readHead } from "./audit-head.ts";
import type { Report } from "./jobs.ts";

/** The first event that is not as it was written. */
export type LogFault = { number: number; id: number | null; at: string | null; wrong: string };

export type Verified = {
  /** Events whose hash was computed again and found right. */
  events: number;
  /** Moment of the first and the last of them. */
  from: string | null;
  to: string | null;
  head: Head;
  /** Per source of anchors: how many agreed, and how many lines could not be read. */
  anchors: readonly { file: string; compared: number; unreadable: number }[];
  fault: LogFault | null;
};

/** Holds a few megabytes of events at a time, however many there are. */
const pageSize = 2_000;

const columns = `id::float8 as id, number::float8 as number, body, previous_hash as "previousHash", hash,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, action, object`;

/**
 * Reads the log from its first event to its last, in one state of the database, and stops at the first fault.
 * @param client a connection of its own that may read the log
 * @param files anchor files; one that isn't there holds nothing
 * @param expected a head that was noted elsewhere, on paper
 */
export async function verifyLog(
  client: pg.ClientBase,
  { files, expected = null, report = () => {} }: { files: readonly string[]; expected?: Head | null; report?: Report },
): Promise<Verified> {
  // Opened before the state of the database is fixed: what they name is in it.
  const sources = [...files.map((file) => sourceOf(file, anchorsOf(file))), ...(expected ? [sourceOf("--expect", onPaper(expected))] : [])];
  for (const source of sources) await source.advance();
  await client.query("begin isolation level repeatable read read only");
  try {
    return await walk(client, sources, report);
  } finally {
    await client.query("rollback");
    for (const source of sources) await source.close();
  }
}

async function walk(client: pg.ClientBase, sources: readonly Source[], report: Report): Promise<Verified> {
  const head = await readHead(client);
  let last: Head = noEvents;
  // Before all numbers there can be: one that was put before the first is seen too.
  let read = { number: Number.MIN_SAFE_INTEGER, id: 0 };
  let from: string | null = null;
  let to: string | null = null;
  let fault: LogFault | null = null;
  const faultAt = (row: ChainRow, wrong: string): LogFault => ({ number: row.number, id: row.id, at: row.at, wrong });
  for (let more = true; more && !fault;) {
    // From the last one on, which comes again: another of the same number is seen by that. Ordered by the column itself: by the number as it
    // is given here the whole table would be sorted for each page.
    const { rows } = await client.query<ChainRow>(
      `select ${columns} from audit_event e where e.number >= $1 order by e.number, e.id limit ${pageSize}`,
      [read.number],
    );
    more = rows.length === pageSize;
    for (const row of rows) {
      if (row.id === read.id) continue;
      const gap = row.number > last.number + 1;
      const wrong = misfit(row, last);
      if (wrong) {
        fault = gap
          ? {
              number: last.number + 1,
              id: null,
              at: null,
              wrong: `it is missing: after ${last.number} comes ${row.number} (id ${row.id}, ${row.at})`,
            }
          : faultAt(row, wrong);
        break;
      }
      const disagreed = sources.some(({ next }) => next && next.number <= row.number) ? await disagreement(client, sources, row) : null;
      if (disagreed) {
        fault = faultAt(row, disagreed);
        break;
      }
      last = { number: row.number, hash: row.hash };
      read = { number: row.number, id: row.id };
      from ??= row.at;
      to = row.at;
    }
    report("events", last.number, head.number);
  }
  fault ??= (await beyondTheEnd(client, head, last, sources)) ?? (await unchained(client));
  const anchors = sources.map(({ file, compared, unreadable }) => ({ file, compared, unreadable }));
  return { events: last.number, from, to, head, anchors, fault };
}

/** Where an anchor of this event, or of one before it, says something else. */
async function disagreement(client: pg.ClientBase, sources: readonly Source[], row: ChainRow): Promise<string | null> {
  for (const source of sources) {
    for (let anchor = source.next; anchor && anchor.number <= row.number; anchor = source.next) {
      const stored = anchor.number === row.number ? row.hash : await hashAt(client, anchor.number);
      if (stored !== anchor.hash) {
        const since = source.agreed === 0 || source.agreed > anchor.number ? "" : `; up to event ${source.agreed} it agrees`;
        return `${nameOf(source, anchor)} has another hash for event ${anchor.number}: the log was written anew${since}`;
      }
      source.compared++;
      source.agreed = Math.max(source.agreed, anchor.number);
      await source.advance();
    }
  }
  return null;
}

async function hashAt(client: pg.ClientBase, number: number): Promise<string | null> {
  if (number === 0) return noEvents.hash;
  const { rows } = await client.query<{ hash: string }>("select hash from audit_event where number = $1", [number]);
  return rows[0]?.hash ?? null;
}

/** Events that were there once, and a head that is not the last event. */
async function beyondTheEnd(client: pg.ClientBase, head: Head, last: Head, sources: readonly Source[]): Promise<LogFault | null> {
  for (const source of sources) {
    // An empty log has no event at which the anchors were looked at.
    for (let anchor = source.next; anchor; anchor = source.next) {
      if (anchor.number > last.number) {
        return {
          number: last.number + 1,
          id: null,
          at: null,
          wrong: `it is missing: the log ends before it, where ${nameOf(source, anchor)} has event ${anchor.number} as the last`,
        };
      }
      if ((await hashAt(client, anchor.number)) !== anchor.hash)
        return { number: anchor.number, id: null, at: null, wrong: `${nameOf(source, anchor)} has another hash for it` };
      source.compared++;
      await source.advance();
    }
  }
  if (head.number > last.number)
    return {
      number: last.number + 1,
      id: null,
      at: null,
      wrong: `it is missing: the log ends before it, where its head names event ${head.number}`,
    };
  if (head.number < last.number) {
    const { rows } = await client.query<ChainRow>(`select ${columns} from audit_event where number = $1`, [head.number + 1]);
    return {
      number: head.number + 1,
      id: rows[0]?.id ?? null,
      at: rows[0]?.at ?? null,
      wrong: `it stands behind the head of the log, which is event ${head.number}`,
    };
  }
  if (head.hash !== last.hash) return { number: head.number, id: null, at: null, wrong: "the head of the log names it with another hash" };
  return null;
}

/** Events that were put in the table and never got a place. */
async function unchained(client: pg.ClientBase): Promise<LogFault | null> {
  const { rows } = await client.query<{ id: number; at: string }>(
    `select id::float8 as id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from audit_event where number is null order by id limit 1`,
  );
  return rows[0] ? { number: 0, ...rows[0], wrong: "it has no place in the chain" } : null;
}

/** Anchors of one file, one at a time. */
type Source = {
  file: string;
  next: Anchor | null;
  compared: number;
  unreadable: number;
  /** Highest event whose anchor agreed. */
  agreed: number;
  advance(): Promise<void>;
  close(): Promise<void>;
};

function sourceOf(file: string, anchors: AsyncGenerator<Anchor | null>): Source {
  const source: Source = {
    file,
    next: null,
    compared: 0,
    unreadable: 0,
    agreed: 0,
    advance: async () => {
      for (;;) {
        const { value, done } = await anchors.next();
        if (value === null) source.unreadable++;
        else return void (source.next = done ? null : value);
      }
    },
    close: async () => void (await anchors.return(null)),
  };
  return source;
}

async function* onPaper(head: Head): AsyncGenerator<Anchor | null> {
  yield { ...head, at: "" };
}

const nameOf = ({ file }: Source, anchor: Anchor): string => (anchor.at ? `${file} (noted ${anchor.at})` : file);
