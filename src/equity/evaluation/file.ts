/** A YAML file → the evaluation in it, or everything that is wrong with it: file, line and the way out. */
import { LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { Fault } from "../../kernel/problem.ts";
import { lineOf } from "../../kernel/yaml-lines.ts";
import { readPeriod } from "./period.ts";
import { evaluationRecord, isSeries, type Evaluation, type EvaluationRecord } from "./record.ts";
import { readSeries } from "./series.ts";

type Path = readonly (string | number)[];
type PlacedFault = { path: Path; found: string; mend: string };

/** What the names in a record may lead to; null parts are not checked. */
export type Surroundings = {
  areas: ReadonlySet<string> | null;
  indicators: ReadonlySet<string> | null;
  groups: ReadonlySet<string> | null;
  /** Framework → its nodes. */
  frameworks: ReadonlyMap<string, ReadonlySet<string>> | null;
};
export const nothingKnown: Surroundings = { areas: null, indicators: null, groups: null, frameworks: null };

export const largestFileBytes = 500_000;

/**
 * @param file as the faults name it: evaluations/x.yaml
 * @param beside gives the text of a file in the same folder; null where there is none
 */
export function readEvaluation(
  file: string,
  content: string,
  beside: (name: string) => string | null,
  around: Surroundings = nothingKnown,
): { evaluation: Evaluation | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const refuse = () => ({ evaluation: null, faults: faults.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)) });
  const whole = (found: string, mend: string) => {
    faults.push({ row: 1, column: file, found, mend });
    return refuse();
  };
  if (Buffer.byteLength(content) > largestFileBytes)
    return whole(`the file has more than ${largestFileBytes / 1e6} MB`, "put numbers into a series file beside it");

  const lines = new LineCounter();
  let document: Document.Parsed;
  let data: unknown;
  try {
    document = parseDocument(content, { lineCounter: lines });
    for (const { linePos, message } of [...document.errors, ...document.warnings])
      faults.push({ row: linePos?.[0].line ?? 1, column: file, found: message.split("\n")[0], mend: "write it as YAML" });
    if (faults.length > 0) return refuse();
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return whole(`can't be read: ${(error as Error).message.split("\n")[0]}`, "write it as plain YAML");
  }
  const place = (found: readonly PlacedFault[]) =>
    faults.push(
      ...found.map((each) => ({ row: lineOf(document.contents, each.path, lines), column: file, found: each.found, mend: each.mend })),
    );
  const read = evaluationRecord.safeParse(data);
  if (!read.success) {
    place(read.error.issues.flatMap(issueFaults));
    return refuse();
  }
  const record = read.data;
  place(recordFaults(record, around));
  const series = seriesOf(record, file, beside, faults, place);
  return faults.length > 0 ? refuse() : { evaluation: { record, series }, faults };
}

function seriesOf(
  { outcome, areas, comparison }: EvaluationRecord,
  file: string,
  beside: (name: string) => string | null,
  faults: Fault[],
  place: (found: readonly PlacedFault[]) => void,
): Evaluation["series"] {
  if (!isSeries(outcome)) return [];
  const content = beside(outcome.series);
  if (content === null) {
    place([{ path: ["outcome", "series"], found: `there is no ${outcome.series} beside ${file}`, mend: "put it there, or mend its name" }]);
    return [];
  }
  const series = readSeries(file.replace(/[^/]+$/, outcome.series), content, faults);
  const known = new Set(series.map(({ area }) => area));
  const missing = (codes: readonly string[], path: Path): PlacedFault[] =>
    codes.flatMap((code, at) =>
      known.size === 0 || known.has(code)
        ? []
        : [{ path: [...path, at], found: `${outcome.series} has no number for ${code}`, mend: "mend the code, or add its numbers" }],
    );
  place([...missing(areas, ["areas"]), ...missing(comparison?.areas ?? [], ["comparison", "areas"])]);
  return series;
}

/** What a schema can't see: names that lead nowhere, areas on both sides, a time that ends before it starts. */
function recordFaults(record: EvaluationRecord, around: Surroundings): PlacedFault[] {
  const { areas, comparison, near, outcome, start, until, documents, sources, framework, node } = record;
  const found: PlacedFault[] = [];
  const known = (codes: readonly string[], path: Path) => {
    for (const [at, code] of codes.entries()) {
      if (codes.indexOf(code) < at) found.push({ path: [...path, at], found: `${code} stands here twice`, mend: "remove one" });
      // A series may speak of areas that only it knows.
      else if (around.areas && !isSeries(outcome) && !around.areas.has(code))
        found.push({ path: [...path, at], found: `there is no area ${code}`, mend: "mend the code, or add the area" });
    }
  };
  known(areas, ["areas"]);
  known(near, ["near"]);
  known(comparison?.areas ?? [], ["comparison", "areas"]);
  for (const [at, code] of (comparison?.areas ?? []).entries())
    if (areas.includes(code) || near.includes(code))
      found.push({
        path: ["comparison", "areas", at],
        found: `${code} is ${areas.includes(code) ? "an area of the intervention" : "a near area"} too`,
        mend: "an area stands on one side only",
      });
  for (const [at, code] of near.entries())
    if (areas.includes(code)) found.push({ path: ["near", at], found: `${code} is an area of the intervention too`, mend: "remove one" });
  const rest = comparison?.rest;
  if (rest && isSeries(outcome) && !around.areas?.has(rest.within) && rest.within !== "series")
    found.push({
      path: ["comparison", "rest", "within"],
      found: `nobody knows which areas of ${outcome.series} lie within ${rest.within}`,
      mend: "name the comparison areas, or write `within: series` for all others in the file",
    });
  if (rest && !isSeries(outcome) && around.areas && !around.areas.has(rest.within))
    found.push({ path: ["comparison", "rest", "within"], found: `there is no area ${rest.within}`, mend: "mend the code" });
  if (!isSeries(outcome)) {
    if (around.indicators && !around.indicators.has(outcome.indicator))
      found.push({ path: ["outcome", "indicator"], found: `there is no indicator ${outcome.indicator}`, mend: "name one of the sources'" });
    if (outcome.group && around.groups && !around.groups.has(outcome.group))
      found.push({ path: ["outcome", "group"], found: `there is no group ${outcome.group}`, mend: "name one of the sources'" });
  }
  const [from, to] = [readPeriod(start), until === undefined ? null : readPeriod(until)];
  if (from && to && to.ends < from.starts) found.push({ path: ["until"], found: "it ends before it starts", mend: "mend one of the two" });
  const named = new Set(documents.map((each) => each.id));
  for (const [at, { document }] of sources.entries())
    if (!named.has(document))
      found.push({ path: ["sources", at, "document"], found: `there is no document ${document}`, mend: "describe it under documents" });
  const nodes = framework === undefined ? undefined : around.frameworks?.get(framework);
  if (framework !== undefined && around.frameworks && !nodes)
    found.push({ path: ["framework"], found: `there is no framework ${framework}`, mend: "mend the name, or leave it out" });
  if (node !== undefined && framework === undefined)
    found.push({ path: ["node"], found: "a node without its framework", mend: "say which framework" });
  if (node !== undefined && nodes && !nodes.has(node))
    found.push({ path: ["node"], found: `${framework} has no ${node}`, mend: "mend the name, or leave it out" });
  return found;
}

function issueFaults(issue: z.core.$ZodIssue): PlacedFault[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const name = path.length === 0 ? "the file" : path.map((part) => (typeof part === "number" ? part + 1 : part)).join(" › ");
  const missing = /received undefined/.test(issue.message);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        found: `${key.slice(0, 60)} is no part of ${name}`,
        mend: "mend the name, or take it out",
      }));
    case "invalid_union":
      return outcomeFaults(issue, path, name);
    case "invalid_value":
      return [
        {
          path,
          found: missing ? `${name} is missing` : `${name} is none of the choices`,
          mend: `choose ${issue.values.map(String).join(" or ")}`,
        },
      ];
    case "invalid_type":
      return missing
        ? [{ path, found: `${name} is missing`, mend: "add it" }]
        : [{ path, found: `${name}: expected ${issue.expected}, found something else`, mend: `write ${issue.expected}` }];
    case "too_small":
      return [
        {
          path,
          found: issue.origin === "number" ? `${name} is not more than ${issue.minimum}` : `${name} is empty`,
          mend: issue.origin === "number" ? "make it larger" : "fill it in",
        },
      ];
    default:
      return [{ path, found: `${name} ${issue.message.replace(/^Too big: expected /, "is too long or too large: ")}`, mend: "mend it" }];
  }
}

/** Of the two forms of an outcome the writer meant the one whose first word is there. */
function outcomeFaults(issue: Extract<z.core.$ZodIssue, { code: "invalid_union" }>, path: Path, name: string): PlacedFault[] {
  const meant = issue.errors
    .map((branch) => branch.filter((each) => !(each.code === "unrecognized_keys" && each.path.length > 0)))
    .toSorted((a, b) => strangers(a) - strangers(b))[0];
  const plain = issue.errors.every((branch) => branch.every((each) => each.path.length === 0 && each.code === "invalid_type"));
  if (plain || !meant)
    return [
      {
        path,
        found: issue.errors.flat().some(({ message }) => /received undefined/.test(message))
          ? `${name} is missing`
          : `${name} can't be read`,
        mend: path[0] === "outcome" ? "write indicator: …, or series: file.csv" : "write 2021, 2021-Q2, 2021-06 or 2021-06-15",
      },
    ];
  return meant.flatMap((each) => issueFaults({ ...each, path: [...path, ...each.path] }));
}

const strangers = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, each) => sum + (each.code === "unrecognized_keys" ? 10 * each.keys.length : 1), 0);
