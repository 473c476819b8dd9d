/** What efforts give to programs. */
import { z } from "@hono/zod-openapi";
import { levels } from "../../areas/index.ts";
import { effortUnits } from "./record.ts";

const translated = z.object({ nl: z.string(), en: z.string() });
const number = z.number().nullable();
const index = z
  .object({ value: z.number(), lower: number, upper: number, limitsFrom: z.enum(["exact", "need", "scatter"]).nullable() })
  .nullable();

const line = z.object({
  area: z.string(),
  name: z.string(),
  amount: number,
  residents: number,
  needRate: number.openapi({ description: "Part of the people with the need, 0 to 1." }),
  inNeed: number,
  inNeedLower: number,
  inNeedUpper: number,
  perResident: number,
  perPersonInNeed: number,
  timesPerResident: number.openapi({ description: "As times the mean of all counted areas." }),
  timesPerPersonInNeed: number,
  proportional: number.openapi({ description: "What the area would get if the same total went in proportion to need." }),
  difference: number.openapi({ description: "Amount less proportional." }),
  effortAgainstNeed: z.string().nullable(),
  ruleHolds: z.string().nullable(),
  leftOut: z.string().nullable().openapi({ description: "Why the area doesn't count; null where it does." }),
  origin: z.string().nullable().openapi({ description: "Where the need comes from: /observations/{id}/origin." }),
});

export const effortAnswerSchema = z
  .object({
    effort: z.object({
      id: z.string(),
      title: translated,
      unit: z.enum(effortUnits),
      period: z.string(),
      source: z
        .object({
          publisher: z.string(),
          title: z.string(),
          licence: z.string(),
          place: z.string().optional(),
          address: z.string().optional(),
        })
        .nullable(),
      included: translated.nullable(),
      notIncluded: translated.nullable(),
      cityWide: number.openapi({ description: "What can't be put in an area; it is never spread over areas." }),
    }),
    within: z.string(),
    level: z.enum(levels),
    need: z.object({ indicator: z.string(), kind: z.enum(["share", "rest", "count"]), group: z.string(), period: z.string() }).openapi({
      description: "rest: those without the indicator, where more of it is better.",
    }),
    people: z.object({ as: translated, period: z.string(), allResidentsInstead: z.boolean() }).nullable().openapi({
      description: "Who was counted to make people out of shares.",
    }),
    residents: z.object({ as: translated, period: z.string() }).nullable(),
    total: z.object({ amount: z.number(), residents: z.number(), needed: z.number(), perResident: number, perNeeded: number }),
    elsewhere: z.number().openapi({ description: "What went to areas that don't count." }),
    againstNeed: index.openapi({
      description: "Concentration index against need: above 0, areas with more need get more than their part.",
    }),
    alongNeed: index.openapi({ description: "Concentration index per resident: above 0, more per head where need is larger." }),
    shareToMove: number.openapi({ description: "Part of the total that would have to go to another area to be in proportion (Hoover)." }),
    verdict: z.enum(["ahead", "proportional", "behind", "cannotTell"]),
    because: z.object({ code: z.string(), found: z.int().optional() }).nullable(),
    ruleHolds: z.boolean().nullable(),
    curve: z.array(z.object({ area: z.string().nullable(), need: z.number(), effort: z.number() })),
    areas: z.array(line).openapi({ description: "From most to least need; then those that don't count." }),
    sentences: z.object({ nl: z.array(z.string()), en: z.array(z.string()) }),
  })
  .openapi("Effort");

export const effortList = z
  .object({
    efforts: z.array(
      z.object({
        id: z.string(),
        title: translated,
        unit: z.enum(effortUnits),
        period: z.string(),
        amount: z.number(),
        cityWide: number.openapi({ description: "What can't be put in an area; it is never spread over areas." }),
        verdict: z.string().nullable(),
        sentence: translated.nullable(),
        problem: z.string().nullable().openapi({ description: "Why there is no answer here; null where there is one." }),
      }),
    ),
  })
  .openapi("EffortList");
