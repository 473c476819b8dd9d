import { dirname, resolve } from "node:path";
import { z } from "zod";
import { statuses } from "../delivery.ts";
import { readInput } from "./input.ts";
import { checkYaml, loadSourceDescription, sourceFields, yamlValues, type SourceDescription } from "./source-description.ts";

/** What a column of a CSV may hold. */
export const columnRoles = [
  "area",
  "areaName",
  "period",
  "group",
  "indicator",
  "value",
  "lower",
  "upper",
  "numerator",
  "denominator",
  "status",
] as const;
export type ColumnRole = (typeof columnRoles)[number];

const csv = z.strictObject({
  delimiter: z.string().length(1).default(","),
  /** Which sign stands before the decimals; a number written the other way is a fault, never a guess. */
  decimal: z.enum([".", ","]).default("."),
  encoding: z.enum(["utf-8", "windows-1252"]).default("utf-8"),
  /** Role → header of the column. Without `value` the table is wide: each indicator's source key is a column. */
  columns: z.partialRecord(z.enum(columnRoles), z.string()),
  /** What holds for every row. */
  fixed: z
    .strictObject({
      area: z.string().optional(),
      period: z.string().optional(),
      group: z.string().optional(),
      indicator: z.string().optional(),
    })
    .default({}),
  /** Words of the status column → status. */
  statuses: z.record(z.string(), z.enum(statuses)).default({}),
  ignored: z.array(z.string()).default([]),
});

const mapping = z.strictObject({
  /** A source description to start from (read by `loadMapping`); what the mapping says itself goes before it. */
  extends: z.string().optional(),
  ...sourceFields,
  /** A title of its own for the delivery. */
  deliveryTitle: z.string().optional(),
  /** Which slice of the source the file is, where the file itself does not tell: a later file of the same series supersedes. */
  series: z.string().min(1).max(80).optional(),
  /** A hand-checkable excerpt: a full delivery of the same cell goes before it. */
  excerpt: z.boolean().default(false),
  csv,
});

export type Mapping = z.output<typeof mapping>;

/**
 * A mapping file: how a CSV's columns are to be read, and the source and indicators it holds.
 * @throws Problem `description-invalid`, `file-not-found`
 */
export async function loadMapping(path: string): Promise<Mapping> {
  const { bytes, fileName } = await readInput(path, 4 * 1024 * 1024);
  return readMapping(bytes.toString("utf8"), fileName, (extended) => loadSourceDescription(resolve(dirname(path), extended)));
}

/**
 * A mapping from text in hand.
 * @param find the source description that it says it starts from
 * @throws Problem `description-invalid`, and those of `find`
 */
export async function readMapping(
  content: string,
  fileName: string,
  find: (extended: string) => Promise<SourceDescription>,
): Promise<Mapping> {
  const own = z.looseObject({ extends: z.string() }).safeParse(yamlValues(content, fileName));
  if (!own.success) return parseMapping(content, fileName);
  const { live: _live, dimensions: _dimensions, areaName: _areaName, ignored: _ignored, ...source } = await find(own.data.extends);
  return checkYaml(JSON.stringify({ ...source, ...own.data }), fileName, mapping);
}

/** A mapping from text in hand, without `extends`. @throws Problem `description-invalid` */
export const parseMapping = (yaml: string, name = "mapping"): Mapping => checkYaml(yaml, name, mapping);
