/** Passkeys (WebAuthn): a key pair of which this server knows the public half. The checking is @simplewebauthn/server's. */
import { isIP } from "node:net";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { sql } from "kysely";
import { acting } from "../kernel/acting.ts";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import { readAssertion, readRegistration } from "./passkey-credential.ts";

/** The name that passkeys belong to, and the address that they are used at. */
export type PasskeySite = { name: string; origin: string };

/**
 * Null where passkeys can't be: at a bare IP address, which is no name, and without TLS, except on this machine itself.
 * @param publicUrl address of this installation
 */
export function passkeySite(publicUrl: string): PasskeySite | null {
  const { hostname, origin, protocol } = new URL(publicUrl);
  if (isIP(hostname.replaceAll(/[[\]]/g, "")) !== 0) return null;
  return protocol === "https:" || hostname === "localhost" ? { name: hostname, origin } : null;
}

/** Ed25519, ES256 and RS256 (COSE): what every authenticator has one of. The library would try out more, which Node calls experimental. */
const algorithms = [-8, -7, -257];

/** What the browser was asked, and when. It is answered once. */
export type Asked = { challenge: string; at: Date };

export const askToEnter = (site: PasskeySite): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({ rpID: site.name, userVerification: "required" });

/** @param account whose passkey it will be */
export async function askToRegister(
  trx: ReadDatabase,
  site: PasskeySite,
  account: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const person = await trx.selectFrom("account").select(["email", "name"]).where("id", "=", account).executeTakeFirstOrThrow();
  const have = await trx.selectFrom("account_passkey").select(["id", "transports"]).where("account", "=", account).execute();
  return generateRegistrationOptions({
    rpName: "Gelijkop",
    rpID: site.name,
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    userID: handleOf(account),
    excludeCredentials: have,
    // Discoverable: nobody types an address to sign in. Verified: who holds the device is not yet its owner.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
  });
}

/**
 * Stores a new passkey of an account.
 * @param trx a transaction of the account itself, or of the door
 * @param answer the browser's, as JSON
 * @throws Problem `passkey` when the answer doesn't fit what was asked
 */
export async function storePasskey(
  trx: Database,
  site: PasskeySite,
  { challenge }: Asked,
  { account, title, answer }: { account: string; title: string; answer: string },
): Promise<void> {
  const response = readRegistration(answer);
  const checked = response
    ? await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: site.origin,
        expectedRPID: site.name,
        supportedAlgorithmIDs: algorithms,
      }).catch(() => null)
    : null;
  if (!checked?.verified) throw unfit();
  const { id, publicKey, counter, transports } = checked.registrationInfo.credential;
  const stored = await trx
    .insertInto("account_passkey")
    .values({ id, account, public_key: Buffer.from(publicKey), counter, transports: transports ?? [], title: title.trim().slice(0, 100) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!stored) throw unfit();
}

const unfit = (): Problem =>
  new Problem({
    kind: "passkey",
    message: "This answer of the browser is no new passkey.",
    wayOut: "Begin again on the page of your account.",
  });

/**
 * The account that signs in with a passkey; null when the answer is not good. Each answer counts once: a passkey takes no answer to a
 * question from before its last use.
 * @param db connections on which nobody acts
 * @param answer the browser's, as JSON
 */
export async function enterWithPasskey(db: Database, site: PasskeySite, asked: Asked, answer: string, now: Date): Promise<string | null> {
  const response = readAssertion(answer);
  if (!response) return null;
  return acting(db, { kind: "door" }, { role: "door" }, async (trx) => {
    const key = await trx
      .selectFrom("account_passkey")
      .innerJoin("account", "account.id", "account_passkey.account")
      .select(["account_passkey.id", "account", "public_key", "counter", "used_at", "active"])
      .where("account_passkey.id", "=", response.id)
      .forUpdate("account_passkey")
      .executeTakeFirst();
    if (!key || response.response.userHandle !== Buffer.from(handleOf(key.account)).toString("base64url")) return null;
    const checked = await verifyAuthenticationResponse({
      response,
      expectedChallenge: asked.challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.name,
      // The counter is looked at below: only after the signature does it say anything.
      credential: { id: key.id, publicKey: new Uint8Array(key.public_key), counter: 0 },
    }).catch(() => null);
    if (!checked?.verified) return null;
    const refused = async (because: string): Promise<null> => {
      const after = JSON.stringify({ because });
      await sql`select audit_note('sign-in refused', ${`account:${key.account}`}, null, ${after}::jsonb)`.execute(trx);
      return null;
    };
    if (!key.active) return refused("not active");
    if (key.used_at && key.used_at >= asked.at) return refused("passkey answer used twice");
    const { newCounter } = checked.authenticationInfo;
    const last = Number(key.counter);
    if ((last > 0 || newCounter > 0) && newCounter <= last) return refused(`passkey counter went from ${last} to ${newCounter}`);
    await trx.updateTable("account_passkey").set({ counter: newCounter, used_at: now }).where("id", "=", key.id).execute();
    return key.account;
  });
}

/** What the device keeps of whose key it is: the account's number, which says nothing about the person. */
const handleOf = (account: string) => Uint8Array.from(Buffer.from(account.replaceAll("-", ""), "hex"));
