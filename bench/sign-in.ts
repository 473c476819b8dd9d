/**
 * How the pages do while somebody guesses passwords: 10,000 for one account, and one for each of 10,000 accounts. It fails when anybody gets
 * in, or when the rightful owner doesn't.
 */
import { request } from "node:http";
import pg from "pg";
import { Secret as Key, TOTP } from "otpauth";
import { rememberDevice } from "../src/people/device.ts";
import { hashPassword } from "../src/people/password.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { loadPack, readPack } from "../src/packs/index.ts";
import { answerOf, nextMessage, startChild, stopChild } from "./child.ts";
import { benchSecret, settle, type BenchDatabase, type Ground } from "./ground.ts";
import { median, timed, type Measured } from "./interleave.ts";
import { peerLine, type Line } from "./line.ts";
import type { Attack } from "./sign-in-attack.ts";

const attempts = 10_000;
const page = "/gebieden/WK034403";
const quietPages = 40;
const betweenPagesMs = 100;
const password = "paard batterij nietje 7";
const kinds = [
  { name: "page while 10,000 passwords are guessed for one account", kind: "one", sources: 20 },
  { name: "page while one password is guessed for 10,000 accounts", kind: "many", sources: 5 },
] as const;
export const signInNames: readonly string[] = kinds.map(({ name }) => name);

/** Of one account: what its owner has. */
type Owner = { id: string; app: TOTP };

export async function signInLines(ground: Ground): Promise<Line[]> {
  const database = await ground.fresh("sign_in");
  try {
    await loadPack(database, readPack(fromRoot("packs", "utrecht")));
    const owner = await makeAccounts(database);
    await settle(database);
    const lines: Line[] = [];
    for (const each of kinds) lines.push(await attackLine(database, owner, each));
    return lines;
  } finally {
    await database.close();
    await ground.drop("sign_in");
  }
}

async function attackLine(database: BenchDatabase, owner: Owner, { name, kind, sources }: (typeof kinds)[number]): Promise<Line> {
  await database.pool.query("delete from sign_in_failure");
  const server = startChild("throughput-server.ts", [database.url, page]);
  try {
    const { ours: port } = await nextMessage<{ ours: number }>(server);
    let fresh = 0;
    // Another query each time: the page is made anew, not taken from memory.
    const visit = () => timed(() => send(port, { path: `${page}?n=${kind}${fresh++}` }).then(({ status }) => expectStatus(status, 200)));
    await visit();
    const quiet = await several(visit, () => fresh > quietPages);
    let over = false;
    const attacking = answerOf<Attack>("sign-in-attack.ts", [String(port), kind, String(attempts), String(sources)]).finally(
      () => (over = true),
    );
    const busy = several(visit, () => over);
    await new Promise((done) => setTimeout(done, 2_000));
    const [known, elsewhere] = [
      await timed(() => signIn(port, database, owner, "127.0.1.1", rememberDevice(benchSecret, undefined, owner.id))),
      await timed(() => signIn(port, database, owner, "127.0.2.1", null)),
    ];
    if (over) throw new Error("The attack was over before its owner tried to sign in.");
    const { statuses, locations, seconds } = await attacking;
    const during = await busy;
    const others = Object.keys(statuses).filter((status) => !["403", "429", "503"].includes(status));
    if (locations > 0 || others.length > 0) throw new Error(`Guessing was answered with ${JSON.stringify(statuses)}.`);
    const measured: Measured = { ours: median(during), theirs: median(quiet), ratio: median(during) / median(quiet) };
    return peerLine(
      name,
      "the same page, no attack",
      "ms",
      measured,
      { most: 3 },
      `${statuses["403"] ?? 0} looked at, ${statuses["429"] ?? 0} refused, ${statuses["503"] ?? 0} told to wait, nobody in, ${Math.round(attempts / seconds)}/s; ` +
        `slowest page of ${during.length} ${Math.round(Math.max(...during))} ms; the owner in by a known browser after ${Math.round(known)} ms, from elsewhere after ${Math.round(elsewhere)} ms`,
    );
  } finally {
    await stopChild(server);
  }
}

/** Every tenth of a second, until it is enough. */
async function several(visit: () => Promise<number>, enough: () => boolean): Promise<number[]> {
  const taken: number[] = [];
  while (!enough()) {
    taken.push(await visit());
    await new Promise((done) => setTimeout(done, betweenPagesMs));
  }
  return taken;
}

/** The owner's way in: password and app. @throws when it doesn't lead to the desk */
async function signIn(port: number, { pool }: BenchDatabase, owner: Owner, from: string, device: string | null): Promise<void> {
  await pool.query("update account_totp set last_step = 0");
  const cookie = device === null ? "" : `gelijkop-device=${device}`;
  const first = await send(port, { path: "/aanmelden", from, cookie, fields: { email: "nummer0@verzonnen.example", password } });
  expectStatus(first.status, 303);
  const second = await send(port, {
    path: "/aanmelden/code",
    from,
    cookie: `${cookie}; ${first.cookie}`,
    fields: { code: owner.app.generate() },
  });
  if (second.location !== "/bureau") throw new Error(`The owner did not get in: ${second.status} ${second.location}.`);
}

/** Accounts that a guesser could hit; the first is the owner's. Without the log: what is measured is not their making. */
async function makeAccounts({ url }: BenchDatabase): Promise<Owner> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const key = new Key({ size: 20 });
    await client.query("set session_replication_role = replica");
    await client.query(
      "insert into account (email, name) select 'nummer' || n || '@verzonnen.example', 'Nummer ' || n || ' (verzonnen)' from generate_series(0, $1::int - 1) n",
      [attempts],
    );
    await client.query("insert into account_password (account, hash) select id, $1 from account", [await hashPassword(password)]);
    await client.query("insert into role_grant (account, role) select id, 'adviser' from account");
    const { rows } = await client.query<{ id: string }>("select id from account where email = 'nummer0@verzonnen.example'");
    const { id } = rows[0];
    await client.query("insert into account_totp (account, sealed_secret) values ($1, $2)", [
      id,
      benchSecret.seal(`totp ${id}`, key.base32),
    ]);
    return { id, app: new TOTP({ secret: key }) };
  } finally {
    await client.end();
  }
}

type Sent = { path: string; from?: string; cookie?: string; fields?: Record<string, string> };
type Answer = { status: number; location: string | null; cookie: string };

function send(port: number, { path, from = "127.0.0.1", cookie = "", fields }: Sent): Promise<Answer> {
  const body = fields && new URLSearchParams(fields).toString();
  const headers = {
    cookie,
    origin: "http://127.0.0.1",
    ...(body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
  };
  return new Promise((done, fail) => {
    const asked = request(
      { host: "127.0.0.1", port, path, localAddress: from, headers, method: body === undefined ? "GET" : "POST" },
      (answer) => {
        answer.resume();
        answer.on("error", fail);
        answer.on("end", () =>
          done({
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? null,
            cookie: (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; "),
          }),
        );
      },
    );
    asked.on("error", fail);
    asked.end(body);
  });
}

function expectStatus(status: number, wanted: number): void {
  if (status !== wanted) throw new Error(`Answered ${status} where ${wanted} was due.`);
}
