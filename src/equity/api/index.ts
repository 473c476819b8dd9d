/** The room's addresses below /api/v1, for the API of the whole. */
import { z } from "@hono/zod-openapi";
import { areaIndex } from "../../areas/index.ts";
import {
  catalogue,
  csvResponse,
  named,
  operation,
  parameters,
  pathParameters,
  type MoreOperations,
  type Operation,
} from "../../figures/index.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { equityAnswer, equityOverview } from "../contract.ts";
import { describeOverview, describeView } from "../describe.ts";
import { outcomeCsv } from "../outcome-rows.ts";
import { equityView, overview } from "../service.ts";
import { overviewCsv } from "../overview/rows.ts";
import { recordOperations } from "./records.ts";
import { parameterTexts, schemaTexts } from "./texts.ts";

const { within, level, division, period, group, format } = parameters;
const order = z
  .string()
  .min(1, "give a value, or leave it out")
  .max(200, "give at most 200 characters")
  .optional()
  .openapi({ example: "moeite-met-rondkomen" });
const choice = { order, within, level, division, period, group, format };
type Query = Partial<Record<"order" | "within" | "period" | "group", string>> & { division?: number | undefined };

const gapOperations: Operation[] = [
  operation({
    id: "getEquityOverview",
    tag: "indicators",
    path: "/equity",
    texts: {
      nl: {
        summary: "Waar de kansen het minst gelijk zijn",
        description:
          "Alle aandelen naast elkaar, met het verschil tussen wie het minst en wie het meest heeft volgens een volgorde, op grootte, met de plaatsen die elk kan hebben.",
      },
      en: {
        summary: "Where chances are least equal",
        description:
          "All shares beside each other, with the difference between the least and the most advantaged by an order, by size, with the places that each may have.",
      },
    },
    example: ({ city }) => `/equity?order=moeite-met-rondkomen&within=${city}&level=district`,
    params: z.object({}),
    query: z.object(choice),
    answer: equityOverview,
    run: async ({ reader, query, format: wanted, home }) => {
      await check(reader, query);
      const found = await inQuery(() => overview(reader, { ...query, ordering: query.order, within: query.within ?? home }));
      return wanted === "csv" ? csvResponse(overviewCsv(found)) : { body: describeOverview(found) };
    },
  }),
  operation({
    id: "getEquity",
    tag: "indicators",
    path: "/equity/{indicatorId}",
    texts: {
      nl: {
        summary: "Hoe ongelijk een indicator is",
        description:
          "Alle maten van ongelijkheid over de gebieden van een niveau, per periode, met marges of met de reden waarom een maat er niet is. Zonder order zijn er geen maten langs een volgorde.",
      },
      en: {
        summary: "How unequal an indicator is",
        description:
          "Every measure of inequality over the areas of a level, per period, with limits or with the reason why it can't be had. Without order there are no measures along an order.",
      },
    },
    example: ({ indicator, city }) => `/equity/${indicator}?order=moeite-met-rondkomen&within=${city}&level=district`,
    params: z.object({ indicatorId: pathParameters.indicatorId }),
    query: z.object(choice),
    answer: equityAnswer,
    run: async ({ reader, params, query, format: wanted, home }) => {
      const { id } = (await catalogue(reader)).indicator(params.indicatorId);
      await check(reader, query);
      const view = await inQuery(() => equityView(reader, id, { ...query, ordering: query.order, within: query.within ?? home }));
      return wanted === "csv" ? csvResponse(outcomeCsv(view)) : { body: describeView(view) };
    },
  }),
];

export const operations: readonly Operation[] = [...gapOperations, ...recordOperations];
export const api: MoreOperations = { operations, parameterTexts, schemaTexts };

/** An unknown name in the query is a slip in the question. */
async function check(reader: Reader, query: Query): Promise<void> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  named("period", () => list.period(query.period));
  named("group", () => list.group(query.group));
  const { within: code } = query;
  if (code !== undefined) named("within", () => index.find(code, query.division));
}

/** An order that can't be used is told as a fault of its parameter. */
async function inQuery<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Problem) || !["no-ordering", "ordered-by-itself"].includes(error.kind)) throw error;
    throw new Problem({
      kind: error.kind,
      message: error.message,
      wayOut: error.wayOut,
      faults: [{ column: "order", found: error.message, mend: error.wayOut }],
      cause: error,
    });
  }
}
