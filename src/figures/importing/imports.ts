/** Imports as the desk shows them: rows of the queue that who asks may see. */
import { sql } from "kysely";
import { seeing } from "../../kernel/acting.ts";
import type { Database, ReadDatabase } from "../../kernel/database.ts";
import { notFound } from "../../kernel/problem.ts";
import type { JobStatus } from "../../kernel/schema.ts";
import type { Asker } from "../../rights/index.ts";
import { jobKinds, previewOrder, titleOf } from "./order.ts";
import { basisQuery } from "./queries.ts";

export type Import = {
  id: number;
  kind: string;
  status: JobStatus;
  stopAsked: boolean;
  step: string;
  done: number;
  total: number | null;
  input: unknown;
  result: unknown;
  requestedBy: string | null;
  /** Name of who asked; null: erased, or the command line. */
  asked: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};
export type ListedImport = Pick<Import, "id" | "kind" | "status" | "asked" | "createdAt"> & {
  /** File or table. */
  title: string;
  /** Kind of the refusal that it ended with. */
  refused: string | null;
};

const mostListed = 50;
const kinds = Object.values(jobKinds);
const columns = sql.raw(
  `j.id, j.kind, j.status, j.stop_asked as "stopAsked", j.step, j.done, j.total, j.input, j.result, j.requested_by as "requestedBy", a.name as asked, j.created_at as "createdAt", j.finished_at as "finishedAt"`,
);

/** @throws Problem 404 when there is none that they may see */
export async function findImport(db: Database, asker: Asker, id: number): Promise<Import> {
  const found = await seeing(db, asker, async (read) => {
    const query = sql<Import>`select ${columns} from job j left join account a on a.id = j.requested_by where j.id = ${id} and j.kind = any(${kinds})`;
    return (await query.execute(read)).rows[0];
  });
  if (!found) throw notFound();
  return found;
}

/** Newest first. */
export async function listImports(db: Database, asker: Asker): Promise<ListedImport[]> {
  const rows = await seeing(db, asker, async (read) => {
    const query = sql<Omit<ListedImport, "title"> & { input: unknown }>`
      select j.id, j.kind, j.status, a.name as asked, j.created_at as "createdAt", j.input, j.result #>> '{refusal,kind}' as refused
      from job j left join account a on a.id = j.requested_by where j.kind = any(${kinds}) order by j.id desc limit ${mostListed}`;
    return (await query.execute(read)).rows;
  });
  return rows.map(({ input, ...row }) => {
    const order = previewOrder.safeParse(input).data;
    return { ...row, title: order ? titleOf(order.material) : "" };
  });
}

/** The imports that were started from a preview, oldest first. */
export async function loadsOf(read: ReadDatabase, preview: number): Promise<{ id: number; status: JobStatus }[]> {
  const query = sql<{ id: number; status: JobStatus }>`
    select id, status from job where kind = ${jobKinds.load} and input ->> 'preview' = ${String(preview)} order by id`;
  return (await query.execute(read)).rows;
}

export async function loadOfPreview(db: Database, asker: Asker, preview: number): Promise<{ id: number; status: JobStatus } | null> {
  return (await seeing(db, asker, (read) => loadsOf(read, preview))).at(-1) ?? null;
}

/** Whether all of these files are still kept, as far as who acts may know. */
export async function stillThere(read: ReadDatabase, uploads: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from upload where id = any(${[...uploads]}::uuid[])`.execute(read);
  return rows[0].n === uploads.length;
}

/** As `readBasis`, for who asks. */
export async function readBasisAs(db: Database, asker: Asker): Promise<string> {
  return seeing(db, asker, async (read) => (await sql<{ basis: string }>`${sql.raw(basisQuery)}`.execute(read)).rows[0].basis);
}

/** As `stillThere`, for who asks. */
export async function stillThereAs(db: Database, asker: Asker, uploads: readonly string[]): Promise<boolean> {
  return seeing(db, asker, (read) => stillThere(read, uploads));
}
