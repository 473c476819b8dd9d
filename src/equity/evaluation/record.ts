/** An evaluation as a pack or a person writes it, in one YAML file: what was done where and when, and what is held against what. */
import { z } from "zod";
import { levels } from "../../areas/index.ts";
import { readPeriod } from "./period.ts";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is written in small letters, digits and single hyphens");
const longestText = 20_000;
/** No markup, and nothing that can't be shown. */
const shown = /^(?!.*<[a-z/!?])(?:[^\p{Cc}\p{Bidi_Control}]|[\t\n\r])*$/isu;
const plain = z.string().trim().min(1).max(longestText).regex(shown, "holds markup or a character that can't be shown");
const text = z.strictObject({ nl: plain, en: plain });
const title = z.strictObject({ nl: plain.pipe(z.string().max(300)), en: plain.pipe(z.string().max(300)) });
const code = z.string().trim().min(1).max(40);
const period = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine((given) => readPeriod(given) !== null, "is no period such as 2021, 2021-Q2, 2021-06 or 2021-06-15");

/** How an effect may be looked for; `auto` lets the data choose. */
export const designs = ["differenceInDifferences", "eventStudy", "interruptedTimeSeries", "syntheticControl"] as const;
export type Design = (typeof designs)[number];

/** Areas that tell what would have come of it without the intervention, and why these. */
const comparison = z
  .strictObject({
    areas: z.array(code).min(1).optional(),
    /** All other areas of a level within an area. */
    rest: z.strictObject({ level: z.enum(levels), within: code }).optional(),
    reason: text,
  })
  .refine(({ areas, rest }) => (areas === undefined) !== (rest === undefined), "needs either areas or rest");

const fromFigures = z.strictObject({
  indicator: z.string().min(1).max(80),
  group: z.string().min(1).max(80).optional(),
  /** Areas are taken apart into areas of this level; as they are when absent. */
  level: z.enum(levels).optional(),
});
/** Numbers of the intervention's own, beside the record: area, period, value. */
const fromSeries = z.strictObject({
  series: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.csv$/, "is no name of a CSV file in the same folder"),
  title,
  unit: z.string().max(40),
  decimals: z.int().min(0).max(6).default(1),
  polarity: z.enum(["higherIsBetter", "lowerIsBetter", "neutral"]),
  /** Model estimates may not see what happens in one place; they are told apart. */
  method: z.enum(["count", "survey", "modelEstimate"]).default("survey"),
  note: text.optional(),
});

export const evaluationRecord = z.strictObject({
  id,
  title,
  intervention: z.strictObject({ title, text }),
  areas: z.array(code).min(1).max(2_000),
  start: period,
  /** When it ended, where it did: what came after may have faded. */
  until: period.optional(),
  comparison: comparison.optional(),
  /** Neighbours of the areas where it may have worked too: kept out of the comparison and looked at by themselves. */
  near: z.array(code).default([]),
  outcome: z.union([fromFigures, fromSeries]),
  design: z.enum(["auto", ...designs]).default("auto"),
  /** In the unit of the outcome: an effect below this would matter to nobody. */
  smallestEffect: z.number().positive().optional(),
  /** Who got it was drawn by lot: then the areas need not have been seen to move alike before. */
  byLot: z.boolean().default(false),
  /** Standard deviation of one figure around its area's and its period's level, in the unit of the outcome, where someone knows it. */
  deviation: z.number().positive().optional(),
  framework: id.optional(),
  node: id.optional(),
  documents: z
    .array(z.strictObject({ id, title, publisher: plain, year: z.int(), address: z.url().optional(), note: text.optional() }))
    .default([]),
  sources: z.array(z.strictObject({ document: id, place: plain.pipe(z.string().max(300)) })).default([]),
  notes: z.array(text).default([]),
  notInSource: z.array(text).default([]),
});

export type EvaluationRecord = z.infer<typeof evaluationRecord>;
export type SeriesOutcome = z.infer<typeof fromSeries>;

/** One number of a series. `row`: its line in the file. */
export type SeriesRow = { area: string; period: string; value: number | null; row: number };

/** A record with the numbers that it brought along, as the database keeps it. */
export type Evaluation = { record: EvaluationRecord; series: SeriesRow[] };

export const isSeries = (outcome: EvaluationRecord["outcome"]): outcome is SeriesOutcome => "series" in outcome;
