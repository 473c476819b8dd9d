/** Evaluations and efforts below /api/v1. */
import { z } from "@hono/zod-openapi";
import { areaIndex } from "../../areas/index.ts";
import { catalogue, csvResponse, named, operation, parameters, type Operation } from "../../figures/index.ts";
import { printCsv } from "../../kernel/print.ts";
import { Problem } from "../../kernel/problem.ts";
import { describeListedEffort, effortAnswer, effortColumns, effortLines } from "../effort/answer.ts";
import { effortAnswerSchema, effortList } from "../effort/contract.ts";
import { effortsOf, effortView } from "../effort/service.ts";
import { describeEvaluation, describeListed, evaluationCsv } from "../evaluation/answer.ts";
import { evaluationAnswer, evaluationList } from "../evaluation/contract.ts";
import { evaluationOf, evaluationsOf } from "../evaluation/service.ts";

const { within, group, period, format } = parameters;
const name = z.string().min(1, "it is empty").max(200, "it is too long");
const need = z
  .string()
  .min(1, "give a value, or leave it out")
  .max(200, "give at most 200 characters")
  .optional()
  .openapi({ example: "moeite-met-rondkomen" });

export const recordOperations: Operation[] = [
  operation({
    id: "listEvaluations",
    tag: "indicators",
    path: "/evaluations",
    texts: {
      nl: { summary: "Kwam het door ons? Alle evaluaties", description: "Elke aanpak die beschreven is, met het antwoord in één zin." },
      en: { summary: "Was it us? All evaluations", description: "Each approach that is described, with its answer in one sentence." },
    },
    example: () => "/evaluations",
    params: z.object({}),
    query: z.object({}),
    answer: evaluationList,
    run: async ({ reader }) => ({ body: { evaluations: (await evaluationsOf(reader)).map(describeListed) } }),
  }),
  operation({
    id: "getEvaluation",
    tag: "indicators",
    path: "/evaluations/{evaluationId}",
    texts: {
      nl: {
        summary: "Kwam het door ons? Eén evaluatie",
        description:
          "Wat vooraf te zien was, wat er te zien is, waar dat tegen moet kunnen, en het oordeel: aangetoond, niet groter dan, of niet te zeggen. Als CSV: de cijfers waarmee gerekend is.",
      },
      en: {
        summary: "Was it us? One evaluation",
        description:
          "What could be seen beforehand, what is seen, what that has to stand up to, and the verdict: shown, no larger than, or cannot tell. As CSV: the figures that were used.",
      },
    },
    example: async (_sample, reader) => {
      const [first] = await evaluationsOf(reader);
      return first ? `/evaluations/${encodeURIComponent(first.record.id)}` : null;
    },
    params: z.object({ evaluationId: name.openapi({ example: "integrale-aanpak-2011" }) }),
    query: z.object({ format }),
    answer: evaluationAnswer,
    run: async ({ reader, params, format: wanted }) => {
      const view = await evaluationOf(reader, params.evaluationId);
      return wanted === "csv" ? csvResponse(evaluationCsv(view)) : { body: describeEvaluation(view) };
    },
  }),
  operation({
    id: "listEfforts",
    tag: "indicators",
    path: "/efforts",
    texts: {
      nl: {
        summary: "Volgt het geld de behoefte? Alle lijsten",
        description: "Geld of inzet per gebied, elk met het antwoord in één zin.",
      },
      en: {
        summary: "Does the money follow need? All lists",
        description: "Money or effort per area, each with its answer in one sentence.",
      },
    },
    example: () => "/efforts",
    params: z.object({}),
    query: z.object({}),
    answer: effortList,
    run: async ({ reader }) => ({ body: { efforts: (await effortsOf(reader)).map(describeListedEffort) } }),
  }),
  operation({
    id: "getEffort",
    tag: "indicators",
    path: "/efforts/{effortId}",
    texts: {
      nl: {
        summary: "Volgt het geld de behoefte? Eén lijst",
        description:
          "Bedragen of inzet per gebied naast hoeveel mensen er een behoefte hebben: per inwoner, per persoon met de behoefte, de kromme en wat zou moeten verschuiven.",
      },
      en: {
        summary: "Does the money follow need? One list",
        description:
          "Amounts or effort per area beside how many people have a need: per resident, per person with the need, the curve and what would have to move.",
      },
    },
    example: async (_sample, reader) => {
      const found = (await effortsOf(reader)).find(({ view }) => !(view instanceof Problem));
      return found ? `/efforts/${encodeURIComponent(found.effort.id)}` : null;
    },
    params: z.object({ effortId: name }),
    query: z.object({ need, within, group, period, format }),
    answer: effortAnswerSchema,
    run: async ({ reader, params, query, format: wanted }) => {
      const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
      // An unknown name in the query is a slip in the question.
      named("need", () => query.need && list.indicator(query.need));
      named("within", () => query.within && index.find(query.within));
      named("group", () => list.group(query.group));
      named("period", () => list.period(query.period));
      const view = await effortView(reader, params.effortId, query);
      return wanted === "csv" ? csvResponse(`${printCsv(effortLines(view), effortColumns)}\r\n`) : { body: effortAnswer(view) };
    },
  }),
];
