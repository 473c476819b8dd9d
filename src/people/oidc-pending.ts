/** A sign-in that is on its way at the identity provider: sealed in a cookie of this browser, so that nobody else's return fits it. */
import { z } from "zod";
import type { Secret } from "../kernel/secret.ts";

/** For how long somebody may take at the provider, in seconds. */
export const pendingSeconds = 10 * 60;

const shape = z.strictObject({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  language: z.enum(["nl", "en"]),
  /** Where to go afterwards, as it came with the request; null for the desk. */
  next: z.string().nullable(),
  /** When it ends, in milliseconds since 1970. */
  until: z.number(),
});
export type Pending = z.infer<typeof shape>;

const purpose = "sign-in at an identity provider";

export const sealPending = (secret: Secret, pending: Omit<Pending, "until">, now: Date): string =>
  secret
    .seal(purpose, JSON.stringify({ ...pending, until: now.getTime() + pendingSeconds * 1000 } satisfies Pending))
    .toString("base64url");

/** Null when there is none, it took too long, or it was not made here. */
export function readPending(secret: Secret, cookie: string | undefined, now: Date): Pending | null {
  const text = cookie ? secret.unseal(purpose, Buffer.from(cookie, "base64url")) : null;
  if (text === null) return null;
  const pending = shape.parse(JSON.parse(text));
  return pending.until > now.getTime() ? pending : null;
}
