/** The log on the command line: whether it is whole, where it ends, what stands in it. */
import { anchorFiles } from "./kernel/audit-anchor.ts";
import type { Head } from "./kernel/audit-chain.ts";
import { readHead } from "./kernel/audit-head.ts";
import { isDay, listEvents } from "./kernel/audit-reading.ts";
import { verifyLog, type LogFault, type Verified } from "./kernel/audit-verify.ts";
import type { Command, Context } from "./kernel/command.ts";
import { printTable } from "./kernel/print.ts";
import { Problem } from "./kernel/problem.ts";

const most = 1_000;

export const commands: Command[] = [
  {
    name: "audit verify",
    action: "audit.read",
    summary: "Reads the whole log anew and says whether anything in it was changed, taken out, put in or moved.",
    count: [0, 0],
    options: { expect: { type: "string", value: "NUMBER:HASH", summary: "a head that you noted elsewhere, as `audit head` prints it" } },
    example: "bin/gelijkop audit verify",
    run: verify,
  },
  {
    name: "audit head",
    action: "audit.read",
    summary: "Prints the end of the log as NUMBER:HASH, to note elsewhere.",
    count: [0, 0],
    run: async (context) => {
      const { number, hash } = await readHead((await context.connect()).pool);
      context.out(`${number}:${hash}`);
    },
  },
  {
    name: "audit list",
    action: "audit.read",
    summary: "Lists what was changed, newest first.",
    count: [0, 0],
    options: {
      object: { type: "string", value: "KIND:KEY", summary: "only about this, or about what has this in its name" },
      actor: { type: "string", value: "ID", summary: "only by this account; or by `system`" },
      action: { type: "string", value: "ACTION", summary: 'only this, as "policy_item_version insert"' },
      from: { type: "string", value: "DATE", summary: "from this day on (YYYY-MM-DD)" },
      to: { type: "string", value: "DATE", summary: "up to and including this day" },
      before: { type: "string", value: "ID", summary: "only events with a lower id" },
      limit: { type: "string", value: "N", summary: `how many (20; at most ${most})` },
    },
    example: "bin/gelijkop audit list --object policy: --limit 5",
    run: list,
  },
];

async function verify(context: Context): Promise<void> {
  const given = context.text("expect");
  const expected = given === undefined ? null : readExpected(given);
  const { pool } = await context.connect();
  const client = await pool.connect();
  try {
    const found = await verifyLog(client, { files: anchorFiles(context.config.dataFolder), expected, report: context.progress });
    if (found.fault) throw broken(found.fault, found);
    for (const line of wholeLines(found)) context.out(line);
  } finally {
    client.release();
  }
}

function readExpected(text: string): Head {
  const found = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim());
  if (!found)
    throw new Problem({
      kind: "usage",
      message: `--expect ${text.slice(0, 90)} is no head.`,
      wayOut: "Give NUMBER:HASH as `bin/gelijkop audit head` prints it.",
    });
  return { number: Number(found[1]), hash: found[2].toLowerCase() };
}

function broken({ number, id, at, wrong }: LogFault, { events }: Verified): Problem {
  const which = [id === null ? "" : `id ${id}`, at ?? ""].filter(Boolean).join(", ");
  const event = number === 0 ? `Event ${which}` : `Event ${number}${which ? ` (${which})` : ""}`;
  const before = number > 0 ? Math.min(events, number - 1) : events;
  return new Problem({
    kind: "log-broken",
    status: 500,
    message: `The log is not as it was written. ${event}: ${wrong}. The ${before.toLocaleString("en")} events before it are whole.`,
    wayOut: "Keep a copy of the database and of the anchor files as they are now, and see docs/method/audit.md.",
  });
}

function wholeLines({ events, from, to, head, anchors }: Verified): string[] {
  return [
    events === 0 ? "The log is empty." : `The log is whole: ${events.toLocaleString("en")} events, from ${from} to ${to}.`,
    `Its end: ${head.number}:${head.hash}`,
    ...anchors.map(({ file, compared, unreadable }) =>
      compared + unreadable === 0
        ? `${file} holds no anchors: events that were taken from the end can't be found by it.`
        : `${file}: ${compared.toLocaleString("en")} anchors agree${unreadable > 0 ? `, ${unreadable} lines can't be read` : ""}.`,
    ),
  ];
}

async function list(context: Context): Promise<void> {
  const filter = {
    object: context.text("object"),
    actor: context.text("actor"),
    action: context.text("action"),
    from: readDay(context, "from"),
    to: readDay(context, "to"),
  };
  const { events, next } = await listEvents((await context.connect()).read, filter, {
    before: readWhole(context, "before", Number.MAX_SAFE_INTEGER),
    most: readWhole(context, "limit", most) ?? 20,
  });
  if (events.length === 0) return context.out("No events.");
  context.out(
    printTable(events, [
      { title: "id", of: ({ id }) => String(id) },
      { title: "at", of: ({ at }) => at.toISOString() },
      { title: "who", of: ({ actor, name }) => name ?? actor },
      { title: "role", of: ({ role }) => role },
      { title: "what", of: ({ action }) => action },
      { title: "object", of: ({ object }) => object },
      { title: "reason", of: ({ reason }) => reason.replaceAll(/\s+/g, " ").slice(0, 80) },
    ]),
  );
  if (next !== null) context.out(`There are more: --before ${next}.`);
}

function readDay(context: Context, name: string): string | undefined {
  const text = context.text(name);
  if (text === undefined || isDay(text)) return text;
  throw new Problem({ kind: "usage", message: `--${name} ${text.slice(0, 40)} is no date.`, wayOut: "Write it as 2026-11-21." });
}

function readWhole(context: Context, name: string, highest: number): number | undefined {
  const text = context.text(name);
  if (text === undefined) return undefined;
  const number = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= highest) return number;
  throw new Problem({
    kind: "usage",
    message: `--${name} ${text.slice(0, 40)} is no number from 1 to ${highest}.`,
    wayOut: "Give one, or leave it out.",
  });
}
