/** An organisation's answers to a form, kept as its own plan. */
import type { Database } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import { currentItems } from "./queries.ts";
import { saveItem } from "./save-item.ts";

export type FilledForm = {
  framework: string;
  form: string;
  partner: string;
  /** ISO date of filling in. */
  date: string;
  /** Question id → answer, as text. */
  answers: Readonly<Record<string, string>>;
  actor: string;
  reason: string;
};

/**
 * Saves the plan of one organisation, or a new version of it; the sheet of the form's node shows all plans as one.
 * @returns the version that holds from now on
 * @throws Problem `no-framework`, `item-invalid` with a fault per answer, `unsigned`
 */
export async function fillForm(
  db: Database,
  { framework, form, partner, date, answers, actor, reason }: FilledForm,
): Promise<{ version: number }> {
  const key = `${form}-${partner}`;
  if (Object.keys(answers).length === 0)
    throw new Problem({ kind: "item-invalid", message: "No question was answered.", wayOut: "Answer at least one." });
  const before = (await currentItems(db, framework)).find((each) => each.kind === "plan" && each.key === key);
  const content = { id: key, form, partner, date, answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })) };
  return saveItem(db, { framework, kind: "plan", key, content, actor, reason, expectedVersion: before?.version ?? 0 });
}
