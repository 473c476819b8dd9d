/**
 * Hostile requests to every route, as every kind of person: never a fault of ours, nothing given away, nothing written by halves.
 * GELIJKOP_FUZZ sets how many per route and language (3 when it isn't set), GELIJKOP_FUZZ_SEED where the stream begins.
 */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { rightFor } from "../../src/gate.ts";
import { seededRandom } from "../../src/stats/index.ts";
import { publicUrl, startInProcess, type InProcess } from "../in-process.ts";
import { makePerson, signIn, type MadePerson } from "../people.ts";
import { findAddresses, type Found } from "./addresses.ts";
import { allRoles, attackOn, type Attack } from "./attack.ts";
import { everyone, eachRole } from "./everyone.ts";
import { givesAway } from "./hostile.ts";
import { changedBetween, markOf, type Mark } from "./rows.ts";

const perRoute = Number(process.env.GELIJKOP_FUZZ ?? 3);
const seed = Number(process.env.GELIJKOP_FUZZ_SEED ?? 1);

let product: InProcess;
let addresses: ReadonlyMap<string, Found>;
/** Who → Cookie header. */
const people = new Map([["visitor", ""]]);
const persons = new Map<string, MadePerson>();
/** Sessions anew: some requests end them. */
async function signInAll(): Promise<void> {
  for (const [who, person] of persons) people.set(who, await signIn(product.base, person, publicUrl));
}
beforeAll(async () => {
  product = await startInProcess();
  for (const [role, grants] of [...eachRole, [allRoles, everyone] as const])
    persons.set(role, await makePerson(product.base, `${role} (verzonnen)`, grants));
  await signInAll();
  const all = people.get(allRoles) ?? "";
  const paths = product.routes.map((route) => route.split(" ")[1]);
  addresses = await findAddresses(product.ask, paths, ["/", "/bureau", "/api/v1", "/aanmelden", "/en", "/en/bureau"], all, 250);
});
afterAll(() => product.close());

const told = (attack: Attack): string =>
  `${attack.who}: ${attack.method} ${attack.path.slice(0, 300)} ${JSON.stringify(attack.init.body ?? null).slice(0, 300)} ${JSON.stringify(attack.init.headers).slice(0, 300)}`;

const reads = (method: string): boolean => ["GET", "HEAD", "OPTIONS"].includes(method);
const isPublic = (route: string): boolean => rightFor(route) === "read";

/** What is wrong with the answer to an attack; empty when all is well. */
async function faultsOf(attack: Attack, response: Response): Promise<string[]> {
  const type = response.headers.get("content-type") ?? "";
  const body = await response.text();
  const faults: string[] = [];
  if (response.status >= 500) faults.push(`${response.status}`);
  const away = response.status >= 400 || attack.method !== "GET" ? givesAway.exec(body) : null;
  if (away) faults.push(`gives away: ${away[0]}`);
  if (/html|svg/.test(type) && /<script>zz9|<img src=x/i.test(body)) faults.push("what was sent became markup");
  if (response.headers.has("x-evil")) faults.push("what was sent became a header");
  if (!(response.headers.get("content-security-policy") ?? "").includes("default-src 'none'")) faults.push("no policy");
  const location = response.headers.get("location");
  if (location !== null && !/^\/(?![/\\])/.test(location)) faults.push(`leads away: ${location}`);
  return faults;
}

test(`${perRoute} hostile requests per route and language, from seed ${seed}`, { timeout: 60_000 + perRoute * 10_000 }, async () => {
  const random = seededRandom(seed);
  const faults: string[] = [];
  const heard = vi
    .spyOn(console, "error")
    .mockImplementation((...words) => void faults.push(`logged: ${words.map(String).join(" ").slice(0, 500)}`));
  let mark: Mark = await markOf(product.base);
  let sent = 0;
  const routes = product.routes.filter((route) => !route.includes("/assets/"));
  for (const route of routes) {
    if (!isPublic(route)) {
      await signInAll();
      mark = await markOf(product.base);
    }
    for (let each = 0; each < perRoute; each++) {
      const attack = attackOn(random, route, addresses.get(route.split(" ")[1]), people, publicUrl);
      const before = faults.length;
      const response = await product.ask(attack.path, attack.init);
      faults.push(...(await faultsOf(attack, response)));
      sent++;
      // Public pages have connections that can't write.
      if (!isPublic(route) || !reads(attack.method)) {
        const now = await markOf(product.base);
        const { content, logged } = changedBetween(mark, now);
        if (content.length > 0 && reads(attack.method)) faults.push(`wrote ${content.join(", ")} when read`);
        if (content.length > 0 && !logged) faults.push(`wrote ${content.join(", ")} without an event`);
        if (content.length > 0 && response.status >= 400) faults.push(`answered ${response.status} and wrote ${content.join(", ")}`);
        mark = now;
      }
      if (faults.length > before) faults.push(`  by ${told(attack)}`);
    }
  }
  heard.mockRestore();
  expect(faults.slice(0, 60)).toEqual([]);
  expect(sent).toBe(routes.length * perRoute);
  expect(routes.length).toBeGreaterThan(190);
});

test("the crawl gave most routes a real address", () => {
  const open = [...addresses].filter(([path]) => path.includes(":"));
  expect(open.filter(([, { values }]) => values.length > 0).length / open.length).toBeGreaterThan(0.5);
});
