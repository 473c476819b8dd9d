/** How far a job is, in words and as a part of the whole. */
import type { Language } from "../../../kernel/language.ts";
import type { Import } from "../../importing/imports.ts";
import { jobKinds } from "../../importing/order.ts";
import { count, words } from "./words.ts";

export type Progress = {
  /** waiting, running, done, failed: what the page shows hangs on it. */
  status: Import["status"];
  /** 0 to 100. */
  value: number;
  /** All that is to be said. */
  text: string;
  /** The part that is worth saying aloud: it changes with each step, not with each number. */
  aloud: string;
};

type Step = "read" | "check" | "protect" | "compare" | "observations";

const stepsOf = (kind: string): readonly Step[] => ["read", "check", "protect", kind === jobKinds.load ? "observations" : "compare"];
/** Names that readers and loaders report → the step that they belong to. */
const stepNamed: Readonly<Record<string, Step>> = {
  unpack: "read",
  read: "read",
  download: "read",
  check: "check",
  areas: "check",
  protect: "protect",
  compare: "compare",
  observations: "observations",
};

export function progressOf(job: Pick<Import, "kind" | "status" | "step" | "done" | "total">, language: Language): Progress {
  const text = words[language];
  if (job.status === "waiting") return { status: job.status, value: 0, text: text.waits, aloud: text.waits };
  const steps = stepsOf(job.kind);
  const at = Math.max(0, steps.indexOf(stepNamed[job.step] ?? "read"));
  const within = job.total ? Math.min(1, job.done / job.total) : 0;
  const aloud = text.stepOf(at + 1, steps.length, text.steps[steps[at]]);
  const left = steps.slice(at + 1).map((step) => text.steps[step]);
  const detail =
    job.step === "observations" && job.total
      ? text.cellsStored(count(job.done, language), count(job.total, language))
      : job.step === "read" && job.total === null && job.done > 0
        ? text.lines(count(job.done, language))
        : "";
  return {
    status: job.status,
    value: Math.round(((at + within) / steps.length) * 100),
    text: [aloud, detail, left.length > 0 ? text.after(left.join(", ")) : ""].filter(Boolean).join(" "),
    aloud,
  };
}
