/** Indicators, their figures, and where one figure comes from. */
import { z } from "@hono/zod-openapi";
import { areaIndex } from "../../areas/index.ts";
import { catalogue } from "../catalogue.ts";
import { indicator } from "../contract.ts";
import { describeIndicator, describeRelease } from "../describe.ts";
import { indicatorView, originOf } from "../service.ts";
import { indicatorList, indicatorObservations, origin } from "./answers.ts";
import { refer } from "./areas.ts";
import { observationCsv } from "./observation-csv.ts";
import { observationsById } from "./observations-by-id.ts";
import { csvResponse, operation, type Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { limit, parameters, pathParameters } from "./parameters.ts";
import { named } from "./read-request.ts";
import { listSources } from "./sources.ts";

const { level, within, division, period, group, benchmark, format, after } = parameters;
const { indicatorId, observationId } = pathParameters;

export const indicatorOperations: Operation[] = [
  operation({
    id: "listIndicators",
    tag: "indicators",
    path: "/indicators",
    texts: {
      nl: { summary: "Alle indicatoren", description: "Wat er gemeten is, hoe, en voor welke groepen en jaren er cijfers zijn." },
      en: { summary: "All indicators", description: "What was measured, how, and for which groups and years there are figures." },
    },
    example: () => "/indicators",
    params: z.object({}),
    query: z.object({}),
    answer: indicatorList,
    run: async ({ reader }) => {
      const list = await catalogue(reader);
      return { body: { indicators: list.indicators.map((row) => describeIndicator(row, list)) } };
    },
  }),
  operation({
    id: "getIndicator",
    tag: "indicators",
    path: "/indicators/{indicatorId}",
    texts: {
      nl: {
        summary: "Eén indicator",
        description: "Betekenis, eenheid en bron van een indicator. De naam bij de bron mag ook: 50090NED:Overgewicht_9.",
      },
      en: {
        summary: "One indicator",
        description: "Meaning, unit and source of an indicator. Its name at the source will do too: 50090NED:Overgewicht_9.",
      },
    },
    example: ({ indicator }) => `/indicators/${indicator}`,
    params: z.object({ indicatorId }),
    query: z.object({}),
    answer: indicator,
    run: async ({ reader, params }) => {
      const list = await catalogue(reader);
      return { body: describeIndicator(list.indicator(params.indicatorId), list) };
    },
  }),
  operation({
    id: "listIndicatorObservations",
    tag: "indicators",
    path: "/indicators/{indicatorId}/observations",
    texts: {
      nl: {
        summary: "Cijfers van één indicator per gebied",
        description: "Het cijfer van elk gebied van een niveau, vergeleken met een ander gebied. Als CSV komen alle gebieden in één keer.",
      },
      en: {
        summary: "Figures of one indicator per area",
        description: "The figure of each area of a level, compared with another area. As CSV all areas come at once.",
      },
    },
    example: ({ indicator, city, period }) => `/indicators/${indicator}/observations?level=district&within=${city}&period=${period}`,
    params: z.object({ indicatorId }),
    query: z.object({ level, within, period, group, benchmark, division, format, limit: limit(1_000, 5_000), after }),
    answer: indicatorObservations,
    run: async ({ reader, params, query, format, base, url, home }) => {
      const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
      const { id } = list.indicator(params.indicatorId);
      named("period", () => list.period(query.period));
      named("group", () => list.group(query.group));
      for (const [name, code] of [
        ["within", query.within],
        ["benchmark", query.benchmark],
      ] as const)
        if (code !== undefined) named(name, () => index.find(code, query.division));
      const view = await indicatorView(reader, id, { ...query, within: query.within ?? home });
      if (format === "csv") return csvResponse(observationCsv(view.rows));
      const page = pageOf(view.rows, ({ observation }) => observation.id, query.limit ?? 1_000, { after: query.after, base, url });
      const body = {
        indicator: id,
        level: view.level,
        within: refer(view.within),
        period: view.period.id,
        group: view.group.id,
        benchmark: view.benchmark,
        observations: page.items.map(({ area, observation, comparison }) => ({ area: refer(area), observation, comparison })),
        next: page.next,
      };
      return { body, headers: page.headers };
    },
  }),
  operation({
    id: "getObservation",
    tag: "indicators",
    path: "/observations/{observationId}",
    texts: {
      nl: {
        summary: "Waar één cijfer vandaan komt",
        description: "De levering en de bron, of de formule met de cijfers die erin gingen. En hetzelfde cijfer in andere leveringen.",
      },
      en: {
        summary: "Where one figure comes from",
        description: "Its release and source, or the formula with the figures that went into it. And the same figure in other releases.",
      },
    },
    example: ({ observation }) => `/observations/${observation}`,
    params: z.object({ observationId }),
    query: z.object({}),
    answer: origin,
    run: async ({ reader, params }) => {
      const found = await originOf(reader, params.observationId);
      const { area, indicator, current, versions, catalogue: list } = found;
      const describe = (key: string | null) => (key === null ? null : describeRelease(list.release(key), list));
      const release = describe(current.release);
      const sources = release ? await listSources(reader.read) : [];
      const [inputs, weights] = await Promise.all([
        observationsById(reader, current.derived?.inputs ?? []),
        observationsById(reader, current.derived?.weights ?? []),
      ]);
      const body = {
        observation: current,
        area: refer(area),
        indicator: describeIndicator(indicator, list),
        release,
        source: sources.find(({ id }) => id === release?.source) ?? null,
        inputs,
        weights,
        otherVersions: versions
          .filter((version) => version !== current)
          .flatMap((observation) => {
            const of = describe(observation.release);
            return of ? [{ observation, release: of }] : [];
          }),
      };
      return { body };
    },
  }),
];
