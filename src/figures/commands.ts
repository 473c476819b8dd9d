import { join, resolve } from "node:path";
import { displayName, levels, type Level } from "../areas/index.ts";
import type { Command, Context } from "../kernel/command.ts";
import { enqueue, listJobs } from "../kernel/jobs.ts";
import { formats, printCsv, printJson, printTable, readFormat, type Column } from "../kernel/print.ts";
import { Problem } from "../kernel/problem.ts";
import { fromRoot } from "../kernel/root.ts";
import { carriedObservations } from "./carry.ts";
import { carryRefusalWords } from "./carry-texts.ts";
import { catalogue } from "./catalogue.ts";
import type { Observation, Release } from "./contract.ts";
import { describeIndicator, describeRelease } from "./describe.ts";
import { importStatline, loadCsv, type StatlineInput } from "./import.ts";
import { importKinds } from "./import-jobs.ts";
import { releaseCommands } from "./importing/commands.ts";
import type { Loaded } from "./load.ts";
import { areaObservations, areaProfile, indicatorView, originOf } from "./service.ts";

const formatOption = { type: "string", value: "FORMAT", summary: `${formats.join(", ")} (table)` } as const;
const periodOption = { type: "string", value: "PERIOD", summary: "as 2020; the latest when absent" } as const;
const groupOption = { type: "string", value: "GROUP", summary: "as 18plus; the first when absent" } as const;
const sourcesOption = { type: "string", value: "DIR", summary: "folder with source descriptions (packs/utrecht/sources)" } as const;
const backgroundOption = { type: "boolean", summary: "leave it to the serving process; see: bin/gelijkop jobs" } as const;

const observationColumns: Column<Observation>[] = [
  { title: "area", of: (row) => row.area },
  { title: "division", of: (row) => row.division, numeric: true },
  { title: "indicator", of: (row) => row.indicator },
  { title: "sourceKey", of: (row) => row.sourceKey },
  { title: "group", of: (row) => row.group },
  { title: "period", of: (row) => row.period },
  { title: "value", of: (row) => row.value, numeric: true },
  { title: "lower", of: (row) => row.lower, numeric: true },
  { title: "upper", of: (row) => row.upper, numeric: true },
  { title: "status", of: (row) => row.status },
  { title: "release", of: (row) => row.release },
  { title: "derived", of: (row) => row.derived?.formula },
];

/** On a terminal the columns that people read; in files all of them. */
const shortColumns = observationColumns.filter(({ title }) =>
  ["area", "indicator", "group", "period", "value", "status", "release", "derived"].includes(title),
);

async function importing(context: Context, kind: string, input: Record<string, string>, run: () => Promise<Loaded>): Promise<void> {
  if (context.flag("background")) {
    const { db } = await context.connect();
    const job = await enqueue(db, kind, input);
    context.out(`Job ${job} waits; a serving process takes it up. Follow it with: bin/gelijkop jobs`);
    return;
  }
  const loaded = await run();
  context.out(
    loaded.outcome === "unchanged"
      ? `Nothing changed: ${loaded.release} holds this file already.`
      : `${loaded.release}: ${loaded.observations} observations (${loaded.absent} without a value, with the reason).`,
  );
  if (loaded.keptTexts) context.out(`Explained by hand since and left as they are: ${loaded.keptTexts.join(", ")}.`);
}

export const commands: Command[] = [
  {
    name: "import statline",
    action: "figures.import",
    summary: "Imports StatLine tables: .xlsx files, folders with saved OData answers, or table numbers fetched live.",
    arguments: "FILE|DIR|TABLE…",
    count: [1, 100],
    options: {
      table: { type: "string", value: "TABLE", summary: "take it for this table" },
      api: { type: "string", value: "v3|v4", summary: "which OData interface" },
      sources: sourcesOption,
      background: backgroundOption,
    },
    example: "bin/gelijkop import statline 2020_18+.xlsx",
    run: async (context) => {
      const sources = resolve(context.text("sources") ?? fromRoot("packs", "utrecht", "sources"));
      const api = readApi(context.text("api"));
      for (const given of context.positionals) {
        const input = {
          from: given.includes(".") || given.includes("/") ? resolve(given) : given,
          sources,
          cacheFolder: join(context.config.dataFolder, "downloads"),
          table: context.text("table"),
          api,
        } satisfies StatlineInput;
        await importing(context, importKinds.statline, definedOnly(input), async () =>
          importStatline((await context.connect()).pool, input, context.progress),
        );
      }
    },
  },
  {
    name: "import csv",
    action: "figures.import",
    summary: "Imports a tidy or wide CSV through a mapping file.",
    arguments: "FILE",
    count: [1, 1],
    options: {
      mapping: { type: "string", value: "MAPPING", summary: "which column is what (see docs/method/mapping.md)" },
      background: backgroundOption,
    },
    example: "bin/gelijkop import csv figures.csv --mapping figures.yaml",
    run: async (context) => {
      const mapping = context.text("mapping");
      if (!mapping)
        throw new Problem({
          kind: "usage",
          message: "--mapping is missing.",
          wayOut: "Name the mapping file; packs/utrecht/figures/50090NED.yaml is an example.",
        });
      const input = { path: resolve(context.positionals[0]), mapping: resolve(mapping) };
      await importing(context, importKinds.csv, input, async () =>
        loadCsv((await context.connect()).pool, input.path, input.mapping, context.progress),
      );
    },
  },
  {
    name: "jobs",
    action: "jobs.read",
    summary: "Shows the background jobs, newest first.",
    count: [0, 0],
    options: { format: formatOption },
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const jobs = await listJobs((await context.connect()).read);
      print(context, format, jobs, jobs, [
        { title: "job", of: (job) => job.id, numeric: true },
        { title: "kind", of: (job) => job.kind },
        { title: "status", of: (job) => job.status },
        { title: "step", of: (job) => job.step },
        { title: "done", of: (job) => (job.total ? `${job.done} of ${job.total}` : job.done || "") },
        { title: "result", of: (job) => shortened(job.result === null ? "" : JSON.stringify(job.result)) },
      ]);
    },
  },
  {
    name: "releases",
    action: "read",
    summary: "Lists every delivery with its licence and where it came from, newest first.",
    count: [0, 0],
    options: { format: formatOption },
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const list = await catalogue(await context.reader());
      const releases = list.releases.map((row) => describeRelease(row, list));
      const columns: Column<Release>[] = [
        { title: "release", of: (row) => row.key },
        { title: "title", of: (row) => row.title },
        { title: "publisher", of: (row) => row.publisher },
        { title: "licence", of: (row) => row.licence },
        { title: "observations", of: (row) => row.observationCount, numeric: true },
        { title: "live", of: (row) => (row.live ? "yes" : "no") },
        { title: "imported", of: (row) => row.importedAt.slice(0, 10) },
      ];
      print(context, format, releases, releases, columns);
    },
  },
  {
    name: "indicators",
    action: "read",
    summary: "Lists the indicators, with their names at the source.",
    count: [0, 0],
    options: { format: formatOption },
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const list = await catalogue(await context.reader());
      const indicators = list.indicators.map((row) => describeIndicator(row, list));
      print(context, format, indicators, indicators, [
        { title: "indicator", of: (row) => row.id },
        { title: "sourceKey", of: (row) => row.sourceKeys.join(" ") },
        { title: "unit", of: (row) => row.unit },
        { title: "title", of: (row) => row.title.nl },
      ]);
    },
  },
  {
    name: "profile",
    action: "read",
    summary: "Shows the figures of one area.",
    arguments: "AREA",
    count: [1, 1],
    options: {
      period: { ...periodOption, summary: "as 2020; every period when absent" },
      group: groupOption,
      division: { type: "string", value: "YEAR", summary: "division of the area code; when absent the newest with figures" },
      carry: { type: "boolean", summary: "add figures of other divisions, carried here by a crosswalk" },
      benchmark: { type: "string", value: "AREA", summary: "compare with this area" },
      format: formatOption,
    },
    example: "bin/gelijkop profile WK034403 --period 2020 --format json",
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const reader = await context.reader();
      const choice = {
        period: context.text("period"),
        group: context.text("group"),
        benchmark: context.text("benchmark"),
        division: readYear(context.text("division")),
      };
      const carried = context.flag("carry") ? await carriedObservations(reader, context.positionals[0], choice.division, choice) : null;
      const observations = [...(await areaObservations(reader, context.positionals[0], choice)), ...(carried?.observations ?? [])];
      const { area, parents, benchmark } = await areaProfile(reader, context.positionals[0], choice);
      const refer = ({ code, division, level, name }: typeof area) => ({ code, division, level, name });
      print(
        context,
        format,
        {
          area: refer(area),
          parents: parents.map(refer),
          benchmark: benchmark && refer(benchmark),
          observations,
          ...(carried ? { notCarried: carried.refusals } : {}),
        },
        observations,
        format === "csv" ? observationColumns : shortColumns,
      );
      if (carried && format === "table")
        for (const [words, refused] of Map.groupBy(carried.refusals, (refusal) => carryRefusalWords(refusal, "en")))
          context.out(`${refused.length} not carried. ${words} ${refused[0].found}`.trimEnd());
    },
  },
  {
    name: "indicator",
    action: "read",
    summary: "Shows one indicator over the areas of a level.",
    arguments: "INDICATOR",
    count: [1, 1],
    options: {
      level: { type: "string", value: "LEVEL", summary: levels.join(", ") },
      within: { type: "string", value: "AREA", summary: "only inside this area" },
      period: periodOption,
      group: groupOption,
      benchmark: { type: "string", value: "AREA", summary: "compare with this area" },
      format: formatOption,
    },
    example: "bin/gelijkop indicator 50090NED:Overgewicht_9 --level district --period 2020",
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const view = await indicatorView(await context.reader(), context.positionals[0], {
        level: readLevel(context.text("level")),
        within: context.text("within"),
        period: context.text("period"),
        group: context.text("group"),
        benchmark: context.text("benchmark"),
      });
      const rows = view.rows.map(({ area, observation, comparison }) => ({ ...observation, name: displayName(area.name), comparison }));
      const whole = {
        indicator: view.indicator.id,
        level: view.level,
        within: view.within.code,
        period: view.period.id,
        group: view.group.id,
        benchmark: view.benchmark,
        observations: rows,
      };
      const columns = (format === "csv" ? observationColumns : shortColumns) as Column<(typeof rows)[number]>[];
      print(context, format, whole, rows, [columns[0], { title: "name", of: (row) => row.name }, ...columns.slice(1)]);
    },
  },
  {
    name: "origin",
    action: "read",
    summary: "Shows where a figure comes from: release, source, licence, other versions.",
    arguments: "OBSERVATION",
    count: [1, 1],
    options: { format: formatOption },
    example: "bin/gelijkop origin overgewicht.WK034403.2020.2020.18plus",
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const { current, versions, catalogue: list } = await originOf(await context.reader(), context.positionals[0]);
      const releases = [current, ...versions.slice(1)].map((version) => ({
        ...version,
        source: version.release === null ? null : describeRelease(list.release(version.release), list),
      }));
      print(context, format, { observation: current, release: releases[0].source, otherVersions: releases.slice(1) }, releases, [
        { title: "release", of: (row) => row.release ?? "computed here" },
        { title: "value", of: (row) => row.value, numeric: true },
        { title: "status", of: (row) => row.status },
        { title: "publisher", of: (row) => row.source?.publisher },
        { title: "licence", of: (row) => row.source?.licence },
        { title: "file", of: (row) => row.source?.fileName },
        { title: "retrieved", of: (row) => row.source?.retrievedAt.slice(0, 10) },
      ]);
    },
  },
  ...releaseCommands,
];

function print<Row>(
  context: Context,
  format: ReturnType<typeof readFormat>,
  whole: unknown,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): void {
  context.out(format === "json" ? printJson(whole) : format === "csv" ? printCsv(rows, columns) : printTable(rows, columns));
}

/** A preview holds a hundred changes: on a terminal its beginning is enough. */
const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

function readLevel(given: string | undefined): Level | undefined {
  if (given === undefined) return undefined;
  const level = levels.find((each) => each === given);
  if (level) return level;
  throw new Problem({ kind: "level", message: `--level ${given} does not exist.`, wayOut: `Choose ${levels.join(", ")}.` });
}

function readApi(given: string | undefined): "v3" | "v4" | undefined {
  if (given === undefined || given === "v3" || given === "v4") return given;
  throw new Problem({ kind: "usage", message: `--api ${given} does not exist.`, wayOut: "Choose v3 or v4." });
}

function readYear(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^\d{4}$/.test(given)) return Number(given);
  throw new Problem({ kind: "division", message: `--division ${given} is no year.`, wayOut: "Give a year such as 2020." });
}

function definedOnly(input: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(input).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
