/** For tests: people with a password of their own and an app that makes codes. */
import { Secret as Key, TOTP } from "otpauth";
import type { TestDatabase } from "../../test/database.ts";
import { makePerson, testSecret, type MadePerson } from "../../test/people.ts";
import type { GivenRole } from "../rights/index.ts";
import { hashPassword } from "./password.ts";

export const madePassword = "paard batterij nietje 7";

let hash: Promise<string> | null = null;

/** With `madePassword`; the hash is made once, for it takes long. */
export async function makeLocal(base: TestDatabase, name: string, grants: readonly GivenRole[] = ["adviser"]): Promise<MadePerson> {
  const person = await makePerson(base, name, grants);
  await base.db
    .insertInto("account_password")
    .values({ account: person.id, hash: await (hash ??= hashPassword(madePassword)) })
    .execute();
  return person;
}

export type MadeApp = { digits(at?: Date): string };

export const appWith = (key: string): MadeApp => {
  const totp = new TOTP({ secret: Key.fromBase32(key.replaceAll(" ", "")) });
  return { digits: (at = new Date()) => totp.generate({ timestamp: at.getTime() }) };
};

/** An app that is set up already. */
export async function makeApp(base: TestDatabase, account: string): Promise<MadeApp> {
  const key = new Key({ size: 20 }).base32;
  await base.db
    .insertInto("account_totp")
    .values({ account, sealed_secret: testSecret.seal(`totp ${account}`, key) })
    .execute();
  return appWith(key);
}
