/** One thing at the desk, as the person who asks may see it. */
import { seeing } from "../kernel/acting.ts";
import type { Language } from "../kernel/language.ts";
import { notFound } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import type { Ground } from "../kernel/web.ts";
import { may, type Action, type Asker } from "../rights/index.ts";
import type { Draft } from "./draft.ts";
import type { Editable, Field, ObjectRef } from "./editable.ts";
import { settled, type Content } from "./form/content.ts";
import { draftOf } from "./queries.ts";

/** What the use cases of this room work with. */
export type Desk = { ground: Ground; editables: readonly Editable[] };

export type Person = Asker & { kind: "person" };

export type Thing = ObjectRef & {
  editable: Editable;
  action: Action;
  parts: readonly string[];
  /** What is public; an empty content where there is nothing. */
  standing: { version: number; content: Content; removed: boolean };
  /** What this person is writing of it. */
  draft: Draft | null;
  /** What a form begins with: the draft, else what is public, else a blank. */
  content: Content;
  fields: readonly Field[];
};

const longestKey = 300;

/** Only a person has a desk. @throws Problem no-page */
export function personOf(asker: Asker): Person {
  if (asker.kind !== "person") throw notFound();
  return asker;
}

/** @throws Problem no-page for a kind or key that there can't be */
export function editableOf({ editables }: Pick<Desk, "editables">, { kind, key }: ObjectRef): Editable {
  const found = editables.find((editable) => editable.kind === kind);
  if (!found || key === "" || key.length > longestKey || key.includes("\0") || !key.isWellFormed() || !found.accepts(key)) throw notFound();
  return found;
}

/**
 * The thing, for somebody who may write it.
 * @param first what a new thing begins with; its editable's blank unless told
 * @throws Problem no-page when there is none, or they may not
 */
export async function lookAt(desk: Desk, asker: Asker, ref: ObjectRef, first?: unknown): Promise<Thing> {
  const person = personOf(asker);
  const editable = editableOf(desk, ref);
  const { kind, key } = ref;
  const reader = desk.ground.reader();
  const [standing, draft] = await Promise.all([
    editable.standing(reader, key),
    seeing(desk.ground.db, person, (read) => draftOf(read, person.id, kind, key)),
  ]);
  const begun = draft?.content ?? (standing.version > 0 ? standing.content : (first ?? (await editable.blank(reader, key))));
  const [parts, fields] = await Promise.all([editable.parts(reader, key, begun), editable.fields(reader, key, begun)]);
  const action = editable.action(key);
  if (!may(person, action, { parts, owner: person.id })) throw notFound();
  return {
    kind,
    key,
    editable,
    action,
    parts,
    fields,
    draft: draft ?? null,
    content: settled(fields, begun),
    standing: { version: standing.version, removed: standing.removed, content: settled(fields, standing.content) },
  };
}

/** What an earlier public version said; null where there is no such version. */
export async function versionOf(
  reader: Reader,
  { editable, key, fields }: Pick<Thing, "editable" | "key" | "fields">,
  version: number,
): Promise<Content | null> {
  if (version === 0) return {};
  const versions = await editable.versions(reader.read, key);
  const found = versions.find((each) => each.version === version);
  return found ? settled(fields, found.content) : null;
}

export const titleOf = (
  desk: Desk,
  { editable, key, content }: Pick<Thing, "editable" | "key" | "content">,
  language: Language,
): Promise<string> => editable.title(desk.ground.reader(), key, content, language);
