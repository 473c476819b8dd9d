import { readFileSync } from "node:fs";
import { signer, type Command, type Context } from "../kernel/command.ts";
import { printCsv, printJson, printTable, readFormat as readListFormat, type Column } from "../kernel/print.ts";
import { Problem } from "../kernel/problem.ts";
import { writeFile } from "../kernel/write-file.ts";
import { formats, readFormat, render } from "./render/index.ts";
import {
  addText,
  approve,
  archive,
  draft,
  emptyYear,
  publish,
  published,
  readLanguage,
  type Key,
  type PublishedRow,
  type Signed,
} from "./service.ts";
import { isLocal, siteAddress } from "./site-address.ts";

const language = { type: "string", value: "nl|en", summary: "of the report (nl)" } as const;
const signed = {
  by: { type: "string", value: "NAME", summary: "who does this" },
  reason: { type: "string", value: "TEXT", summary: "why" },
} as const;
const which = { arguments: "FRAMEWORK YEAR", count: [2, 2] } as const;

export const commands: Command[] = [
  {
    name: "report",
    action: "read",
    summary: "Writes the progress report of a framework about a year: the draft, or a version as it was published.",
    ...which,
    options: {
      format: { type: "string", value: "FORMAT", summary: formats.join(", ") },
      out: { type: "string", value: "FILE", summary: "where to write it" },
      language,
      published: { type: "string", value: "VERSION", summary: "this published version; the draft when absent" },
    },
    example: "bin/gelijkop report gezondheid-voor-iedereen-2019-2023 2021 --format pdf --out voortgang.pdf",
    run: async (context) => {
      const [asked, format, out] = [readKey(context), readFormat(context.text("format")), context.text("out")];
      if (!out) throw new Problem({ kind: "usage", message: "No file to write to was given.", wayOut: "Give --out FILE." });
      const version = readVersion(context.text("published"));
      const reader = await context.reader();
      const key = await reportedYear(context, asked);
      const report =
        version === undefined ? await draft(reader, key, siteAddress(context.config.port)) : await published(reader, key, version);
      const bytes = await render(report, format);
      writeFile(out, bytes);
      context.out(
        `Wrote ${report.head.state === "published" ? `version ${report.head.version}` : "the draft"} to ${out} (${Math.ceil(bytes.length / 1024)} KB).`,
      );
    },
  },
  {
    name: "report add-text",
    action: "report.write",
    summary: "Adds words by hand to a chapter of the draft; an empty text takes them away.",
    ...which,
    options: {
      chapter: { type: "string", value: "ID", summary: "the chapter, as the report's JSON names it" },
      part: { type: "string", value: "NAME", summary: "which text of that chapter (text)" },
      text: { type: "string", value: "TEXT", summary: "the words" },
      file: { type: "string", value: "FILE", summary: "or a file that holds them; an empty line starts a new paragraph" },
      language,
      ...signed,
    },
    run: async (context) => {
      const { db } = await context.connect();
      const version = await addText(db, await context.reader(), await reportedYear(context, readKey(context)), {
        chapter: required(context, "chapter"),
        part: context.text("part"),
        text: readText(context),
        ...readSigned(context),
      });
      context.out(`Kept; this is version ${version} of this text.`);
    },
  },
  {
    name: "report approve",
    action: "report.approve",
    summary: "Says that somebody read the draft as it is now and agrees to it.",
    ...which,
    options: { language, ...signed },
    run: async (context) => {
      const { db } = await context.connect();
      const { version } = await approve(db, await context.reader(), await reportedYear(context, readKey(context)), readSigned(context));
      context.out(`Approved, as it is now. It can be published as version ${version}.`);
    },
  },
  {
    name: "report publish",
    action: "report.publish",
    summary: "Freezes the approved draft and makes it public; a second time it is a correction that says what differs.",
    ...which,
    options: { language, ...signed },
    run: async (context) => {
      const site = siteAddress(context.config.port);
      const { db } = await context.connect();
      const key = await reportedYear(context, readKey(context));
      const account = context.asker.kind === "person" ? context.asker.id : null;
      const row = await publish(db, await context.reader(), key, { ...readSigned(context), account }, { site, at: new Date() });
      context.out(`Published as version ${row.version}. SHA-256 of its content: ${row.sha256}`);
      if (isLocal(site))
        context.out(`Its links lead to ${site}, which others can't reach. Set GELIJKOP_URL before you publish for others.`);
    },
  },
  {
    name: "reports",
    action: "read",
    summary: "Lists the published reports.",
    count: [0, 0],
    options: { format: { type: "string", value: "FORMAT", summary: "table, json, csv (table)" } },
    run: async (context) => {
      const format = readListFormat(context.text("format"));
      const rows = await archive(await context.reader());
      const columns: Column<PublishedRow>[] = [
        { title: "framework", of: (row) => row.framework },
        { title: "year", of: (row) => row.year, numeric: true },
        { title: "language", of: (row) => row.language },
        { title: "version", of: (row) => row.version, numeric: true },
        { title: "published", of: (row) => row.at.toISOString() },
        { title: "by", of: (row) => row.actor },
        { title: "reason", of: (row) => row.reason },
        { title: "sha256", of: (row) => row.sha256 },
      ];
      context.out(
        format === "json" ? printJson({ reports: rows }) : format === "csv" ? printCsv(rows, columns) : printTable(rows, columns),
      );
    },
  },
];

/** The year that is reported on. People also name a report by the year it was written in: where that is plain, it is told and taken. */
async function reportedYear(context: Context, key: Key): Promise<Key> {
  const found = await emptyYear(await context.reader(), key);
  if (found?.written.length !== 1) return key;
  const [year] = found.written;
  context.out(`The report written in ${key.year} is about ${year}.`);
  return { ...key, year };
}

function readKey(context: Context): Key {
  const [framework, year] = context.positionals;
  if (!/^\d{4}$/.test(year))
    throw new Problem({ kind: "usage", message: `${year.slice(0, 80)} is no year.`, wayOut: "Give a year such as 2021." });
  return { framework, year: Number(year), language: readLanguage(context.text("language")) };
}

function readVersion(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new Problem({
    kind: "usage",
    message: `--published ${given} is no version.`,
    wayOut: "Give a number such as 1; bin/gelijkop reports lists them.",
  });
}

const readSigned = (context: Context): Signed => ({
  actor: signer(context) ?? required(context, "by"),
  reason: required(context, "reason"),
});

function required(context: Context, name: string): string {
  const value = context.text(name);
  if (value !== undefined) return value;
  throw new Problem({ kind: "usage", message: `--${name} is missing.`, wayOut: "See --help." });
}

function readText(context: Context): string {
  const [text, file] = [context.text("text"), context.text("file")];
  if ((text === undefined) === (file === undefined))
    throw new Problem({ kind: "usage", message: "Give the words with --text, or a file with --file.", wayOut: "Use one of the two." });
  if (text !== undefined) return text;
  try {
    return readFileSync(file ?? "", "utf8");
  } catch (cause) {
    throw new Problem({ kind: "file", message: `${file} can't be read: ${(cause as Error).message}.`, wayOut: "Check the path.", cause });
  }
}
