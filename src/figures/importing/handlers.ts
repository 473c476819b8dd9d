/** The background jobs of an import from the desk. Both are safe to run again: one changes nothing, the other all or nothing. */
import type pg from "pg";
import type { Handler } from "../../kernel/jobs.ts";
import { Problem } from "../../kernel/problem.ts";
import { workApart } from "./apart.ts";
import type { Folders } from "./material.ts";
import { jobKinds, loadOrder, previewOrder, uploadsOf, type Material } from "./order.ts";
import { dropOldUploads, dropUploads } from "./uploads.ts";

/** @param pool whose connections act as the machine */
export function importingHandlers(pool: pg.Pool, folders: Folders): Record<string, Handler> {
  /** A file stays while somebody may still agree to it. */
  const keeping = async <T>(
    from: Material,
    run: () => Promise<T>,
    keep: (outcome: { result: T } | { error: unknown }) => boolean,
  ): Promise<T> => {
    await dropOldUploads(pool);
    let outcome: { result: T } | { error: unknown };
    try {
      outcome = { result: await run() };
    } catch (error) {
      outcome = { error };
    }
    if (!keep(outcome)) await dropUploads(pool, uploadsOf(from));
    if ("error" in outcome) throw outcome.error;
    return outcome.result;
  };
  return {
    [jobKinds.preview]: async (input, report, { signal }) => {
      const { material } = previewOrder.parse(input);
      const run = () => workApart(pool, { ...folders, job: "preview", material }, report, signal);
      return { ...(await keeping(material, run, (outcome) => "result" in outcome && outcome.result.outcome === "new")) };
    },
    [jobKinds.load]: async (input, report, { signal, requestedBy }) => {
      const order = loadOrder.parse(input);
      if (requestedBy === null) throw new Error("An import from the desk is asked for by a person.");
      const run = () => workApart(pool, { ...folders, job: "load", order, requestedBy }, report, signal);
      return { ...(await keeping(order.material, run, (outcome) => "error" in outcome && mayGoOn(outcome.error))) };
    },
  };
}

/** After which the same file may be looked at again, or taken in after all. */
const mayGoOn = (error: unknown): boolean =>
  error instanceof Problem && (error.kind === "preview-outdated" || error.kind === "job-stopped");
