/** `npm run bench`: every line is a ratio measured in this run, against a peer or a limit. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { auditLines, auditNames } from "./audit.ts";
import { districtsOfTheCountry, realCountry } from "./country.ts";
import { disclosureLine } from "./disclosure.ts";
import { equityLines, equityNames } from "./equity.ts";
import { nationalLines, nationalNames } from "./equity-national.ts";
import { growthLine } from "./growth.ts";
import { hasSharedData, layGround, type BenchDatabase, type Ground } from "./ground.ts";
import { importLines } from "./import.ts";
import { holds, noData, printLines, type Line, type Skipped } from "./line.ts";
import { describeMachine, loadOfMinute, printMachine } from "./machine.ts";
import { pageLine } from "./pages.ts";
import { reportLines, reportNames } from "./report.ts";
import { searchLine } from "./search.ts";
import { signInLines, signInNames } from "./sign-in.ts";
import { startLines } from "./start.ts";
import { throughputLine } from "./throughput.ts";
import { weightLines } from "./weight.ts";

type Part = { names: readonly string[]; needsData: boolean; measure: () => Promise<readonly Line[]> };

const { values } = parseArgs({ options: { json: { type: "string" } } });
const started = performance.now();
const loadBefore = loadOfMinute();
const ground = await layGround();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void ground.close().finally(() => process.exit(1)));

const lines: (Line | Skipped)[] = [];
try {
  const machine = await describeMachine(ground.pool, loadBefore);
  console.log(`${printMachine(machine)}\n`);
  for (const { names, needsData, measure } of partsOf(ground)) {
    if (needsData && !hasSharedData) lines.push(...names.map((name) => ({ name, skipped: noData })));
    else {
      process.stderr.write(`${names.join(", ")} …\n`);
      lines.push(...(await measure()));
    }
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${printLines(lines)}\n\nload after ${loadOfMinute().toFixed(2)}; ${seconds} s in all. Medians of runs in turns (A B A B …); a ratio is the median of the ratios.`,
  );
  if (values.json) {
    const shown = lines.map((line) => ("skipped" in line ? line : { ...line, holds: holds(line) }));
    writeFileSync(
      values.json,
      `${JSON.stringify({ machine: { ...machine, loadAfter: loadOfMinute() }, seconds, lines: shown }, null, 2)}\n`,
    );
  }
} finally {
  await ground.close();
}

function partsOf(on: Ground): Part[] {
  const district = "/gebieden/WK034403";
  let country: Promise<BenchDatabase> | null = null;
  const loaded = () => (country ??= realCountry(on));
  return [
    { names: ["import of one 50090NED file", "memory of that import at its peak"], needsData: true, measure: () => importLines(on) },
    {
      names: ["district profile"],
      needsData: true,
      measure: async () => [await pageLine("district profile", await loaded(), district, { most: 2 })],
    },
    {
      names: ["neighbourhood profile"],
      needsData: true,
      measure: async () => [await pageLine("neighbourhood profile", await loaded(), "/gebieden/BU03440112", { most: 2 })],
    },
    {
      names: ["map of 111 neighbourhoods"],
      needsData: true,
      measure: async () => [
        await pageLine("map of 111 neighbourhoods", await loaded(), "/indicatoren/overgewicht?niveau=neighbourhood", null),
      ],
    },
    { names: ["map of 3,340 districts"], needsData: true, measure: () => mapOfDistricts(on) },
    { names: ["profile page, 50 connections"], needsData: true, measure: async () => [await throughputLine(await loaded(), district)] },
    {
      names: ["first visit of a profile, all bytes", "scripts of that visit"],
      needsData: true,
      measure: async () => weightLines(await loaded(), district),
    },
    { names: ["one name search"], needsData: true, measure: async () => [await searchLine(await loaded())] },
    {
      names: ["profile, 10× the country around it"],
      needsData: false,
      measure: async () => {
        await (await country)?.close();
        return [await growthLine(on)];
      },
    },
    { names: ["national delivery, hidden under 5"], needsData: false, measure: async () => [await disclosureLine(on)] },
    { names: equityNames, needsData: false, measure: equityLines },
    { names: nationalNames, needsData: true, measure: () => nationalLines(on) },
    { names: reportNames, needsData: false, measure: () => reportLines(on) },
    { names: auditNames, needsData: false, measure: () => auditLines(on) },
    { names: signInNames, needsData: false, measure: () => signInLines(on) },
    { names: ["bin/gelijkop --help", "serve ready"], needsData: false, measure: () => startLines(on) },
  ];
}

async function mapOfDistricts(on: Ground): Promise<Line[]> {
  const database = await districtsOfTheCountry(on);
  try {
    return [await pageLine("map of 3,340 districts", database, "/indicatoren/made-0?niveau=district&binnen=NL01", null, "made-0")];
  } finally {
    await database.close();
  }
}
