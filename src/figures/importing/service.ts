/** What people do with imports at the desk; each as who acts, each checked by the table of rights and by the database. */
import { sql } from "kysely";
import { actingAs } from "../../kernel/acting.ts";
import type { Database } from "../../kernel/database.ts";
import { enqueue } from "../../kernel/jobs.ts";
import { notFound, Problem } from "../../kernel/problem.ts";
import type { Asker } from "../../rights/index.ts";
import { findImport, loadsOf, readBasisAs, stillThere } from "./imports.ts";
import { jobKinds, previewOrder, uploadsOf, type LoadOrder, type Material } from "./order.ts";
import { preview as previewResult } from "./preview-result.ts";
import { keepUpload, type Sent } from "./uploads.ts";

const personId = (asker: Asker): string => {
  if (asker.kind !== "person") throw notFound();
  return asker.id;
};

/** Keeps what was sent and asks for a preview of it. @returns the job */
export async function offerFiles(db: Database, asker: Asker, files: { figures: Sent; mapping: Sent | null }): Promise<number> {
  const owner = personId(asker);
  return actingAs(db, asker, "figures.import", {}, async (trx) => {
    const upload = await keepUpload(trx, owner, files.figures);
    const { fileName } = files.figures;
    const material: Material = files.mapping
      ? { form: "csv", fileName, upload, mapping: await keepUpload(trx, owner, files.mapping) }
      : { form: "xlsx", fileName, upload };
    return enqueue(trx, jobKinds.preview, { material }, owner);
  });
}

/** @param table the number of a described table @returns the job */
export async function offerTable(db: Database, asker: Asker, table: string): Promise<number> {
  const owner = personId(asker);
  return actingAs(db, asker, "figures.import", {}, (trx) => enqueue(trx, jobKinds.preview, { material: { form: "table", table } }, owner));
}

/** A new preview of the same. @returns the job @throws Problem `upload-gone`, and 404 when the job is not theirs */
export async function lookAgain(db: Database, asker: Asker, job: number): Promise<number> {
  const owner = personId(asker);
  const { material } = await ownImport(db, asker, job);
  return actingAs(db, asker, "figures.import", {}, async (trx) => {
    if (!(await stillThere(trx, uploadsOf(material)))) throw uploadGone();
    return enqueue(trx, jobKinds.preview, { material }, owner);
  });
}

/**
 * Agrees to what a preview told: the import starts.
 * @returns the job of the import; of a new preview when the old one no longer holds; the one that runs already when somebody asks twice
 * @throws Problem `upload-gone`, and 404 when the preview is not theirs or tells nothing to agree to
 */
export async function takeIn(db: Database, asker: Asker, job: number, reason: string): Promise<{ job: number; outdated: boolean }> {
  const owner = personId(asker);
  const found = await ownImport(db, asker, job);
  const told = previewResult.safeParse(found.result).data;
  if (found.kind !== jobKinds.preview || found.status !== "done" || told?.outcome !== "new") throw notFound();
  if ((await readBasisAs(db, asker)) !== told.basis) return { job: await lookAgain(db, asker, job), outdated: true };
  return actingAs(db, asker, "figures.import", { reason }, async (trx) => {
    // Two clicks at once: the second waits for the first.
    await sql`select pg_advisory_xact_lock(4171349, ${job})`.execute(trx);
    const before = (await loadsOf(trx, job)).find(({ status }) => status !== "failed");
    if (before) return { job: before.id, outdated: false };
    if (!(await stillThere(trx, uploadsOf(found.material)))) throw uploadGone();
    const order: LoadOrder = { material: found.material, preview: job, basis: told.basis, checksum: told.checksum, reason };
    const load = await enqueue(trx, jobKinds.load, order, owner);
    await sql`select audit_note('import asked', ${`job:${load}`}, null, ${JSON.stringify({ release: told.release, checksum: told.checksum })}::jsonb)`.execute(
      trx,
    );
    return { job: load, outdated: false };
  });
}

/** Stops a job that waits or runs; nothing happens when it ended just now. @throws Problem 404 when the job is not theirs */
export async function stopImport(db: Database, asker: Asker, job: number): Promise<void> {
  const { kind } = await ownImport(db, asker, job);
  await actingAs(db, asker, "figures.import", {}, async (trx) => {
    const { rows } = await sql<{ stopped: boolean }>`select stop_job(${job}) as stopped`.execute(trx);
    if (rows[0].stopped)
      await sql`select audit_note('import stopped', ${`job:${job}`}, null, ${JSON.stringify({ kind })}::jsonb)`.execute(trx);
  });
}

/** What one may see of a colleague's import, one can't decide about. */
async function ownImport(db: Database, asker: Asker, job: number) {
  const found = await findImport(db, asker, job);
  if (found.requestedBy !== personId(asker)) throw notFound();
  const { material } = previewOrder.parse(found.input);
  return { ...found, material };
}

const uploadGone = (): Problem =>
  new Problem({
    kind: "upload-gone",
    status: 410,
    message: "The file that was sent is no longer here.",
    wayOut: "Send it again; what is sent stays for a day.",
  });
