/** What a browser sends of a passkey, as JSON: taken apart before anything is done with it. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";

const mostCharacters = 20_000;
const code = z.string().regex(/^[\w-]{1,16000}$/);
const common = { id: code.max(1_400), rawId: code, type: z.literal("public-key"), clientExtensionResults: z.looseObject({}) };

const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: code,
    attestationObject: code,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
const assertion = z.object({
  ...common,
  response: z.object({ clientDataJSON: code, authenticatorData: code, signature: code, userHandle: code }),
});

/** Null when it isn't one. */
export const readRegistration = (answer: string): RegistrationResponseJSON | null => {
  const read = registration.safeParse(parsed(answer)).data;
  if (!read) return null;
  const { transports, ...response } = read.response;
  return { ...read, response: transports ? { ...response, transports } : response };
};
/** Null when it isn't one, or doesn't say whose it is. */
export const readAssertion = (answer: string): AuthenticationResponseJSON | null => assertion.safeParse(parsed(answer)).data ?? null;

function parsed(text: string): unknown {
  if (text.length > mostCharacters) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
