/** What a running server writes down: never a password, a code, a token, a form or a key; also when things go wrong. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, type Connections } from "../../src/kernel/database.ts";
import { joinEmbedded } from "../../src/kernel/embedded-postgres.ts";
import { digest, newToken } from "../../src/kernel/secret.ts";
import { hashPassword } from "../../src/people/password.ts";
import { sessionCookie } from "../../src/people/index.ts";
import { endAll, start } from "../cli/run.ts";
import { makePerson } from "../people.ts";

const folder = mkdtempSync(join(tmpdir(), "gelijkop-logs-"));
/** Each is found nowhere else. */
const planted = {
  key: "planted-key-of-the-installation-0123456789",
  clientSecret: "planted-client-secret-0123456789",
  password: "planted Right Password 71",
  wrong: "planted Wrong Password 72",
  fresh: "planted Fresh Password 73",
  code: "plantedONETIMEcode0123456789abcdefghijklmnop",
  totp: "plantedTOTP",
  kept: "planted words of a form whose session ended",
  token: newToken(),
  endedToken: newToken(),
  email: "planted.person@verzonnen.example",
};

let said = "";
let address = "";
let hash = "";
let keptForms = 0;
let base: Connections & { owner: pg.Pool };
let leave: () => Promise<void>;

beforeAll(async () => {
  // As root, PostgreSQL runs as another user, who has to come in.
  chmodSync(folder, 0o755);
  const child = start(["serve", "--data", folder, "--port", "0"], {
    GELIJKOP_SECRET: planted.key,
    GELIJKOP_OIDC_ISSUER: "https://127.0.0.1:9/",
    GELIJKOP_OIDC_CLIENT_ID: "gelijkop",
    GELIJKOP_OIDC_CLIENT_SECRET: planted.clientSecret,
  });
  address = await new Promise<string>((done, fail) => {
    const hear = (data: Buffer): void => {
      said += data.toString();
      const ready = /is ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (ready) done(ready);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => fail(new Error(said)));
  });
  const server = await joinEmbedded(folder);
  leave = () => server.leave();
  base = { ...openDatabase(server.url, { standing: "system" }), owner: new pg.Pool({ connectionString: server.url, max: 1 }) };
  await visit();
  child.kill("SIGTERM");
  await once(child, "close");
  await base.close();
  await base.owner.end();
  await leave();
}, 180_000);
afterAll(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

const statuses: Record<string, number> = {};
async function post(name: string, path: string, fields: Record<string, string>, cookie = ""): Promise<void> {
  const response = await fetch(address + path, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin", cookie, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields),
  });
  statuses[name] = response.status;
  await response.body?.cancel();
}

/** Everything that a person does with secrets; then the same with a database that refuses. */
async function visit(): Promise<void> {
  const person = await makePerson({ ...base, url: "", open: () => base }, "Logs (verzonnen)", ["administrator"]);
  await base.db.updateTable("account").set({ email: planted.email }).where("id", "=", person.id).execute();
  hash = await hashPassword(planted.password);
  await base.db.insertInto("account_password").values({ account: person.id, hash }).execute();
  for (const [token, ended] of [
    [planted.token, false],
    [planted.endedToken, true],
  ] as const)
    await base.db
      .insertInto("session")
      .values({
        hash: digest(token),
        account: person.id,
        method: "test",
        ends_at: new Date(Date.now() + (ended ? -1_000 : 3_600_000)).toISOString(),
      })
      .execute();
  const cookie = `${sessionCookie(address)}=${planted.token}`;
  await post("wrong password", "/aanmelden", { email: planted.email, password: planted.wrong });
  await post("right password", "/aanmelden", { email: planted.email, password: planted.password });
  await post("one-time code", "/welkom", {
    welkomcode: planted.code,
    naam: "x",
    email: planted.email,
    nieuw: planted.fresh,
    herhaling: planted.fresh,
    deel: "2",
  });
  await post("second step", "/aanmelden/code", { code: planted.totp });
  await post("kept form", "/bureau/mensen", { naam: planted.kept }, `${sessionCookie(address)}=${planted.endedToken}`);
  keptForms = (await base.db.selectFrom("kept_form").select("path").execute()).length;
  await fetch(`${address}/aanmelden/oidc/organisatie`, { redirect: "manual" });
  // Now each insert and update fails, and PostgreSQL would print the row.
  for (const table of ["account_password", "session", "sign_in_failure", "kept_form"])
    await base.owner.query(`alter table ${table} add constraint broken_on_purpose check (false) not valid`);
  await post(
    "broken password",
    "/bureau/account/wachtwoord",
    { oud: planted.password, nieuw: planted.fresh, herhaling: planted.fresh },
    cookie,
  );
  await post("broken sign-in", "/aanmelden", { email: planted.email, password: planted.wrong });
  await post("broken keeping", "/bureau/mensen", { naam: planted.kept }, `${sessionCookie(address)}=${planted.endedToken}`);
  for (const table of ["account_password", "session", "sign_in_failure", "kept_form"])
    await base.owner.query(`alter table ${table} drop constraint broken_on_purpose`);
}

const logs = (): string => said + readFileSync(join(folder, "postgres.log"), "utf8");

test("everything was really tried, and something really went wrong", () => {
  expect(statuses).toMatchObject({
    "wrong password": 403,
    "right password": 303,
    "broken sign-in": 500,
    "broken password": 500,
    "broken keeping": 500,
  });
  expect(keptForms).toBe(1);
  expect(said).toContain("broken_on_purpose");
});

test.each(Object.keys(planted) as (keyof typeof planted)[])("no log holds the %s", (name) => {
  const text = logs();
  expect(text).not.toContain(planted[name]);
  expect(text).not.toContain(encodeURIComponent(planted[name]));
  expect(text).not.toContain(Buffer.from(planted[name]).toString("base64").slice(0, 24));
});

test("no log holds what is made of them, nor the database's password", () => {
  const text = logs();
  expect(text).not.toContain(hash);
  expect(text).not.toContain("$argon2");
  for (const token of [planted.token, planted.endedToken]) expect(text).not.toContain(digest(token).toString("hex"));
  const file = join(folder, "postgres-password");
  expect(existsSync(file)).toBe(true);
  expect(text).not.toContain(readFileSync(file, "utf8").trim());
  expect(text).not.toMatch(/Failing row|DETAIL/);
});
