/** Long work in the background: a row per job, taken up by any serving process, taken up again when that process dies. */
import { sql } from "kysely";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database, ReadDatabase } from "./database.ts";
import { asProblem, Problem, problemLines } from "./problem.ts";
import type { JobStatus, JsonObject } from "./schema.ts";

export type Job = {
  id: number;
  kind: string;
  status: JobStatus;
  step: string;
  done: number;
  total: number | null;
  result: unknown;
  createdAt: Date;
  finishedAt: Date | null;
};
export type Report = (step: string, done: number, total: number | null) => void;
/** Whose work it is, and whether it should go on. */
export type Turn = { id: number; requestedBy: string | null; signal: AbortSignal };
/**
 * Does one kind of job. What it returns is kept as the result. Must be safe to run again from the start. Once somebody wants it to stop,
 * `report` throws, so that the work ends between two of its steps; `turn.signal` says the same to work that goes on elsewhere.
 */
export type Handler = (input: JsonObject, report: Report, turn: Turn) => Promise<JsonObject>;

const heartbeatMs = 2_000;
const staleAfter = sql<Date>`now() - interval '15 seconds'`;

/** @param requestedBy the account that asked for it; null for the command line */
export async function enqueue(db: Database, kind: string, input: JsonObject, requestedBy: string | null = null): Promise<number> {
  const { id } = await db
    .insertInto("job")
    .values({ kind, input: JSON.stringify(input), requested_by: requestedBy })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Newest first. */
export async function listJobs(db: ReadDatabase, most = 20): Promise<Job[]> {
  const rows = await db.selectFrom("job").selectAll().orderBy("id", "desc").limit(most).execute();
  return rows.map(({ id, kind, status, step, done, total, result, created_at, finished_at }) => ({
    id,
    kind,
    status,
    step,
    done,
    total,
    result,
    createdAt: created_at,
    finishedAt: finished_at,
  }));
}

/** Does waiting jobs until the signal is given. */
export async function workOff(db: Database, handlers: Readonly<Record<string, Handler>>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const worked = await takeOne(db, handlers).catch(() => false);
    if (!worked) await sleep(1_000, undefined, { signal }).catch(() => {});
  }
}

/** @returns false when nothing waited */
export async function takeOne(db: Database, handlers: Readonly<Record<string, Handler>>): Promise<boolean> {
  const job = await claim(db, Object.keys(handlers));
  if (!job) return false;
  let latest = { step: "", done: 0, total: null as number | null };
  const stopping = new AbortController();
  if (job.stopAsked) stopping.abort(stopped());
  const beat = async () => {
    const [mine] = await db
      .updateTable("job")
      .set({ ...latest, heartbeat_at: sql<Date>`now()` })
      .where("id", "=", job.id)
      .where("status", "=", "running")
      .where(sql`started_at::text`, "=", job.startedAt)
      .returning("stop_asked")
      .execute()
      .catch(() => []);
    if (mine?.stop_asked && !stopping.signal.aborted) stopping.abort(stopped());
  };
  const timer = setInterval(() => void beat(), heartbeatMs);
  const report: Report = (step, done, total) => {
    stopping.signal.throwIfAborted();
    latest = { step, done, total };
  };
  try {
    stopping.signal.throwIfAborted();
    const turn = { id: job.id, requestedBy: job.requestedBy, signal: stopping.signal };
    await finish(db, job, "done", await handlers[job.kind](job.input as JsonObject, report, turn));
  } catch (error) {
    const problem = asProblem(error);
    const { kind, message, wayOut, faults } = problem;
    await finish(db, job, "failed", {
      problem: problemLines(problem),
      refusal: { kind, message, wayOut, faults: faults.map((fault) => ({ ...fault })) },
    });
  } finally {
    clearInterval(timer);
  }
  return true;
}

const stopped = (): Problem => new Problem({ kind: "job-stopped", message: "The job was stopped.", wayOut: "Nothing was changed." });

/** `startedAt` is text, with PostgreSQL's microseconds: it tells this turn from a later one of another process. */
type Claimed = { id: number; kind: string; input: unknown; startedAt: string; requestedBy: string | null; stopAsked: boolean };

/** Waiting jobs, and running ones whose process no longer gives a sign of life. */
async function claim(db: Database, kinds: string[]) {
  const { rows } = await sql<Claimed>`
    update job set status = 'running', started_at = now(), heartbeat_at = now()
    where id = (select id from job
      where kind = any(${kinds}) and (status = 'waiting' or (status = 'running' and heartbeat_at < ${staleAfter}))
      order by id limit 1 for update skip locked)
    returning id, kind, input, started_at::text as "startedAt", requested_by as "requestedBy", stop_asked as "stopAsked"`.execute(db);
  return rows[0];
}

/** Does nothing when another process has taken the job over meanwhile. */
async function finish(db: Database, { id, startedAt }: Claimed, status: "done" | "failed", result: JsonObject): Promise<void> {
  await db
    .updateTable("job")
    .set({ status, result: JSON.stringify(result), finished_at: sql<Date>`now()` })
    .where("id", "=", id)
    .where(sql`started_at::text`, "=", startedAt)
    .execute();
}
