/** What a preview tells, as it is kept with its job. */
import { z } from "zod";
import { levels } from "../../areas/index.ts";
import { statuses } from "../delivery.ts";

const text = z.object({ nl: z.string(), en: z.string() });
const status = z.enum(statuses);
const figure = z.object({ status, value: z.number().nullable() });
const counts = z.object({ fresh: z.int(), same: z.int(), changed: z.int(), absent: z.int(), gone: z.int() });

/** A figure that is shown today and would become another. `row` is that of the input. */
const change = z.object({
  indicator: z.string(),
  area: z.string(),
  areaName: z.string(),
  period: z.string(),
  group: z.string(),
  row: z.int(),
  before: figure,
  after: figure,
});

export const preview = z.object({
  /** same: this very file was taken in before, as `release`. */
  outcome: z.enum(["new", "same"]),
  /** The key that it would get, or has. */
  release: z.string(),
  version: z.int(),
  /** Key of the release that would no longer be shown. */
  replaces: z.string().nullable(),
  /** Why the release that holds this file was withdrawn; null: it wasn't. */
  withdrawn: z.string().nullable(),
  title: z.string(),
  source: z.object({ id: z.string(), title: z.string(), publisher: z.string(), licence: z.string(), fresh: z.boolean() }),
  fileName: z.string(),
  checksum: z.string(),
  division: z.int(),
  excerpt: z.boolean(),
  /** The state of the database that it was compared with. */
  basis: z.string(),
  observations: z.int(),
  /** Observations without a value; per reason below. */
  absent: z.int(),
  absences: z.partialRecord(status, z.int()),
  cells: counts,
  indicators: z.array(z.object({ id: z.string(), title: text, unit: z.string(), decimals: z.int(), fresh: z.boolean(), cells: counts })),
  groups: z.array(z.object({ id: z.string(), title: text, fresh: z.boolean() })),
  periods: z.array(z.object({ id: z.string(), fresh: z.boolean() })),
  /** How many areas it speaks of, how many of them nobody spoke of before, and the first of those. */
  areas: z.object({
    listed: z.int(),
    fresh: z.int(),
    first: z.array(z.object({ code: z.string(), name: z.string(), level: z.enum(levels) })),
  }),
  /** Indicators whose description would become another, with what of it. */
  described: z.array(z.object({ indicator: z.string(), what: z.array(z.string()) })),
  /** Hidden by the source's rules: small by themselves, beside those so that they can't be worked out, and rounded. */
  hidden: z.object({ small: z.int(), beside: z.int(), rounded: z.int() }),
  /** The largest changes of a figure that is shown today, largest first. */
  changes: z.array(change),
});
export type Preview = z.output<typeof preview>;
export type Change = z.output<typeof change>;

/** Why something was refused, as the queue keeps it. */
export const refusal = z.object({
  kind: z.string(),
  message: z.string(),
  wayOut: z.string(),
  faults: z.array(z.object({ row: z.number().optional(), column: z.string().optional(), found: z.string(), mend: z.string() })),
});
export type Refusal = z.output<typeof refusal>;

/** What an import tells, as `Loaded` has it. */
export const loaded = z.object({
  outcome: z.enum(["loaded", "unchanged"]),
  release: z.string(),
  version: z.int(),
  observations: z.int(),
  absent: z.int(),
  /** Indicators whose texts a person wrote, which therefore stay. */
  keptTexts: z.array(z.string()).optional(),
});
