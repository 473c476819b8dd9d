/** A question to a browser about a passkey, kept by that browser itself: sealed, and for a few minutes. */
import { z } from "zod";
import type { Secret } from "../kernel/secret.ts";
import type { Asked } from "./passkey.ts";

/** For how long a question waits for its answer, in seconds. */
export const askedSeconds = 5 * 60;

const shape = z.strictObject({
  challenge: z.string(),
  /** In milliseconds since 1970. */
  at: z.number(),
});

/** @param use what is asked: `enter`, or `register` with the account that it is for */
const purpose = (use: string): string => `passkey: ${use}`;

export const sealAsked = (secret: Secret, use: string, challenge: string, now: Date): string =>
  secret.seal(purpose(use), JSON.stringify({ challenge, at: now.getTime() } satisfies z.infer<typeof shape>)).toString("base64url");

/** Null when nothing was asked, something else was, or it is too long ago. */
export function readAsked(secret: Secret, use: string, cookie: string | undefined, now: Date): Asked | null {
  const text = cookie ? secret.unseal(purpose(use), Buffer.from(cookie, "base64url")) : null;
  if (text === null) return null;
  const { challenge, at } = shape.parse(JSON.parse(text));
  return at + askedSeconds * 1000 > now.getTime() ? { challenge, at: new Date(at) } : null;
}
