/** Between the first and the second step of signing in: who showed a password or a one-time code, sealed in a cookie for a short time. */
import { z } from "zod";
import type { Secret } from "../kernel/secret.ts";

/** For how long the second step waits, in seconds. */
export const stepSeconds = 15 * 60;

const shape = z.strictObject({
  /** The account's id. */
  account: z.uuid(),
  /** What the first step was. `code`: a one-time code, so the account may set up a passkey in place of a password. */
  by: z.enum(["password", "code"]),
  /** What the account could be entered with then (ways-in.ts). */
  since: z.string(),
  /** Where to go afterwards. */
  next: z.string().nullable(),
  /** When the step ends, in milliseconds since 1970. */
  until: z.number(),
});
export type Step = z.infer<typeof shape>;

const purpose = "second step";

export type Begun = Omit<Step, "until">;

export const sealStep = (secret: Secret, step: Begun, now: Date): string =>
  secret.seal(purpose, JSON.stringify({ ...step, until: now.getTime() + stepSeconds * 1000 } satisfies Step)).toString("base64url");

/** Null when there is none, it is over, or it was not made here. */
export function readStep(secret: Secret, cookie: string | undefined, now: Date): Step | null {
  const text = cookie ? secret.unseal(purpose, Buffer.from(cookie, "base64url")) : null;
  if (text === null) return null;
  const step = shape.parse(JSON.parse(text));
  return step.until > now.getTime() ? step : null;
}
