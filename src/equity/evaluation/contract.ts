/** What evaluations give to programs. */
import { z } from "@hono/zod-openapi";
import { designs } from "./record.ts";

const translated = z.object({ nl: z.string(), en: z.string() });
const texts = z.object({ nl: z.array(z.string()), en: z.array(z.string()) });
const number = z.number().nullable();
const kinds = z.enum(["effectShown", "noEffectLargerThan", "cannotTell"]);
const sides = z.enum(["before", "during", "after"]);
const roles = z.enum(["treated", "comparison", "near"]);

export const evaluationAnswer = z
  .object({
    id: z.string(),
    title: translated,
    intervention: z.object({ title: translated, text: translated }),
    start: z.string(),
    until: z.string().nullable(),
    areas: z.array(z.object({ code: z.string(), name: z.string() })),
    comparisonReason: translated.nullable().openapi({ description: "Why these areas are compared with; null where there are none." }),
    outcome: z.object({
      title: translated,
      unit: z.string(),
      indicator: z.string().nullable().openapi({ description: "Null for a series of the evaluation's own." }),
      group: z.string().nullable(),
      modelled: z.boolean().openapi({ description: "True for estimates by a model, which may not see what happens in one place." }),
    }),
    smallestEffect: number.openapi({
      description: "The smallest effect that matters, in the unit of the outcome, as it was written down.",
    }),
    byLot: z.boolean().openapi({ description: "Whether it was drawn by lot who got it." }),
    framework: z.string().nullable(),
    node: z.string().nullable(),
    detectable: z
      .object({ effect: z.number(), byLot: number, deviation: number, from: z.enum(["given", "comparison", "before"]), asIs: z.boolean() })
      .nullable()
      .openapi({ description: "The smallest effect that is seen in 8 of 10 cases, known before the outcome is read; null where none is." }),
    verdict: kinds,
    direction: z.enum(["better", "worse", "higher", "lower"]).nullable(),
    bound: number.openapi({ description: "The largest effect that is not ruled out, where no effect was shown." }),
    reasons: z.array(z.string()).openapi({ description: "Codes; inWords tells them." }),
    cautions: z.array(z.string()),
    needs: z.array(z.string()),
    design: z.enum(designs).nullable(),
    counts: z.object({ treated: z.int(), comparison: z.int(), near: z.int(), before: z.int(), after: z.int() }),
    estimate: z
      .object({ value: number, lower: number, upper: number, p: number, inference: z.string() })
      .nullable()
      .openapi({ description: "The effect with its 95 % limits; a limit is null where there is no end to it." }),
    checks: z.array(
      z.object({
        id: z.string(),
        outcome: z.enum(["passed", "failed", "undetermined"]),
        value: number,
        lower: number,
        upper: number,
        p: number,
        because: z.string().nullable().openapi({ description: "Why the check can't be done." }),
      }),
    ),
    paths: z.array(z.object({ period: z.string(), treated: number, comparison: number, without: number })).openapi({
      description: "Per period the mean of the areas, that of the others, and what would have been expected without it.",
    }),
    events: z
      .array(z.object({ period: z.string(), value: number, lower: number, upper: number, reference: z.boolean(), after: z.boolean() }))
      .openapi({ description: "Per period the difference against the last one before the start." }),
    weights: z.array(z.object({ name: z.string(), weight: z.number() })),
    periods: z.array(z.object({ id: z.string(), starts: z.iso.date(), ends: z.iso.date(), side: sides })),
    figures: z.array(
      z.object({
        area: z.string(),
        name: z.string(),
        role: roles,
        values: z.array(number).openapi({ description: "In the order of periods." }),
        observations: z.array(z.string().nullable()).openapi({ description: "Where each comes from: /observations/{id}/origin." }),
      }),
    ),
    leftOut: z.array(z.object({ area: z.string(), name: z.string(), role: roles, missing: z.array(z.string()) })).openapi({
      description: "Areas that lack a figure, and for which periods.",
    }),
    inWords: z.object({
      verdict: translated,
      answer: texts,
      detectable: texts,
      design: texts,
      cautions: texts,
      needs: texts,
      assumptions: texts.openapi({ description: "The answer holds only if all of these do." }),
    }),
  })
  .openapi("Evaluation");
export type EvaluationAnswer = z.infer<typeof evaluationAnswer>;

export const evaluationList = z
  .object({
    evaluations: z.array(
      z.object({
        id: z.string(),
        title: translated,
        start: z.string(),
        verdict: kinds.nullable(),
        sentence: translated.nullable(),
        problem: z.string().nullable().openapi({ description: "Why there is no answer here; null where there is one." }),
      }),
    ),
  })
  .openapi("EvaluationList");
