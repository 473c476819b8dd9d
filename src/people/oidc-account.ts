/** Which account belongs to whom an identity provider vouches for, and what its groups give there. */
import { sql } from "kysely";
import { z } from "zod";
import { acting } from "../kernel/acting.ts";
import type { Database } from "../kernel/database.ts";
import type { Vouched } from "./oidc-provider.ts";
import type { GroupRole, OidcSettings } from "./oidc-settings.ts";

// Other letters than ASCII can become those of somebody else's address when made small (the Kelvin sign, the Turkish i).
const address = z
  .string()
  .max(320)
  .regex(/^[!-?A-~]+@[!-?A-~]+$/)
  .transform((text) => text.toLowerCase());
const name = z.string().trim().min(1).max(200);
const groups = z.array(z.string());

/**
 * The account that may sign in, or null: unknown, not active, or an address that doesn't count. Why it is null goes into the log and to
 * nobody else. The first time, an account is found by its verified e-mail address and bound to the provider's name for the person; from
 * then on the address no longer matters. An account is made only where the provider's groups give a role.
 * @param db connections on which nobody acts
 */
export async function accountOf(db: Database, settings: OidcSettings, vouched: Vouched): Promise<string | null> {
  return acting(db, { kind: "door" }, { role: "door", reason: `identity provider ${settings.issuer.href}` }, async (trx) => {
    const given = grantsOf(settings, vouched.claims);
    const account =
      (await known(trx, settings, vouched)) ?? (await found(trx, settings, vouched)) ?? (await made(trx, settings, vouched, given));
    if (account === null) return refused(trx, `identity:${settings.issuer.href}`, "no account");
    const { active } = await trx.selectFrom("account").select("active").where("id", "=", account).executeTakeFirstOrThrow();
    if (!active) return refused(trx, `account:${account}`, "not active");
    if (settings.groupRoles.length > 0) await keepGrants(trx, settings, account, given);
    return account;
  });
}

/**
 * Writes down that an answer of the provider was not good enough.
 * @param db connections on which nobody acts
 * @param because a short code, as the provider or the library gives it
 */
export async function noteRefusal(db: Database, { issuer }: OidcSettings, because: string): Promise<void> {
  const code = /^[\w-]{1,60}$/.test(because) ? because : "other";
  await acting(db, { kind: "door" }, { role: "door" }, (trx) => refused(trx, `identity:${issuer.href}`, code));
}

async function refused(trx: Database, object: string, because: string): Promise<null> {
  await sql`select audit_note('sign-in refused', ${object}, null, ${JSON.stringify({ because })}::jsonb)`.execute(trx);
  return null;
}

async function known(trx: Database, { issuer }: OidcSettings, { subject }: Vouched): Promise<string | null> {
  const row = await trx
    .selectFrom("account_identity")
    .select("account")
    .where("issuer", "=", issuer.href)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.account ?? null;
}

async function found(trx: Database, settings: OidcSettings, vouched: Vouched): Promise<string | null> {
  const email = emailOf(settings, vouched.claims);
  if (email === null) return null;
  const row = await trx
    .selectFrom("account")
    .select("id")
    .where("email", "=", email)
    .where("active", "=", true)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  // Looked up after the lock: another window may have bound the account a moment ago.
  const bound = await trx
    .selectFrom("account_identity")
    .select("subject")
    .where("account", "=", row.id)
    .where("issuer", "=", settings.issuer.href)
    .execute();
  // An address that passed to a colleague must not carry the former owner's account along.
  if (bound.length > 0) return bound.some(({ subject }) => subject === vouched.subject) ? row.id : null;
  await bind(trx, settings, vouched, row.id);
  return row.id;
}

async function made(trx: Database, settings: OidcSettings, vouched: Vouched, given: readonly GroupRole[]): Promise<string | null> {
  if (given.length === 0) return null;
  const { claims } = vouched;
  const email = emailOf(settings, claims);
  const called = [claims.name, claims.preferred_username, email].map((text) => name.safeParse(text).data).find(Boolean);
  if (email === null || called === undefined) return null;
  const row = await trx
    .insertInto("account")
    .values({ email, name: called })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) return null;
  await bind(trx, settings, vouched, row.id);
  return row.id;
}

async function bind(trx: Database, { issuer }: OidcSettings, { subject }: Vouched, account: string): Promise<void> {
  await trx.insertInto("account_identity").values({ issuer: issuer.href, subject, account }).execute();
}

function emailOf({ emailTrusted }: OidcSettings, claims: Vouched["claims"]): string | null {
  if (!emailTrusted && claims.email_verified !== true) return null;
  return address.safeParse(claims.email).data ?? null;
}

function grantsOf({ groupRoles, groupsClaim }: OidcSettings, claims: Vouched["claims"]): GroupRole[] {
  const mine = new Set(groups.safeParse(claims[groupsClaim]).data);
  return groupRoles.filter(({ group }) => mine.has(group));
}

/** Gives and takes what the mapping names. What an administrator gave stays, and so does what no group stands for. */
async function keepGrants(trx: Database, { groupRoles }: OidcSettings, account: string, given: readonly GroupRole[]): Promise<void> {
  const keyOf = ({ role, part }: { role: string; part: string }): string => `${role} ${part}`;
  const kept = new Set(given.map(keyOf));
  for (const { role, part } of groupRoles.filter((each) => !kept.has(keyOf(each))))
    await trx
      .deleteFrom("role_grant")
      .where("account", "=", account)
      .where("role", "=", role)
      .where("part", "=", part)
      .where("granted_by", "is", null)
      .execute();
  for (const { role, part } of given)
    await trx
      .insertInto("role_grant")
      .values({ account, role, part })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
