/** Invented people with an account, and a way in for tests that are not about signing in. */
import { randomUUID } from "node:crypto";
import { digest, newToken, secretOf } from "../src/kernel/secret.ts";
import { sessionCookie } from "../src/people/index.ts";
import type { GivenRole } from "../src/rights/index.ts";
import type { TestDatabase } from "./database.ts";

/** Of no installation. */
export const testSecret = secretOf(Buffer.from("an installation's key that only tests have"));

export type MadePerson = { id: string; email: string; name: string };

/** @param grants roles, with the part that they count for where a role has one */
export async function makePerson(
  base: TestDatabase,
  name: string,
  grants: readonly (GivenRole | readonly [GivenRole, string])[] = [],
): Promise<MadePerson> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${randomUUID().slice(0, 8)}@verzonnen.example`;
  const { id } = await base.db.insertInto("account").values({ email, name }).returning("id").executeTakeFirstOrThrow();
  for (const grant of grants) {
    const [role, part] = typeof grant === "string" ? [grant, ""] : grant;
    await base.db.insertInto("role_grant").values({ account: id, role, part }).execute();
  }
  return { id, email, name };
}

/** A session of this person; the value of a Cookie header for a site at `publicUrl`. */
export async function signIn(base: TestDatabase, person: MadePerson, publicUrl = "http://localhost"): Promise<string> {
  const token = newToken();
  await base.db
    .insertInto("session")
    .values({ hash: digest(token), account: person.id, method: "test", ends_at: new Date(Date.now() + 3_600_000).toISOString() })
    .execute();
  return `${sessionCookie(publicUrl)}=${token}`;
}
