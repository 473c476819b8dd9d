/** For tests of pages: people at a site, each from an address of this machine of their own, and what their pages hold. */
import type { TestDatabase } from "../../../test/database.ts";
import { makePerson, signIn, type MadePerson } from "../../../test/people.ts";
import type { TestSite } from "../../../test/site.ts";
import { webClient, type WebClient } from "../../../test/web-client.ts";
import type { GivenRole } from "../../rights/index.ts";
import { madePassword, type MadeApp } from "../made-local.ts";

let lastSource = 10;
/** Each from an address of its own, so that tests don't count for each other. */
export const clientOf = ({ url }: TestSite): WebClient => webClient(url, `127.0.0.${++lastSource}`);

/** The key of an app, as the page tells it. */
export const keyIn = (text: string): string => /<code class="key">([A-Z2-7 ]+)<\/code>/.exec(text)?.[1] ?? "";
export const codeIn = (text: string): string => /\/welkom#([0-9A-Z-]{23})</.exec(text)?.[1] ?? "";
export const headingOf = (text: string): string => /<h1>([^<]*)<\/h1>/.exec(text)?.[1] ?? "";
/** The fields that the summary of errors leads to. */
export const faultsIn = (text: string): string[] => [...text.matchAll(/<li><a href="#([\w-]+)">/g)].map(([, name]) => name);

/** Signs in with password and app. */
export async function enter(by: WebClient, email: string, app: MadeApp, next = "/bureau/account"): Promise<void> {
  const first = await by.post("/aanmelden", { email, password: madePassword, naar: next });
  if (first.location !== "/aanmelden/code") throw new Error(`The password led to ${first.location}.`);
  // A code works once: the steps before and after have one too.
  for (const shift of [0, 30_000, -30_000]) {
    const { location } = await by.post("/aanmelden/code", { code: app.digits(new Date(Date.now() + shift)) });
    if (location === next) return;
  }
  throw new Error("No code was taken.");
}

/** Gives the client a session of this person. @returns its token */
export async function open(base: TestDatabase, site: TestSite, by: WebClient, person: MadePerson): Promise<string> {
  const [name, token] = (await signIn(base, person, site.url)).split("=");
  by.cookies.set(name, token);
  return token;
}

/** Somebody new who is signed in. */
export async function someone(
  base: TestDatabase,
  site: TestSite,
  name: string,
  grants: readonly GivenRole[],
): Promise<{ person: MadePerson; by: WebClient; token: string }> {
  const person = await makePerson(base, name, grants);
  const by = clientOf(site);
  return { person, by, token: await open(base, site, by, person) };
}
