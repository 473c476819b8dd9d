import { argon2Sync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { testSecret } from "../../test/people.ts";
import type { Database } from "../kernel/database.ts";
import { rememberDevice } from "./device.ts";
import { countAttempt, sourceLimit } from "./limits.ts";
import { madePassword, makeApp, makeLocal } from "./made-local.ts";
import { makeRecoveryCodes } from "./recovery.ts";
import { passwordQueue, signIn, type SignIn } from "./sign-in.ts";

let base: TestDatabase;
let now = new Date("2026-11-22T12:00:00Z");
let db: Database;
let entering: SignIn;
beforeAll(async () => {
  base = await testDatabase();
  ({ db } = base.open("nobody"));
  entering = signIn({ db, secret: testSecret, now: () => now }, passwordQueue());
});
afterAll(() => base?.close());

const from = (source: string, cookie?: string) => ({ source, cookie });
const wrong = "nietje batterij paard 7";

test("the right password leads to a second step, a wrong one and an unknown address to the same answer", async () => {
  const owner = await makeLocal(base, "Goed Wachtwoord (verzonnen)");
  expect(await entering.tryPassword({ email: ` ${owner.email.toUpperCase()} `, password: madePassword }, from("192.0.2.1"))).toEqual({
    kind: "right",
    account: owner.id,
    since: expect.stringMatching(/^password [0-9.]+$/),
    second: "setUp",
  });
  const [bad, nobody] = [
    await entering.tryPassword({ email: owner.email, password: wrong }, from("192.0.2.1")),
    await entering.tryPassword({ email: "niemand@verzonnen.example", password: wrong }, from("192.0.2.1")),
  ];
  expect(bad).toEqual({ kind: "wrong" });
  expect(nobody).toEqual(bad);
});

test("who may not sign in any more gets the answer of a wrong password", async () => {
  const gone = await makeLocal(base, "Weg Gegaan (verzonnen)");
  await base.db.updateTable("account").set({ active: false }).where("id", "=", gone.id).execute();
  expect(await entering.tryPassword({ email: gone.email, password: madePassword }, from("192.0.2.2"))).toEqual({ kind: "wrong" });
});

test("a hash with weaker parameters is made anew at sign-in", async () => {
  const owner = await makeLocal(base, "Oude Hash (verzonnen)");
  const salt = Buffer.alloc(16, 7);
  const tag = argon2Sync("argon2id", { message: madePassword, nonce: salt, memory: 8_192, passes: 1, parallelism: 1, tagLength: 32 });
  const text = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  const hash = `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(tag)}`;
  await base.db.updateTable("account_password").set({ hash }).where("account", "=", owner.id).execute();
  for (let twice = 0; twice < 2; twice++)
    expect(await entering.tryPassword({ email: owner.email, password: madePassword }, from("192.0.2.3"))).toMatchObject({ kind: "right" });
  const stored = await base.db.selectFrom("account_password").select("hash").where("account", "=", owner.id).executeTakeFirstOrThrow();
  expect(stored.hash).toContain("m=19456,t=2,p=1");
});

describe("an attack", () => {
  test("40 wrong passwords for one account from one place: ten are looked at, the owner gets in from a known browser and from elsewhere", async () => {
    const owner = await makeLocal(base, "Belaagde Eigenaar (verzonnen)");
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => entering.tryPassword({ email: owner.email, password: wrong }, from("198.51.100.1"))),
    );
    expect(answers.filter(({ kind }) => kind === "wrong")).toHaveLength(10);
    expect(answers.filter(({ kind }) => kind === "limited")).toHaveLength(30);
    // The right password, from the attacker's place, is not looked at either.
    expect(await entering.tryPassword({ email: owner.email, password: madePassword }, from("198.51.100.1"))).toMatchObject({
      kind: "limited",
    });
    const cookie = rememberDevice(testSecret, undefined, owner.id);
    expect(await entering.tryPassword({ email: owner.email, password: madePassword }, from("198.51.100.1", cookie))).toMatchObject({
      kind: "right",
    });
    expect(await entering.tryPassword({ email: owner.email, password: madePassword }, from("198.51.100.2"))).toMatchObject({
      kind: "right",
    });
    // Somebody else's mark, or a made-up one, is no known browser.
    for (const false_ of [rememberDevice(testSecret, undefined, base.url), `${cookie.slice(0, -1)}_`])
      expect(await entering.tryPassword({ email: owner.email, password: madePassword }, from("198.51.100.1", false_))).toMatchObject({
        kind: "limited",
      });
  });

  test("one wrong password for each of many addresses from one place: a hundred are looked at, and an account among them answers as the others do", async () => {
    const owner = await makeLocal(base, "Een Van Velen (verzonnen)");
    const source = "198.51.100.3";
    // The first ninety, without the work of looking at them.
    for (let number = 0; number < 90; number++) await countAttempt(db, testSecret, [sourceLimit(source)], { now, object: "account:" });
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, number) =>
        entering.tryPassword({ email: number === 0 ? owner.email : `nummer-${number}@verzonnen.example`, password: wrong }, from(source)),
      ),
    );
    expect(answers.filter(({ kind }) => kind === "wrong")).toHaveLength(10);
    expect(answers.filter(({ kind }) => kind === "limited")).toHaveLength(15);
    const cookie = rememberDevice(testSecret, undefined, owner.id);
    expect(await entering.tryPassword({ email: owner.email, password: madePassword }, from(source, cookie))).toMatchObject({
      kind: "right",
    });
    expect(await entering.tryPassword({ email: owner.email, password: madePassword }, from("198.51.100.4"))).toMatchObject({
      kind: "right",
    });
  });
});

describe("the second step", () => {
  test("the digits of this moment work once, also when they are sent twice at the same time", async () => {
    const owner = await makeLocal(base, "Tweede Stap (verzonnen)");
    const app = await makeApp(base, owner.id);
    expect(await entering.tryPassword({ email: owner.email, password: madePassword }, from("192.0.2.4"))).toMatchObject({ second: "totp" });
    const code = app.digits(now);
    const both = await Promise.all([1, 2].map(() => entering.tryCode({ account: owner.id, code }, from("192.0.2.4"))));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["right", "wrong"]);
    // The step before it is older than what was used.
    expect(await entering.tryCode({ account: owner.id, code: app.digits(new Date(now.getTime() - 30_000)) }, from("192.0.2.4"))).toEqual({
      kind: "wrong",
    });
    now = new Date(now.getTime() + 60_000);
    expect(
      await entering.tryCode(
        { account: owner.id, code: ` ${app.digits(now).slice(0, 3)} ${app.digits(now).slice(3)} ` },
        from("192.0.2.4"),
      ),
    ).toEqual({ kind: "right" });
  });

  test("digits of long ago, of another's app, or none at all don't work", async () => {
    const [owner, other] = [await makeLocal(base, "Eigen App (verzonnen)"), await makeLocal(base, "Andere App (verzonnen)")];
    const [app, others] = [await makeApp(base, owner.id), await makeApp(base, other.id)];
    for (const code of [app.digits(new Date(now.getTime() - 120_000)), others.digits(now), "", "123", "½½½½½½"])
      expect(await entering.tryCode({ account: owner.id, code }, from("192.0.2.5"))).toEqual({ kind: "wrong" });
  });

  test("a recovery code works once, however it is written, and for its account alone", async () => {
    const [owner, other] = [await makeLocal(base, "Herstel Code (verzonnen)"), await makeLocal(base, "Geen Code (verzonnen)")];
    const [code] = await makeRecoveryCodes(base.db, owner.id);
    expect(code).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect(await entering.tryCode({ account: other.id, code }, from("192.0.2.6"))).toEqual({ kind: "wrong" });
    expect(await entering.tryCode({ account: owner.id, code: code.toLowerCase().replaceAll("-", " ") }, from("192.0.2.6"))).toEqual({
      kind: "right",
    });
    expect(await entering.tryCode({ account: owner.id, code }, from("192.0.2.6"))).toEqual({ kind: "wrong" });
  });

  test("who has the password guesses from many places: twenty tries in an hour, and the owner gets in from a known browser or with a recovery code", async () => {
    const owner = await makeLocal(base, "Geraden Code (verzonnen)");
    const app = await makeApp(base, owner.id);
    const [code] = await makeRecoveryCodes(base.db, owner.id);
    const kinds = new Map<string, number>();
    for (let place = 0; place < 30; place++) {
      const { kind } = await entering.tryCode({ account: owner.id, code: app.digits(new Date(0)) }, from(`203.0.113.${place}`));
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(Object.fromEntries(kinds)).toEqual({ wrong: 20, limited: 10 });
    expect(await entering.tryCode({ account: owner.id, code }, from("203.0.113.99"))).toEqual({ kind: "right" });
    const cookie = rememberDevice(testSecret, undefined, owner.id);
    expect(await entering.tryCode({ account: owner.id, code: app.digits(now) }, from("203.0.113.98", cookie))).toEqual({ kind: "right" });
  });
});
