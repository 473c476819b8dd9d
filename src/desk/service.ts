/** Writing at the desk: a draft from its first save until it is handed in. What becomes public is in decide.ts. */
import { actingAs } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { notFound } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { may } from "../rights/index.ts";
import { can, type Draft } from "./draft.ts";
import type { FieldFault } from "./editable.ts";
import { cleanText, pruned, sameContent, settled, type Content } from "./form/content.ts";
import { missing, unreadable } from "./form/faults.ts";
import { draftOf, insertDraft, lockDraft, setByWriter, setHandedIn, updateDraft } from "./queries.ts";
import { personOf, type Desk, type Person, type Thing } from "./thing.ts";

/** What a form sends. */
export type Writing = {
  content: Content;
  reason: string;
  /** The draft's version that the form was made from; 0: there was no draft. */
  version: number;
  /** The public version that the form was made from. */
  base: number;
};

export type Saved =
  | { outcome: "saved"; draft: Draft }
  /** Another window of the same person saved something else; nothing was written. */
  | { outcome: "conflict"; draft: Draft };

export type HandedIn =
  | { outcome: "handedIn"; draft: Draft }
  | { outcome: "conflict"; draft: Draft }
  /** It is saved, and not handed in: these are to be mended first. `reason` and "" (the whole) are places as well. */
  | { outcome: "faults"; draft: Draft; faults: readonly FieldFault[] }
  /** It is saved, and not handed in: another version is public than it was begun from. */
  | { outcome: "changedMeanwhile"; draft: Draft };

const longestReason = 2_000;
const notAllowed = {
  nl: "Zoals het nu is, valt dit buiten wat u mag wijzigen. Kies een onderdeel dat bij uw programma of organisatie hoort.",
  en: "As it is now, this lies outside what you may change. Choose a part that belongs to your programme or organisation.",
};
const noReason = {
  nl: "Schrijf waarom u dit wijzigt. Dat staat later in de geschiedenis.",
  en: "Write why you change this. It will be in the history.",
};
const longReason = {
  nl: `Maak het korter: hoogstens ${longestReason} tekens.`,
  en: `Make it shorter: ${longestReason} characters at most.`,
};
const noChange = { nl: "U hebt nog niets gewijzigd.", en: "You have not changed anything yet." };

/**
 * Keeps what was typed, finished or not. The first save begins the draft.
 * @param rebase the public version that it builds on from now on, after both were put together
 */
export async function save(desk: Desk, asker: Person, thing: Thing, writing: Writing, rebase: number | null = null): Promise<Saved> {
  const person = personOf(asker);
  const { kind, key, editable, action, fields } = thing;
  const reader = desk.ground.reader();
  const content = settled(fields, writing.content);
  const reason = cleanText(writing.reason);
  const [title, wanted] = await Promise.all([editable.title(reader, key, content, "nl"), editable.parts(reader, key, content)]);
  // What was chosen may lie elsewhere; the text is kept all the same, where it was, and can't be handed in like this.
  const parts = may(person, action, { parts: wanted, owner: person.id }) ? wanted : thing.parts;
  const text = { title, parts, content, reason };
  return actingAs(desk.ground.db, person, action, { matter: { parts, owner: person.id } }, async (trx) => {
    const before = await lockedDraft(trx, person, thing);
    if (!before) {
      const baseVersion = Math.min(rebase ?? writing.base, thing.standing.version);
      const id = await insertDraft(trx, { ...text, kind, key, action, owner: person.id, baseVersion });
      return { outcome: id === null ? "conflict" : "saved", draft: await draftNow(trx, person, thing) };
    }
    const same = sameContent(settled(fields, before.content), content) && before.reason === reason;
    // Sent twice (the answer got lost), or typed the same in two windows.
    if (same && before.state === "open" && (rebase === null || rebase === before.baseVersion)) return { outcome: "saved", draft: before };
    if (before.version !== writing.version) return { outcome: "conflict", draft: before };
    await updateDraft(trx, before.id, text, rebase);
    return { outcome: "saved", draft: await draftNow(trx, person, thing) };
  });
}

/** Saves, and gives it to another person to look at. */
export async function handIn(desk: Desk, asker: Person, thing: Thing, writing: Writing): Promise<HandedIn> {
  const person = personOf(asker);
  const saved = await save(desk, person, thing, { ...writing, content: pruned(thing.fields, settled(thing.fields, writing.content)) });
  if (saved.outcome === "conflict") return saved;
  const { action, parts, editable, key } = thing;
  return actingAs(desk.ground.db, person, action, { matter: { parts, owner: person.id }, reason: saved.draft.reason }, async (trx) => {
    const draft = await lockedDraft(trx, person, thing);
    if (!draft || draft.version !== saved.draft.version) return { outcome: "conflict", draft: draft ?? saved.draft };
    const reader: Reader = { read: trx, snapshot: desk.ground.reader().snapshot };
    const standing = await editable.standing(reader, key);
    if (standing.version !== draft.baseVersion) return { outcome: "changedMeanwhile", draft };
    const faults = await faultsOf(trx, reader, person, thing, draft);
    if (faults.length > 0) return { outcome: "faults", draft, faults };
    await setHandedIn(trx, draft.id);
    return { outcome: "handedIn", draft: await draftNow(trx, person, thing) };
  });
}

/** Everything that keeps a draft from being handed in. */
async function faultsOf(trx: Database, reader: Reader, person: Person, thing: Thing, draft: Draft): Promise<FieldFault[]> {
  const { editable, key, fields, action, standing } = thing;
  const content = settled(fields, draft.content);
  const own = [...unreadable(fields, content), ...missing(fields, content)];
  const there = await editable.parts(reader, key, content);
  // It may lie in the writer's programme and be moved into another's.
  const places = [there, (await editable.wouldLie?.(reader, key, content)) ?? there];
  return [
    ...own,
    ...(own.length === 0 ? await editable.faults(trx, key, content) : []),
    ...(places.every((parts) => may(person, action, { parts, owner: person.id })) ? [] : [{ field: "", text: notAllowed }]),
    ...(standing.version > 0 && !standing.removed && sameContent(content, standing.content) ? [{ field: "", text: noChange }] : []),
    ...(draft.reason === "" ? [{ field: "reason", text: noReason }] : []),
    ...(draft.reason.length > longestReason ? [{ field: "reason", text: longReason }] : []),
  ];
}

/** Back from the publisher, to write on. Nothing happens when it waits for nobody. */
export const takeBack = (desk: Desk, asker: Person, thing: Thing): Promise<void> => byWriter(desk, asker, thing, "takeBack", "open");

/** Away from the desk. Nothing happens when there is no draft. */
export const drop = (desk: Desk, asker: Person, thing: Thing): Promise<void> => byWriter(desk, asker, thing, "drop", "dropped");

async function byWriter(desk: Desk, asker: Person, thing: Thing, step: "takeBack" | "drop", state: "open" | "dropped"): Promise<void> {
  const person = personOf(asker);
  const { action, parts } = thing;
  await actingAs(desk.ground.db, person, action, { matter: { parts, owner: person.id } }, async (trx) => {
    const draft = await lockedDraft(trx, person, thing);
    if (draft && can(step, draft, person.id)) await setByWriter(trx, draft.id, state);
  });
}

async function lockedDraft(trx: Database, person: Person, { kind, key }: Pick<Thing, "kind" | "key">): Promise<Draft | undefined> {
  const found = await draftOf(trx, person.id, kind, key);
  if (!found || !(await lockDraft(trx, found.id))) return undefined;
  return draftOf(trx, person.id, kind, key);
}

async function draftNow(trx: Database, person: Person, { kind, key }: Pick<Thing, "kind" | "key">): Promise<Draft> {
  const draft = await draftOf(trx, person.id, kind, key);
  if (!draft) throw notFound();
  return draft;
}
