/** The administrator's work: who has an account, and what they may do. By page and by command alike. */
import { sql } from "kysely";
import { acting, actingAs, seeing } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import { notFound, Problem } from "../kernel/problem.ts";
import { givenRoles, isRole, scopeOfRole, type Asker, type GivenRole, type Grant } from "../rights/index.ts";
import { inviteHours, dropCodes, makeCode, type NewCode } from "./one-time-code.ts";
import { emailOf } from "./sign-in.ts";
import { endAll } from "./sessions.ts";
import { dropWaysIn } from "./ways-in.ts";

export type Person = {
  id: string;
  /** Null: erased, or the first administrator who didn't come yet. */
  email: string | null;
  name: string;
  organisation: string;
  active: boolean;
  signedInAt: Date | null;
  grants: readonly Grant[];
};

/** What an erased account is called: what it did stays signed by its number. */
export const erasedName = "–";

/** Everybody, by name. Erased accounts are left out. */
export async function listPeople(db: Database, asker: Asker): Promise<Person[]> {
  const [accounts, grants] = await seeing(db, asker, async (read) => [
    await read
      .selectFrom("account")
      .select(["id", "email", "name", "organisation", "active", "signed_in_at"])
      .where((is) => is.or([is("email", "is not", null), is("active", "=", true)]))
      .orderBy("name")
      .orderBy("id")
      .execute(),
    await read.selectFrom("role_grant").select(["account", "role", "part"]).orderBy("role").orderBy("part").execute(),
  ]);
  return accounts.map(({ signed_in_at, ...account }) => ({
    ...account,
    signedInAt: signed_in_at,
    grants: grants.flatMap(({ account: of, role, part }) =>
      of === account.id && isRole(role) && role !== "visitor" ? [{ role, part: part || null }] : [],
    ),
  }));
}

/** @throws Problem 404 when there is nobody of this id, or the asker sees nobody */
export async function findPerson(db: Database, asker: Asker, id: string): Promise<Person> {
  const found = (await listPeople(db, asker)).find((person) => person.id === id);
  if (!found) throw notFound();
  return found;
}

/** @throws Problem `no-account` @returns the id behind an address */
export async function accountByEmail(db: Database, asker: Asker, email: string): Promise<string> {
  const found = (await listPeople(db, asker)).find((person) => person.email === emailOf(email));
  if (!found)
    throw new Problem({ kind: "no-account", message: "There is no account with this address.", wayOut: "See: bin/gelijkop people." });
  return found.id;
}

/** `ROLE`, or `ROLE:PART` for a role that counts for one programme or organisation. @throws Problem `role` */
export function readGrant(text: string): Grant {
  const [role, ...rest] = text.trim().split(":");
  return checkedGrant(role, rest.join(":"));
}

/** @param part `programme:FRAMEWORK/NODE` or `organisation:FRAMEWORK/PARTNER`, or without its first word; empty: none @throws Problem `role`, `role-part` */
export function checkedGrant(role: string, part: string): Grant {
  if (!isRole(role) || role === "visitor")
    throw new Problem({ kind: "role", message: `${role || "Nothing"} is no role.`, wayOut: `Choose ${givenRoles.join(", ")}.` });
  const scope = scopeOfRole[role];
  const given = part.trim();
  if (!scope) {
    if (given)
      throw new Problem({ kind: "role-part", message: `${role} counts for everything, not for a part.`, wayOut: `Leave ${given} out.` });
    return { role, part: null };
  }
  const whole = given.startsWith(`${scope}:`) ? given : `${scope}:${given}`;
  if (/^[a-z]+:[a-z0-9-]{1,100}\/[a-z0-9-]{1,100}$/.test(whole)) return { role, part: whole };
  throw new Problem({
    kind: "role-part",
    message: `${role} counts for one ${scope}; ${given || "nothing"} names none.`,
    wayOut:
      scope === "programme"
        ? "Example: programme:utrecht-gezond-2011-2013/gezond-gewicht."
        : "Example: organisation:utrecht-gezond-2011-2013/altrecht.",
  });
}

export type NewPerson = { email: string; name: string; organisation?: string; grants: readonly Grant[] };

/** Makes an account, with a code to begin it. @throws Problem `email`, `name`, `email-taken` */
export function addPerson(db: Database, asker: Asker, person: NewPerson): Promise<{ id: string } & NewCode> {
  const { email, name } = checkedPerson(person);
  return managing(db, asker, async (trx) => {
    const made = await trx
      .insertInto("account")
      .values({ email, name, organisation: person.organisation?.trim().slice(0, 200) ?? "" })
      .onConflict((conflict) => conflict.column("email").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) throw emailTaken();
    for (const grant of person.grants) await insertGrant(trx, asker, made.id, grant);
    return { id: made.id, ...(await makeCode(trx, made.id, inviteHours)) };
  });
}

export const emailTaken = (): Problem =>
  new Problem({ kind: "email-taken", message: "There is an account with this address already.", wayOut: "Use that account." });

/** Name and address as they are stored. @throws Problem `email`, `name` */
export function checkedPerson({ email: typed, name: typedName }: { email: string; name: string }): { email: string; name: string } {
  const email = emailOf(typed);
  if (!/^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u.test(email) || email.length > 254)
    throw new Problem({ kind: "email", message: "This is no e-mail address.", wayOut: "Give one like naam@gemeente.example." });
  return { email, name: checkedName(typedName) };
}

/** @throws Problem `name` */
export function checkedName(typed: string): string {
  const name = typed
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  if (name && name.length <= 200) return name;
  throw new Problem({ kind: "name", message: "There is no name, or it is very long.", wayOut: "Give a name of at most 200 characters." });
}

/** A new code for who lost the way in, or never came. */
export function invite(db: Database, asker: Asker, id: string): Promise<NewCode> {
  return managing(db, asker, async (trx) => {
    await active(trx, id);
    return makeCode(trx, id, inviteHours);
  });
}

/** Gives a role. Nobody gives one to themselves. */
export async function grantRole(db: Database, asker: Asker, id: string, grant: Grant): Promise<void> {
  notOneself(asker, id);
  await managing(db, asker, async (trx) => {
    await active(trx, id);
    await insertGrant(trx, asker, id, grant);
  });
}

/** Takes a role away; it counts at once. @throws Problem 404 when the account hasn't it */
export async function revokeRole(db: Database, asker: Asker, id: string, { role, part }: Grant): Promise<void> {
  notOneself(asker, id);
  await managing(db, asker, async (trx) => {
    const gone = await trx
      .deleteFrom("role_grant")
      .where("account", "=", id)
      .where("role", "=", role)
      .where("part", "=", part ?? "")
      .returning("account")
      .executeTakeFirst();
    if (!gone)
      throw new Problem({
        kind: "no-grant",
        status: 404,
        message: `This account hasn't the role ${role}.`,
        wayOut: "See: bin/gelijkop people.",
      });
  });
}

/** Lets an account sign in, or no longer: then its sessions end now. */
export async function setActive(db: Database, asker: Asker, id: string, wanted: boolean): Promise<void> {
  notOneself(asker, id);
  await managing(db, asker, async (trx) => {
    const found = await trx
      .updateTable("account")
      .set({ active: wanted })
      .where("id", "=", id)
      .where("email", "is not", null)
      .returning("id")
      .executeTakeFirst();
    if (!found) throw notFound();
    if (wanted) return;
    await dropCodes(trx, id);
    await endAll(trx, id, "inactive");
  });
}

/** Ends somebody's sessions. */
export async function endSessionsOf(db: Database, asker: Asker, id: string): Promise<number> {
  return managing(db, asker, (trx) => endAll(trx, id, "signedOutElsewhere"));
}

/**
 * Forgets who an account was: name, address, workplace, and every way in. Its number stays, so that the log and the history stay whole.
 * It can't be undone.
 */
export async function erasePerson(db: Database, asker: Asker, id: string): Promise<void> {
  notOneself(asker, id);
  await managing(db, asker, async (trx) => {
    const found = await trx
      .updateTable("account")
      .set({ active: false, email: null, name: erasedName, organisation: "", signed_in_at: null })
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (!found) throw notFound();
    await trx.deleteFrom("role_grant").where("account", "=", id).execute();
    await dropCodes(trx, id);
    await endAll(trx, id, "removed");
  });
  // An administrator may not see what is stored of passwords and providers; the door may, and the account can't come back.
  await acting(db, { kind: "door" }, { role: "door", reason: "erased" }, async (trx) => {
    await dropWaysIn(trx, id);
    for (const table of ["account_identity", "kept_form"] as const) await trx.deleteFrom(table).where("account", "=", id).execute();
    await trx.updateTable("session").set({ agent: "" }).where("account", "=", id).execute();
  });
}

const managing = <T>(db: Database, asker: Asker, work: (trx: Database) => Promise<T>): Promise<T> =>
  actingAs(db, asker, "people.manage", {}, work);

async function insertGrant(
  trx: Database,
  asker: Asker,
  account: string,
  { role, part }: { role: GivenRole; part: string | null },
): Promise<void> {
  await trx
    .insertInto("role_grant")
    .values({ account, role, part: part ?? "", granted_by: asker.kind === "person" ? asker.id : null })
    .onConflict((conflict) => conflict.columns(["account", "role", "part"]).doNothing())
    .execute();
}

async function active(trx: Database, id: string): Promise<void> {
  const found = await trx
    .selectFrom("account")
    .select(sql<number>`1`.as("one"))
    .where("id", "=", id)
    .where("active", "=", true)
    .executeTakeFirst();
  if (!found)
    throw new Problem({ kind: "inactive", status: 409, message: "This account can't sign in now.", wayOut: "Make it active first." });
}

function notOneself(asker: Asker, id: string): void {
  if (asker.kind === "person" && asker.id === id)
    throw new Problem({ kind: "oneself", status: 409, message: "This is your own account.", wayOut: "Ask another administrator." });
}
