/** What the room gives to others: one source for types, validation and OpenAPI. */
import { z } from "@hono/zod-openapi";
import { levels } from "../areas/index.ts";
import { statuses } from "./delivery.ts";

export const areaReference = z
  .object({
    code: z.string().openapi({ example: "WK034403", description: "Code of the statistics office, or of a user-made set." }),
    division: z.int().openapi({ example: 2020, description: "Year of the division that this version of the area belongs to." }),
    level: z.enum(levels),
    name: z.string().openapi({ example: "Overvecht" }),
  })
  .openapi("AreaReference");

export const observation = z
  .object({
    id: z.string().openapi({ example: "ervaren-gezondheid.WK034403.2020.2020.18plus" }),
    indicator: z.string().openapi({ example: "ervaren-gezondheid" }),
    sourceKey: z.string().nullable().openapi({ example: "50090NED:ErvarenGezondheidGoedZeerGoed_4" }),
    area: z.string().openapi({ example: "WK034403" }),
    division: z.int(),
    group: z.string().openapi({ example: "18plus" }),
    period: z.string().openapi({ example: "2020" }),
    value: z.number().nullable(),
    lower: z.number().nullable().openapi({ description: "Lower 95 % limit; null where none is known." }),
    upper: z.number().nullable(),
    limits: z.enum(["source", "wilson", "byar", "weighted"]).nullable().openapi({ description: "Who made the limits." }),
    status: z.enum(statuses).openapi({ description: "final, provisional or revised; or the reason why there is no value." }),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    release: z
      .string()
      .nullable()
      .openapi({ example: "50090NED-2020-18plus-v1", description: "Null for a figure that is computed here; see derived." }),
    derived: z
      .object({
        formula: z.enum(["weightedMean", "sum", "carried"]),
        inputs: z.array(z.string()),
        weights: z
          .array(z.string())
          .openapi({ description: "Observations whose people weigh the inputs, in their order; empty where nothing is weighed." }),
        error: z.number().nullable().optional().openapi({
          description:
            "Carried figures: at most this far off by the crosswalk's stated errors, in the unit of the indicator; null where it states none.",
        }),
        crosswalk: z
          .object({
            fromDivision: z.int(),
            toDivision: z.int(),
            shares: z.array(z.number()),
            basis: z.array(z.string()),
            sources: z.array(z.string()),
          })
          .optional()
          .openapi({
            description: "Carried figures: which share of each input went along, what the shares are of, and who published them.",
          }),
      })
      .optional()
      .openapi({ description: "For a figure computed here: the formula, and the observations that went into it." }),
  })
  .openapi("Observation");

export const indicator = z
  .object({
    id: z.string(),
    sourceKeys: z.array(z.string()),
    title: z.object({ nl: z.string(), en: z.string() }),
    definition: z.object({ nl: z.string(), en: z.string() }),
    caveat: z.object({ nl: z.string(), en: z.string() }),
    unit: z.string(),
    decimals: z.int(),
    polarity: z.enum(["higherIsBetter", "lowerIsBetter", "neutral"]),
    measure: z.enum(["proportion", "rate", "mean", "count", "index", "other"]),
    method: z.enum(["modelEstimate", "survey", "register", "derived", "other"]),
    theme: z.string(),
    groups: z
      .array(z.object({ id: z.string(), periods: z.array(z.string()) }))
      .openapi({ description: "Groups with figures, and the periods of each." }),
  })
  .openapi("Indicator");

export const release = z
  .object({
    key: z.string().openapi({ example: "50090NED-2020-18plus-v1" }),
    source: z.string(),
    series: z.string(),
    version: z.int(),
    live: z.boolean().openapi({ description: "False once superseded or withdrawn; it stays readable." }),
    supersedes: z.string().nullable(),
    title: z.string(),
    publisher: z.string(),
    licence: z.string(),
    licenceUrl: z.string().nullable(),
    url: z.string().nullable(),
    fileName: z.string(),
    checksum: z.string().openapi({ description: "SHA-256 of the file as delivered." }),
    division: z.int(),
    excerpt: z.boolean(),
    retrievedAt: z.iso.datetime(),
    importedAt: z.iso.datetime(),
    observationCount: z.int(),
  })
  .openapi("Release");

/** How one figure stands to the one it is compared with. */
export const comparison = z
  .object({
    verdict: z.enum(["better", "similar", "worse", "higher", "lower", "notComparable"]),
    reason: z
      .enum(["noValue", "noBenchmark", "noLimits", "same"])
      .nullable()
      .openapi({ description: "Why there is no verdict; null when there is one." }),
    rule: z.enum(["benchmarkAgainstInterval", "intervalsApart"]).nullable().openapi({ description: "Which rule decided." }),
    difference: z.number().nullable().openapi({ description: "Value less benchmark, in the unit of the indicator." }),
    place: z
      .object({ first: z.int(), last: z.int(), of: z.int(), fifth: z.int().min(1).max(5).nullable() })
      .nullable()
      .openapi({
        description: "Place among its peers, 1 the lowest value (first to last where values tie); its fifth is null with fewer than five.",
      }),
  })
  .openapi("Comparison");

/** From the first to the last figure that has a value. */
export const trend = z
  .object({
    from: z.string(),
    to: z.string(),
    difference: z.number(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    movement: z.enum(["up", "down", "aboutEqual"]),
    evidence: z
      .enum(["demonstrated", "notDemonstrable", "unknownUncertainty"])
      .openapi({ description: "Whether the movement is more than chance." }),
  })
  .openapi("Trend");

export const profileRow = z.object({
  indicator: z.string(),
  observation: observation.nullable(),
  benchmark: observation.nullable(),
  comparison,
  trend: trend.nullable(),
  history: z.array(observation),
  benchmarkHistory: z.array(observation),
});

export const profile = z
  .object({
    area: areaReference,
    parents: z.array(areaReference),
    benchmark: areaReference.nullable(),
    period: z.string().nullable(),
    group: z.string().nullable(),
    peers: z.int(),
    rows: z.array(profileRow),
    observations: z.array(observation),
  })
  .openapi("Profile");

export type AreaReference = z.infer<typeof areaReference>;
export type Observation = z.infer<typeof observation>;
export type Indicator = z.infer<typeof indicator>;
export type Release = z.infer<typeof release>;
export type Comparison = z.infer<typeof comparison>;
export type Trend = z.infer<typeof trend>;
