/** The public versions of a thing, each beside the one before. */
import type { Language } from "../kernel/language.ts";
import { notFound } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { differences, type Difference } from "./difference.ts";
import type { Field, ObjectRef } from "./editable.ts";
import { settled, type Content } from "./form/content.ts";
import { editableOf, type Desk } from "./thing.ts";

export type HistoryVersion = {
  version: number;
  content: Content;
  removed: boolean;
  actor: string;
  reason: string;
  at: Date;
  /** What differs from the version before; null for the first. */
  changes: readonly Difference[] | null;
  /** Whether it brought back what was withdrawn. */
  broughtBack: boolean;
};

export type History = {
  ref: ObjectRef;
  /** In the language that was asked. */
  title: string;
  /** Dutch path of the page that shows it now. */
  address: string | null;
  /** As its newest version has them. */
  fields: readonly Field[];
  /** Oldest first; at least one. */
  versions: readonly HistoryVersion[];
};

/** @throws Problem no-page for what never was public */
export async function historyOf(desk: Pick<Desk, "editables">, reader: Reader, ref: ObjectRef, language: Language): Promise<History> {
  const editable = editableOf(desk, ref);
  const found = await editable.versions(reader.read, ref.key);
  const newest = found.at(-1);
  if (!newest) throw notFound();
  const [title, fields, address] = await Promise.all([
    editable.title(reader, ref.key, newest.content, language),
    editable.fields(reader, ref.key, newest.content),
    newest.removed ? null : editable.address(reader, ref.key),
  ]);
  const contents = found.map(({ content }) => settled(fields, content));
  const versions = found.map(({ version, removed, actor, reason, at }, place): HistoryVersion => ({
    version,
    removed,
    actor,
    reason,
    at,
    content: contents[place],
    changes: place === 0 ? null : differences(fields, contents[place - 1], contents[place]),
    broughtBack: place > 0 && found[place - 1].removed && !removed,
  }));
  return { ref, title, address, fields, versions };
}

/** Two versions beside each other; null where one of them isn't there. */
export function compared(
  { fields, versions }: Pick<History, "fields" | "versions">,
  from: number,
  to: number,
): { from: HistoryVersion; to: HistoryVersion; differences: Difference[] } | null {
  const [one, other] = [from, to].map((wanted) => versions.find(({ version }) => version === wanted));
  return one && other ? { from: one, to: other, differences: differences(fields, one.content, other.content) } : null;
}
