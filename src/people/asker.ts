/** From what a request or a command line brings to the person behind it. */
import { sql } from "kysely";
import type { Database } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import { digest } from "../kernel/secret.ts";
import { isRole, type Asker, type Grant } from "../rights/index.ts";

/** A session without use for so long is over. */
export const idleMinutes = 30;

export type OpenSession = {
  /** The session's public name, for the person's own list. */
  id: string;
  account: string;
  name: string;
  email: string;
  method: string;
  createdAt: Date;
  /** When an identity provider last vouched for the account. */
  checkedAt: Date;
  grants: readonly Grant[];
};

export const personOf = ({ account, name, grants }: Pick<OpenSession, "account" | "name" | "grants">): Asker & { kind: "person" } => ({
  kind: "person",
  id: account,
  name,
  grants,
});

/** The session that a token opens, while it lasts; null else. Counts as a use of it. */
export async function openSession(db: Database, token: string): Promise<OpenSession | null> {
  const { rows } = await sql<{
    session: string;
    account: string;
    name: string;
    email: string;
    method: string;
    created_at: Date;
    checked_at: Date;
    grants: { role: string; part: string | null }[];
  }>`select * from open_session(${digest(token)}, make_interval(mins => ${idleMinutes}))`.execute(db);
  const found = rows[0];
  if (!found) return null;
  const { session, account, name, email, method, created_at, checked_at, grants } = found;
  return { id: session, account, name, email, method, createdAt: created_at, checkedAt: checked_at, grants: readGrants(grants) };
}

/**
 * The person whose rights a command line asks for.
 * @param db connections of the machine itself
 * @throws Problem `no-account`
 */
export async function askerByEmail(db: Database, email: string): Promise<Asker & { kind: "person" }> {
  const account = await db
    .selectFrom("account")
    .select(["id", "name"])
    .where("email", "=", email.trim().toLowerCase())
    .where("active", "=", true)
    .executeTakeFirst();
  if (!account)
    throw new Problem({
      kind: "no-account",
      message: "There is no active account with this address.",
      wayOut: "See: bin/gelijkop people.",
    });
  const grants = await db.selectFrom("role_grant").select(["role", "part"]).where("account", "=", account.id).execute();
  return {
    kind: "person",
    id: account.id,
    name: account.name,
    grants: readGrants(grants.map(({ role, part }) => ({ role, part: part || null }))),
  };
}

/** A role that this version doesn't know gives nothing. */
function readGrants(rows: readonly { role: string; part: string | null }[]): Grant[] {
  return rows.flatMap(({ role, part }) => (isRole(role) && role !== "visitor" ? [{ role, part }] : []));
}
