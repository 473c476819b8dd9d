/** What the log costs a save, and how fast the whole of it is read anew. */
import pg from "pg";
import { verifyLog } from "../src/kernel/audit-verify.ts";
import { editables } from "../src/policy/index.ts";
import { acting } from "../src/kernel/acting.ts";
import { readSnapshot } from "../src/kernel/snapshot.ts";
import { system } from "../src/rights/index.ts";
import { settle, type BenchDatabase, type Ground } from "./ground.ts";
import { interleave, timed } from "./interleave.ts";
import { peerLine, type Line } from "./line.ts";
import { utrechtPack } from "./report-ground.ts";

export const auditNames = ["policy save, logged", "reading the log anew, per 100,000 events"];

const key = "utrecht-gezond-2011-2013/node/gezond-gewicht";
const events = 200_000;
const savesPerStep = 5;

export async function auditLines(ground: Ground): Promise<Line[]> {
  const database = await utrechtPack(ground);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  try {
    return [await saveLine(database, owner), await verifyLine(database, owner)];
  } finally {
    await owner.end();
    await database.close();
    await ground.drop("bench_report");
  }
}

/** The same save with all triggers that write the log off: an installation without a log. */
async function saveLine(database: BenchDatabase, owner: pg.Client): Promise<Line> {
  const saves = async (logged: boolean): Promise<number> => {
    await owner.query(`alter table policy_item_version ${logged ? "enable" : "disable"} trigger logged`);
    return (
      (await timed(async () => {
        for (let turn = 0; turn < savesPerStep; turn++) await save(database);
      })) / savesPerStep
    );
  };
  const measured = await interleave(
    7,
    () => saves(true),
    () => saves(false),
    1,
  );
  await owner.query("alter table policy_item_version enable trigger logged");
  return peerLine(
    "policy save, logged",
    "the same with the log's triggers off",
    "ms",
    measured,
    { most: 1.5 },
    "one programme of Utrecht's plan, through its checks",
  );
}

let saved = 0;
async function save(database: BenchDatabase): Promise<void> {
  const snapshot = await readSnapshot((text) => database.pool.query(text));
  const [policy] = editables;
  const { version, content } = await policy.standing({ read: database.read, snapshot }, key);
  const { summary, ...rest } = content as { summary: { nl: string } };
  const changed = { ...rest, summary: { ...summary, nl: `Overgewicht bij kinderen voorkomen, stap ${++saved}.` } };
  await acting(database.db, system, { role: "system", reason: "bench" }, (trx) =>
    policy.publish(trx, { key, content: changed, expectedVersion: version, actor: "bench", reason: "bench" }),
  );
}

/** As audit_chain() makes them, in one stroke. */
const madeEvents = `do $$
declare
  made text;
  place bigint;
  previous text;
  said text;
  moment timestamptz := clock_timestamp();
begin
  select number, hash into place, made from audit_head;
  for i in 1..${events} loop
    place := place + 1;
    previous := made;
    moment := moment + interval '1 millisecond';
    said := jsonb_build_object('at', to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'actor', 'system', 'action', 'bench',
      'object', 'bench:' || i, 'after', jsonb_build_object('title', repeat('tekst ', 50)))::text;
    made := encode(sha256(convert_to(previous || e'\\n' || place || e'\\n' || said, 'UTF8')), 'hex');
    insert into audit_event (number, at, body, previous_hash, hash) values (place, moment, said, previous, made);
  end loop;
  update audit_head set number = place, hash = made;
end $$`;

/** Beside PostgreSQL's own reading of the same rows with the same hash: what a check inside the database would take. */
async function verifyLine(database: BenchDatabase, owner: pg.Client): Promise<Line> {
  await owner.query("set session_replication_role = replica");
  await owner.query(madeEvents);
  await owner.query("set session_replication_role = origin");
  await settle(database);
  const client = await database.pool.connect();
  let read = 0;
  const ours = () =>
    timed(async () => {
      const found = await verifyLog(client, { files: [] });
      if (found.fault) throw new Error(`The log is not whole: ${found.fault.wrong}`);
      read = found.events;
    });
  const theirs = () =>
    timed(() =>
      owner.query(
        "select count(*) from audit_event where hash <> encode(sha256(convert_to(previous_hash || e'\\n' || number || e'\\n' || body, 'UTF8')), 'hex')",
      ),
    );
  const found = await interleave(3, ours, theirs, 1);
  client.release();
  const per = (milliseconds: number) => (milliseconds / read) * 100_000;
  const measured = { ours: per(found.ours), theirs: per(found.theirs), ratio: found.ratio };
  const note = `${read.toLocaleString("en")} events, ${Math.round(read / (found.ours / 1000)).toLocaleString("en")} per second, with order, columns and moments; at most ${Math.round(process.memoryUsage().rss / 1e6)} MB in this process`;
  return peerLine("reading the log anew, per 100,000 events", "the hashes alone, in SQL", "ms", measured, null, note);
}
