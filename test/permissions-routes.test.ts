/** Every address, for every role and for what is theirs and what isn't: made from the two tables, asked of the running product. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { access } from "../src/access.ts";
import { inDutch, rightFor } from "../src/gate.ts";
import { extentOf, givenRoles, roles, scopeOfRole, type Action, type GivenRole, type Role } from "../src/rights/index.ts";
import { publicUrl, startInProcess, type InProcess } from "./in-process.ts";
import { makePerson, signIn, type MadePerson } from "./people.ts";
import { laySamples, type Sample, type Samples } from "./route-samples.ts";

let site: InProcess;
let samples: Samples;
/** Role → somebody who has that role and no other. */
const people = new Map<GivenRole, MadePerson>();
beforeAll(async () => {
  site = await startInProcess();
  for (const role of givenRoles) {
    const scope = scopeOfRole[role];
    const part =
      scope === "programme" ? "programme:utrecht-gezond-2011-2013/gezond-gewicht" : "organisation:utrecht-gezond-2011-2013/altrecht";
    people.set(role, await makePerson(site.base, `${role} (verzonnen)`, [scope ? [role, part] : role]));
  }
  samples = await laySamples(site.base, people);
});
afterAll(() => site.close());

const closed = Object.entries(access).flatMap(([action, routes]) =>
  action === "read" ? [] : routes.map((route): [string, Action] => [route, action as Action]),
);

test("every address that there is stands in the table, and every line of the table is an address", () => {
  const there = new Set(site.routes.filter((route) => !route.includes("/assets/")).map(inDutch));
  const listed = Object.values(access).flat();
  expect([...there].filter((route) => rightFor(route) === undefined)).toEqual([]);
  expect(listed.filter((route) => !there.has(route))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test("what isn't in the table is found by nobody, a planted route included", async () => {
  expect(rightFor("GET /bureau/achterdeur")).toBeUndefined();
  for (const role of givenRoles) expect((await ask("GET /bureau/achterdeur", role, { path: "/bureau/achterdeur" })).status).toBe(404);
});

test("each closed address has a sample to ask it by", () => {
  expect(closed.map(([route]) => route).filter((route) => !samples[route])).toEqual([]);
});

/** A session of its own for each request: some of them end it. */
const cookieOf = async (role: Role): Promise<string | null> => {
  const person = role === "visitor" ? undefined : people.get(role);
  return person ? signIn(site.base, person, publicUrl) : null;
};

async function ask(route: string, role: Role, { path, fields }: Sample): Promise<Response> {
  const cookie = await cookieOf(role);
  const post = route.startsWith("POST ");
  return site.ask(path, {
    method: post ? "POST" : "GET",
    headers: { ...(cookie ? { cookie } : {}), ...(post ? { origin: publicUrl } : {}) },
    ...(post ? { body: new URLSearchParams(fields ?? {}) } : {}),
  });
}

describe.each(closed)("%s", (route, action) => {
  test.each(roles)(`takes ${action}: %s`, async (role) => {
    const sample = samples[route];
    const extent = extentOf(action, role);
    const own = typeof sample.own === "function" ? sample.own(role) : sample.own;
    const other = typeof sample.other === "function" ? sample.other(role) : sample.other;
    const answer = await ask(route, role, own ?? sample.gone ?? { path: "/" });
    if (extent === null) {
      if (role !== "visitor") expect(answer.status).toBe(404);
      else if (route.includes(" /bureau")) {
        expect(answer.status).toBe(303);
        expect(answer.headers.get("location")).toMatch(/^\/aanmelden/);
      } else expect(answer.status).toBe(404);
      return;
    }
    if (own === null) return expect(answer.status, "nothing of theirs").toBe(404);
    if (sample.says === undefined) expect([403, 404, 500]).not.toContain(answer.status);
    else expect(answer.status).toBe(sample.says);
    if (other) expect((await ask(route, role, other)).status, "of another").toBe(404);
  });
});

test("not allowed reads letter for letter as not there", async () => {
  const text = async (path: string) => {
    const answer = await site.ask(path, { headers: { cookie: (await cookieOf("partner")) ?? "" } });
    return [answer.status, (await answer.text()).replaceAll(path, "")];
  };
  expect(await text("/bureau/mensen")).toEqual(await text("/bureau/bestaat-niet"));
});

test("a public page is the same for everybody, whatever they bring", async () => {
  for (const path of ["/", "/beleid", "/gebieden/WK034403", "/api/v1/areas", "/voortgang"]) {
    // Signed in first, so that an answer with a name in it would be the one that is kept.
    const signedIn = await (await site.ask(path, { headers: { cookie: (await cookieOf("administrator")) ?? "" } })).text();
    expect(await (await site.ask(path)).text()).toBe(signedIn);
    expect(signedIn).not.toContain("verzonnen");
  }
});
