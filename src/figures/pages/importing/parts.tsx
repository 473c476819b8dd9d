/** What the pages of an import share. */
import type { Ground } from "../../../kernel/web.ts";
import type { Asker } from "../../../rights/index.ts";
import { PostForm, SubmitButton, TextArea } from "../../../ui/form.tsx";
import type { Site } from "../../../ui/site.tsx";
import { words } from "./words.ts";

export type Asking = {
  ground: Ground;
  site: Site;
  asker: Asker;
  /** Folder of source descriptions. */
  sources: string;
};

/** What was wrong with a reason, and what was typed. */
export type ReasonFault = { error: string; typed: string };

const longestReason = 500;

/** @returns the reason, or why it is none */
export function readReason(given: unknown, { language }: Site): string | ReasonFault {
  const typed = typeof given === "string" ? given : "";
  const reason = typed.trim().replaceAll(/\s+/g, " ");
  if (reason === "") return { error: words[language].whyMissing, typed };
  return reason.length > longestReason ? { error: words[language].whyLong, typed } : reason;
}

/** A form that asks why, and does. */
export function ReasonForm({
  action,
  hint,
  button,
  fault,
  site,
}: {
  action: string;
  hint: string;
  button: string;
  fault: ReasonFault | null;
  site: Site;
}) {
  return (
    <PostForm action={action} label={button}>
      <TextArea name="reden" label={words[site.language].why} hint={hint} error={fault?.error} value={fault?.typed} lines={2} />
      <SubmitButton>{button}</SubmitButton>
    </PostForm>
  );
}
