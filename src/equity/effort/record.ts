/** Money or effort per area, as a pack writes it: efforts/ID.yaml says what it is, efforts/ID.csv holds an amount per area. */
import { LineCounter, parseDocument, type Document } from "yaml";
import { z } from "zod";
import type { Translated } from "../../kernel/language.ts";
import type { Fault } from "../../kernel/problem.ts";
import { lineOf } from "../../kernel/yaml-lines.ts";
import { amountAbsences, readAmounts, type Amount } from "./amounts.ts";

export const effortUnits = ["euro", "hours", "activities"] as const;
export type EffortUnit = (typeof effortUnits)[number];

/** No markup, and nothing that a line can't show. */
const shown = /^(?!.*<[a-z/!?])[^\p{Cc}\p{Bidi_Control}]*$/isu;
const text = (longest: number) => z.string().trim().min(1).max(longest).regex(shown, "plain text on one line, without markup");
const translated = (longest: number) => z.strictObject({ nl: text(longest), en: text(longest) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and single hyphens");
const amount = z.number().nonnegative();

const description = z.strictObject({
  id,
  title: translated(200),
  unit: z.enum(effortUnits),
  /** As people write it: "2021", "2019–2021". */
  period: text(40),
  source: z.strictObject({
    publisher: text(200),
    title: text(300),
    licence: text(200),
    /** Where in it: "p. 14, tabel 3". */
    place: text(300).optional(),
    address: z.url({ protocol: /^https?$/ }).optional(),
  }),
  /** What the amounts hold, and what they leave out. */
  included: translated(2_000),
  notIncluded: translated(2_000),
  /** What can't be put in an area. It is said apart and never spread over areas. */
  cityWide: amount.optional(),
  /** Id of the indicator whose need it answers, shown unless another is asked for. */
  need: id.optional(),
});

/** `source` and the two texts on what is in are null only for a bare CSV on the command line, which is never stored. */
export type EffortRecord = {
  id: string;
  title: Translated;
  unit: EffortUnit;
  period: string;
  source: z.infer<typeof description>["source"] | null;
  included: Translated | null;
  notIncluded: Translated | null;
  /** Null: the record names none. */
  cityWide: number | null;
  need: string | null;
  amounts: Amount[];
};

/** A record as the database holds it. */
export const storedEffort: z.ZodType<EffortRecord> = description.extend({
  cityWide: amount.nullable(),
  need: id.nullable(),
  amounts: z.array(
    z.union([
      z.strictObject({ area: z.string(), amount, absence: z.null() }),
      z.strictObject({ area: z.string(), amount: z.null(), absence: z.enum(amountAbsences) }),
    ]),
  ),
});

export type EffortRead = { record: EffortRecord; faults: readonly [] } | { record: null; faults: readonly Fault[] };

const mostFaults = 100;
const largestFileBytes = 2_000_000;

/**
 * @param file as the faults name it: efforts/x.yaml; the CSV is named efforts/x.csv
 * @param csvText the amounts; null where that file is missing
 * @param areas codes that amounts may be for; null: not checked
 * @returns the whole record, or at most 100 faults
 */
export function readEffort(file: string, yamlText: string, csvText: string | null, areas: ReadonlySet<string> | null): EffortRead {
  const csvFile = file.replace(/\.ya?ml$/i, ".csv");
  const faults: Fault[] = [];
  const described = readDescription(file, yamlText, faults);
  let amounts: Amount[] = [];
  if (csvText === null)
    faults.push({ row: 1, column: file, found: `its amounts ${csvFile} are missing`, mend: "put a CSV with area,amount beside it" });
  else amounts = readAmounts(csvFile, csvText, areas, faults);
  const named = file.replace(/^.*\//, "").replace(/\.ya?ml$/i, "");
  if (described && described.id !== named)
    faults.push({ row: 1, column: file, found: `the file of ${described.id} is called ${named}`, mend: "let both have the same name" });
  if (!described || faults.length > 0) return { record: null, faults: faults.slice(0, mostFaults) };
  const { cityWide = null, need = null, ...rest } = described;
  return { record: { ...rest, cityWide, need, amounts }, faults: [] };
}

/** A record around a bare CSV: its name is all that is known of it. */
export function bareEffort(name: string, unit: EffortUnit, amounts: Amount[]): EffortRecord {
  const bare = { source: null, included: null, notIncluded: null, cityWide: null, need: null };
  return { id: "file", title: { nl: name, en: name }, unit, period: "", ...bare, amounts };
}

function readDescription(file: string, content: string, faults: Fault[]): z.infer<typeof description> | null {
  const say = (row: number, found: string, mend: string): void => void faults.push({ row, column: file, found, mend });
  if (Buffer.byteLength(content) > largestFileBytes) {
    say(1, "the file has more than 2 MB", "leave out what belongs in a document of its own");
    return null;
  }
  const lines = new LineCounter();
  let document: Document.Parsed;
  let data: unknown;
  try {
    document = parseDocument(content, { lineCounter: lines });
    if (document.errors.length > 0) {
      for (const { linePos, message } of document.errors) say(linePos?.[0].line ?? 1, message.split("\n")[0], "write it as YAML");
      return null;
    }
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    say(
      1,
      `can't be read: ${(error as Error).message.split("\n")[0]}`,
      "write it as plain YAML, without deep nesting and with few aliases",
    );
    return null;
  }
  const read = description.safeParse(data);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) {
    const name = path.length === 0 ? "the file" : path.join(" › ");
    const place = path.map((part) => (typeof part === "number" ? part : String(part)));
    say(lineOf(document.contents, place, lines), `${name}: ${message}`, "see docs/method/effort.md for the form");
  }
  return null;
}
