/** What the room gives to programs: one source for types, validation and OpenAPI. */
import { z } from "@hono/zod-openapi";
import { levels } from "../areas/index.ts";
import { areaReference } from "../figures/index.ts";
import { measureIds } from "./measures/ids.ts";

const translated = z.object({ nl: z.string(), en: z.string() });
const limitsFrom = z.enum(["standardErrors", "scatter", "simulation"]);

export const equityReason = z
  .object({
    code: z.string().openapi({ example: "noPopulations" }),
    words: translated.openapi({ description: "The same in words." }),
  })
  .openapi("EquityReason");

const limited = z.object({ value: z.number(), lower: z.number().nullable(), upper: z.number().nullable() });

export const equityOutcome = z
  .object({
    measure: z.enum(measureIds),
    value: z.number().nullable().openapi({ description: "Null where it can't be computed; because says why." }),
    lower: z.number().nullable().openapi({ description: "Lower 95 % limit; null where none is known." }),
    upper: z.number().nullable(),
    limitsFrom: limitsFrom.nullable().openapi({
      description: "What the limits were made from: the source's own limits, the scatter of the areas, or a simulation with those limits.",
    }),
    corrected: z
      .number()
      .nullable()
      .openapi({ description: "For a spread: without what sampling noise adds. Its limits belong to this one." }),
    because: equityReason.nullable(),
  })
  .openapi("EquityOutcome");

const rung = z.object({
  area: areaReference,
  value: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  people: z.number().nullable(),
  orderValue: z.number().nullable(),
  rank: z.number().nullable().openapi({ description: "Middle of its stretch among all people, 0 (least advantaged) to 1." }),
  fifth: z.int().nullable(),
  observation: z.string().openapi({ description: "Where the figure comes from: /observations/{id}/origin." }),
});

export const equityPeriod = z
  .object({
    period: z.string(),
    orderedBy: z.string().nullable().openapi({ description: "Period of the ordering, where it was not measured in the same one." }),
    orderedByGroup: z.string().nullable().openapi({ description: "Group of the ordering, where it was not measured for the same one." }),
    peopleOf: z.string().nullable().openapi({ description: "Period in which the people were counted that areas weigh for." }),
    peopleAs: translated.nullable().openapi({ description: "Whom that counts." }),
    peopleInstead: z.boolean().openapi({ description: "True where all residents stand in for the group's own people." }),
    mean: z.number().nullable(),
    bands: z.array(z.object({ id: z.string(), areas: z.int(), people: z.number().nullable(), value: z.number() })).openapi({
      description: "Fifths of the people along the order, or a named group and the rest.",
    }),
    line: z.object({ least: limited, most: limited, slope: limited, limitsFrom: limitsFrom.nullable() }).nullable(),
    levelledUp: z.object({ mean: z.number(), people: z.number().nullable() }).nullable().openapi({
      description: "The mean if all had the level of the most advantaged, and how many people that is.",
    }),
    outcomes: z.array(equityOutcome),
    areas: z.array(rung).openapi({ description: "From least to most advantaged; in the order of their codes without an ordering." }),
    leftOut: z.array(z.object({ area: areaReference, because: equityReason })),
  })
  .openapi("EquityPeriod");

export const equityChange = z
  .object({
    from: z.string(),
    to: z.string(),
    gapThen: z.number().openapi({ description: "Most − least advantaged in the first period, over the areas of both." }),
    gapNow: z.number(),
    areas: z.int(),
    change: limited.openapi({ description: "Gap now less gap then, in the direction of the gap then: below 0 it shrinks." }),
    relative: limited.nullable(),
    limitsFrom: limitsFrom.nullable(),
    evidence: z.enum(["demonstrated", "notDemonstrable", "unknownUncertainty"]),
    movement: z.enum(["smaller", "larger", "aboutEqual", "turned", "changed"]),
  })
  .openapi("EquityChange");

export const equityAnswer = z
  .object({
    indicator: z.string(),
    group: z.string(),
    level: z.enum(levels),
    within: areaReference,
    order: z
      .string()
      .nullable()
      .openapi({ description: "By what the areas were put in order; null for no order, and then nothing along an order is computed." }),
    sentence: translated,
    basis: translated.openapi({ description: "Areas, period, order and people, in words." }),
    peopleSentence: translated.nullable(),
    period: z.string().openapi({ description: "The period that the sentence is about." }),
    periods: z.array(equityPeriod).openapi({ description: "Oldest first." }),
    change: equityChange.nullable(),
    noChange: equityReason.nullable(),
    orderings: z.array(z.string()).openapi({ description: "Indicators by which areas may be put in order." }),
  })
  .openapi("Equity");
export type EquityAnswer = z.infer<typeof equityAnswer>;

export const equityOverview = z
  .object({
    within: areaReference,
    level: z.enum(levels),
    order: z.string(),
    sentence: translated,
    rows: z.array(
      z.object({
        indicator: z.string(),
        group: z.string(),
        period: z.string(),
        gap: limited.extend({ limitsFrom: limitsFrom.nullable() }),
        againstLeast: z
          .boolean()
          .nullable()
          .openapi({ description: "Whether the least advantaged have the less favourable end; null without a direction." }),
        places: z.object({ first: z.int(), last: z.int() }).nullable().openapi({ description: "Where it may stand among all, at 95 %." }),
        change: equityChange.nullable(),
      }),
    ),
    notComputable: z.array(z.object({ indicator: z.string(), because: equityReason })),
  })
  .openapi("EquityOverview");
export type EquityOverviewAnswer = z.infer<typeof equityOverview>;
