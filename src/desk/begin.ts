/** New things. */
import { Problem, notFound } from "../kernel/problem.ts";
import { may, type Asker } from "../rights/index.ts";
import type { Beginning, Editable, ObjectRef } from "./editable.ts";
import { cleanLine } from "./form/content.ts";
import { save } from "./service.ts";
import { lookAt, personOf, type Desk, type Person } from "./thing.ts";

export type Offer = Beginning & { kind: string };

const longestTitle = 300;

/** What this person can begin; of each only the places that are theirs. */
export async function offers(desk: Desk, asker: Asker): Promise<Offer[]> {
  const person = personOf(asker);
  const reader = desk.ground.reader();
  const all = await Promise.all(
    desk.editables.map(async (editable) =>
      ((await editable.beginnings?.(reader)) ?? []).flatMap((beginning) => offered(person, editable, beginning)),
    ),
  );
  return all.flat();
}

function offered(person: Person, editable: Editable, beginning: Beginning): Offer[] {
  const action = editable.action(beginning.key);
  if (beginning.places.length === 0) return may(person, action, {}) ? [{ ...beginning, kind: editable.kind }] : [];
  const places = beginning.places.filter(({ parts }) => may(person, action, { parts, owner: person.id }));
  return places.length > 0 ? [{ ...beginning, places, kind: editable.kind }] : [];
}

/**
 * Begins a draft of something new, and tells where it stands. Who has one under that name already goes on with it.
 * @throws Problem no-page for what this person can't begin; no-title; what the editable refuses
 */
export async function begin(
  desk: Desk,
  asker: Asker,
  wanted: { kind: string; beginning: string; place: string; title: string },
): Promise<ObjectRef> {
  const person = personOf(asker);
  const offer = (await offers(desk, person)).find(({ kind, key }) => kind === wanted.kind && key === wanted.beginning);
  const editable = desk.editables.find(({ kind }) => kind === wanted.kind);
  if (!offer || !editable?.begin) throw notFound();
  const place = offer.places.find(({ value }) => value === wanted.place);
  if (offer.places.length > 0 && !place)
    throw new Problem({ kind: "no-place", status: 422, message: "No place was chosen.", wayOut: "Choose one from the list." });
  const title = cleanLine(wanted.title);
  if (offer.titled && title === "") throw new Problem({ kind: "no-title", status: 422, message: "It has no title.", wayOut: "Write one." });
  if (title.length > longestTitle)
    throw new Problem({
      kind: "long-title",
      status: 422,
      message: `The title has ${title.length} characters.`,
      wayOut: `Use ${longestTitle} at most.`,
    });
  const { key, content } = await editable.begin(desk.ground.reader(), offer.key, place?.value ?? null, title);
  const ref: ObjectRef = { kind: offer.kind, key };
  const thing = await lookAt(desk, person, ref, content);
  if (!thing.draft) await save(desk, person, thing, { content: thing.content, reason: "", version: 0, base: thing.standing.version });
  return ref;
}
