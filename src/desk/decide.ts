/** What another person decides: a draft becomes public or goes back; what is public is taken away. */
import { actingAs, seeing } from "../kernel/acting.ts";
import { notFound, Problem } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { may, type Asker } from "../rights/index.ts";
import { can, type Draft } from "./draft.ts";
import type { Editable, Field, FieldFault, ObjectRef, Standing } from "./editable.ts";
import { cleanText, settled, type Content } from "./form/content.ts";
import { missing, unreadable } from "./form/faults.ts";
import { draftById, lockDraft, setDecided } from "./queries.ts";
import { editableOf, personOf, type Desk, type Person } from "./thing.ts";

export type Proposal = {
  draft: Draft;
  editable: Editable;
  fields: readonly Field[];
  /** What is public now; of a published draft what was public before it. */
  before: { version: number; content: Content; removed: boolean };
  after: Content;
  /** Whether the person who asks can decide about it now. */
  decidable: boolean;
};

export type Decided =
  | { outcome: "published"; version: number; key: string }
  | { outcome: "returned" }
  /** Nothing was written: the draft is not as it was when it was read, or was decided about meanwhile. */
  | { outcome: "gone" }
  /** Nothing was written: another version is public than the draft was begun from. */
  | { outcome: "changedMeanwhile" }
  /** Nothing was written: it can't become public as it is. */
  | { outcome: "faults"; faults: readonly FieldFault[] };

/** @throws Problem no-page when there is none that this person may see */
export async function proposalOf(desk: Desk, asker: Asker, id: string): Promise<Proposal> {
  const person = personOf(asker);
  const draft = await seeing(desk.ground.db, person, (read) => draftById(read, uuid(id)));
  if (!draft || draft.state === "open" || draft.state === "dropped") throw notFound();
  const editable = editableOf(desk, draft);
  const reader = desk.ground.reader();
  const [standing, fields] = await Promise.all([
    draft.state === "published" ? versionBefore(reader, editable, draft) : editable.standing(reader, draft.key),
    editable.fields(reader, draft.key, draft.content),
  ]);
  return {
    draft,
    editable,
    fields,
    before: { ...standing, content: settled(fields, standing.content) },
    after: settled(fields, draft.content),
    decidable: may(person, "draft.publish") && can("publish", draft, person.id),
  };
}

async function versionBefore(reader: Reader, editable: Editable, { key, baseVersion }: Draft): Promise<Standing> {
  const versions = await editable.versions(reader.read, key);
  return versions.find(({ version }) => version === baseVersion) ?? { version: 0, content: {}, removed: false };
}

/** @param version the draft's, as it was read: nobody publishes what they didn't see */
export async function publish(desk: Desk, asker: Asker, id: string, version: number): Promise<Decided> {
  const person = personOf(asker);
  const { draft: read, editable } = await proposalOf(desk, person, id);
  refuseOwn(read, person);
  try {
    return await actingAs(
      desk.ground.db,
      person,
      "draft.publish",
      { matter: { parts: read.parts, owner: read.owner }, reason: read.reason },
      async (trx) => {
        const draft = (await lockDraft(trx, read.id)) ? await draftById(trx, read.id) : undefined;
        if (!draft || draft.version !== version || !can("publish", draft, person.id)) return { outcome: "gone" };
        const { key } = draft;
        const reader: Reader = { read: trx, snapshot: desk.ground.reader().snapshot };
        const standing = await editable.standing(reader, key);
        if (standing.version !== draft.baseVersion) return { outcome: "changedMeanwhile" };
        const fields = await editable.fields(reader, key, draft.content);
        const content = settled(fields, draft.content);
        const own = [...unreadable(fields, content), ...missing(fields, content)];
        const faults = own.length > 0 ? own : await editable.faults(trx, key, content);
        if (faults.length > 0) return { outcome: "faults", faults };
        const made = await editable.publish(trx, {
          key,
          content,
          expectedVersion: draft.baseVersion,
          actor: draft.writer,
          reason: draft.reason,
        });
        await setDecided(trx, draft.id, "published", person.id, "");
        return { outcome: "published", version: made.version, key: made.key ?? key };
      },
    );
  } catch (error) {
    // Two publishers at the same moment: the other's is public.
    if (error instanceof Problem && error.status === 409) return { outcome: "changedMeanwhile" };
    throw error;
  }
}

/** Back to its writer, with what should be different. @throws Problem no-remarks */
export async function sendBack(desk: Desk, asker: Asker, id: string, version: number, remarks: string): Promise<Decided> {
  const person = personOf(asker);
  const { draft: read } = await proposalOf(desk, person, id);
  refuseOwn(read, person);
  const said = cleanText(remarks);
  if (said === "")
    throw new Problem({
      kind: "no-remarks",
      status: 422,
      message: "It was sent back without a word.",
      wayOut: "Write what should be different.",
    });
  return actingAs(
    desk.ground.db,
    person,
    "draft.publish",
    { matter: { parts: read.parts, owner: read.owner }, reason: said },
    async (trx) => {
      const draft = (await lockDraft(trx, read.id)) ? await draftById(trx, read.id) : undefined;
      if (!draft || draft.version !== version || !can("sendBack", draft, person.id)) return { outcome: "gone" };
      await setDecided(trx, draft.id, "returned", person.id, said);
      return { outcome: "returned" };
    },
  );
}

export type Withdrawable = ObjectRef & { editable: Editable; version: number; content: Content; fields: readonly Field[] };

/** What is public and can be taken away. @throws Problem no-page */
export async function withdrawable(desk: Desk, asker: Asker, ref: ObjectRef): Promise<Withdrawable> {
  const person = personOf(asker);
  const editable = editableOf(desk, ref);
  const reader = desk.ground.reader();
  const standing = await editable.standing(reader, ref.key);
  if (!may(person, "content.withdraw") || !editable.withdraw || standing.version === 0 || standing.removed) throw notFound();
  const fields = await editable.fields(reader, ref.key, standing.content);
  return { ...ref, editable, version: standing.version, content: settled(fields, standing.content), fields };
}

/**
 * Takes it away from now on; its history stays.
 * @throws Problem no-page; no-reason; what the thing's own room refuses (others still name it), or 409 when another version is public
 */
export async function withdraw(desk: Desk, asker: Asker, ref: ObjectRef, version: number, why: string): Promise<void> {
  const person = personOf(asker);
  const { editable } = await withdrawable(desk, person, ref);
  const reason = cleanText(why);
  if (reason === "")
    throw new Problem({ kind: "no-reason", status: 422, message: "It was to be withdrawn without a reason.", wayOut: "Write why." });
  await actingAs(desk.ground.db, person, "content.withdraw", { matter: {}, reason }, async (trx) => {
    await editable.withdraw?.(trx, { key: ref.key, expectedVersion: version, actor: person.name, reason });
  });
}

function refuseOwn(draft: Draft, person: Person): void {
  if (draft.owner === person.id)
    throw new Problem({
      kind: "own-draft",
      status: 403,
      message: "This is your own draft.",
      wayOut: "Somebody else has to publish it: four eyes see more than two.",
    });
}

function uuid(id: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw notFound();
  return id;
}
