/** For tests of this room: a kind of thing as another room would have it, in a table of its own, in the test's database alone. */
import { sql } from "kysely";
import { Problem } from "../kernel/problem.ts";
import type { Ground } from "../kernel/web.ts";
import type { Asker, GivenRole } from "../rights/index.ts";
import type { TestDatabase } from "../../test/database.ts";
import { testSecret, type MadePerson } from "../../test/people.ts";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import type { Editable, Field, PublicVersion } from "./editable.ts";
import type { Desk, Person } from "./thing.ts";

const both = (text: string) => ({ nl: text, en: text });

export const noteFields: readonly Field[] = [
  { name: "title", label: both("Titel"), kind: "line", required: true },
  { name: "text", label: both("Tekst"), kind: "text" },
  { name: "amount", label: both("Bedrag"), kind: "number" },
  {
    name: "steps",
    label: both("Stappen"),
    kind: "rows",
    one: both("stap"),
    fields: [
      { name: "id", label: both("Id"), kind: "kept" },
      { name: "what", label: both("Wat"), kind: "line", required: true },
    ],
  },
];

/** Lies in the programme that its key begins with: "zwemmen/plan" in `programme:zwemmen`. */
export const partOf = (key: string): string => `programme:${key.split("/")[0]}`;

export async function makeNotes(base: TestDatabase): Promise<Editable> {
  await base.owner.query(`
    create table made_note (key text, version int, content jsonb not null, removed boolean not null, actor text not null, reason text not null,
      at timestamptz not null default now(), primary key (key, version));
    grant select, insert on made_note to gelijkop_app;
    create trigger guarded before insert on made_note for each statement execute function guard('draft.publish', 'content.withdraw')`);
  return notes;
}

const versions = async (read: ReadDatabase, key: string): Promise<readonly PublicVersion[]> =>
  (
    await sql<PublicVersion>`select version, content, removed, actor, reason, at from made_note where key = ${key} order by version`.execute(
      read,
    )
  ).rows;

async function add(
  trx: Database,
  key: string,
  expected: number,
  content: unknown,
  removed: boolean,
  signed: { actor: string; reason: string },
) {
  const now = (await versions(trx, key)).at(-1)?.version ?? 0;
  if (now !== expected) throw new Problem({ kind: "changed-meanwhile", status: 409, message: `It is at ${now}.`, wayOut: "Look." });
  await sql`insert into made_note (key, version, content, removed, actor, reason)
    values (${key}, ${now + 1}, ${JSON.stringify(content)}, ${removed}, ${signed.actor}, ${signed.reason})`.execute(trx);
  return { version: now + 1 };
}

const notes: Editable = {
  kind: "note",
  accepts: (key) => /^[a-z]+\/[a-z0-9-]+$/.test(key),
  action: () => "policy.draft",
  parts: async (_, key) => [partOf(key)],
  title: async (_, key, content) => (content as { title?: string }).title ?? key,
  standing: async ({ read }, key) => {
    const last = (await versions(read, key)).at(-1);
    return last ? { version: last.version, content: last.content, removed: last.removed } : { version: 0, content: {}, removed: false };
  },
  blank: async () => ({}),
  fields: async () => noteFields,
  faults: async (_, _key, content) =>
    (content as { title: string }).title.includes("verboden") ? [{ field: "title", text: both("Dit mag niet.") }] : [],
  publish: (trx, { key, content, expectedVersion, ...signed }) => add(trx, key, expectedVersion, content, false, signed),
  withdraw: async (trx, { key, expectedVersion, ...signed }) =>
    add(trx, key, expectedVersion, (await versions(trx, key)).at(-1)?.content ?? {}, true, signed),
  versions,
  address: async () => null,
  beginnings: async () => [
    {
      key: "nieuw",
      title: both("Een plan"),
      group: both("Plannen"),
      titled: true,
      places: [
        { value: "zwemmen", text: both("Zwemmen"), parts: ["programme:zwemmen"] },
        { value: "fietsen", text: both("Fietsen"), parts: ["programme:fietsen"] },
      ],
    },
  ],
  begin: async (_, _beginning, place, title) => ({
    key: `${place ?? ""}/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
    content: { title },
  }),
};

/** The desk over this database, for people who come by the web. */
export function madeDesk(base: TestDatabase, editables: readonly Editable[], now: () => Date = () => new Date()): Desk {
  const { db, read } = base.open("nobody");
  const ground: Ground = {
    db,
    reader: () => ({ read, snapshot: { version: 1, changedAt: new Date(0) } }),
    secret: testSecret,
    publicUrl: "http://localhost",
    now,
  };
  return { ground, editables };
}

export const asPerson = ({ id, name }: MadePerson, ...grants: readonly (GivenRole | readonly [GivenRole, string])[]): Person =>
  ({
    kind: "person",
    id,
    name,
    grants: grants.map((grant) => (typeof grant === "string" ? { role: grant, part: null } : { role: grant[0], part: grant[1] })),
  }) satisfies Asker;
