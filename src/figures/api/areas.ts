/** Areas, their figures and their outlines. */
import { z } from "@hono/zod-openapi";
import { areaIndex, areaOutline, levels, searchAreas, type Area, type AreaIndex } from "../../areas/index.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { catalogue } from "../catalogue.ts";
import { profile, type AreaReference } from "../contract.ts";
import { areaObservations, areaProfile, compareAreas, type Choice, type Profile } from "../service.ts";
import { areaDetail, areaList, boundaryFeature, comparisonAnswer, observationList } from "./answers.ts";
import { observationCsv } from "./observation-csv.ts";
import { csvResponse, operation, type Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { limit, parameters, pathParameters } from "./parameters.ts";
import { named } from "./read-request.ts";

const { q, level, within, division, period, group, benchmark, crs, format, after } = parameters;
const { code } = pathParameters;
const choice = { period, group, benchmark, division };

export function refer({ code, division, level, name }: Area): AreaReference {
  return { code, division, level, name };
}

/** What the query names must exist, before anything is made of it. */
async function checkChoice(reader: Reader, { period, group, benchmark }: Choice): Promise<void> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  named("period", () => list.period(period));
  named("group", () => list.group(group));
  if (benchmark !== undefined) named("benchmark", () => index.find(benchmark));
}

async function answerProfile(reader: Reader, found: Profile, asked: Choice): Promise<z.output<typeof profile>> {
  return {
    area: refer(found.area),
    parents: found.parents.map(refer),
    benchmark: found.benchmark && refer(found.benchmark),
    period: found.period?.id ?? null,
    group: found.group?.id ?? null,
    peers: found.peers.length,
    rows: found.rows.map(({ indicator, observation, benchmark, comparison, trend, history, benchmarkHistory }) => ({
      indicator: indicator.id,
      observation,
      benchmark,
      comparison,
      trend,
      history,
      benchmarkHistory,
    })),
    observations: await areaObservations(reader, found.area.code, { ...asked, division: found.area.division }),
  };
}

/** The areas that a list speaks of: those found by name, best first; else all inside an area, or all. */
async function select(
  reader: Reader,
  index: AreaIndex,
  asked: { q?: string | undefined; level?: Area["level"] | undefined; within?: string | undefined; division?: number | undefined },
): Promise<Area[]> {
  const { q, level, within, division } = asked;
  const top = within === undefined ? undefined : named("within", () => index.find(within, division));
  const inside = top && new Set(levels.flatMap((each) => index.within(top, each)));
  const listed =
    q === undefined ? listAll(index, top, division) : (await searchAreas(reader, q, Number.POSITIVE_INFINITY)).map(({ area }) => area);
  return listed
    .map((area) => (division === undefined ? area : index.versions(area.code).find((version) => version.division === division)))
    .filter((area) => area !== undefined)
    .filter((area) => (level === undefined || area.level === level) && (!inside || inside.has(area)));
}

function listAll(index: AreaIndex, top: Area | undefined, division: number | undefined): Area[] {
  if (top) return levels.flatMap((each) => index.within(top, each));
  const all = division === undefined ? index.shown() : index.areas.filter((area) => area.division === division);
  return levels.flatMap((each) => all.filter((area) => area.level === each));
}

export const areaOperations: Operation[] = [
  operation({
    id: "listAreas",
    tag: "areas",
    path: "/areas",
    texts: {
      nl: {
        summary: "Gebieden zoeken",
        description: "Gemeenten, wijken, buurten en eigen gebieden, met hun code. Met q staat de beste treffer bovenaan.",
      },
      en: {
        summary: "Find areas",
        description: "Municipalities, districts, neighbourhoods and sets of areas, with their codes. With q the best match comes first.",
      },
    },
    example: ({ city }) => `/areas?within=${city}&level=district`,
    params: z.object({}),
    query: z.object({ q, level, within, division, limit: limit(100, 1_000), after }),
    answer: areaList,
    run: async ({ reader, query, base, url }) => {
      const index = await areaIndex(reader);
      const page = pageOf(await select(reader, index, query), (area) => `${area.code}.${area.division}`, query.limit ?? 100, {
        after: query.after,
        base,
        url,
      });
      return { body: { areas: page.items.map(refer), next: page.next }, headers: page.headers };
    },
  }),
  operation({
    id: "getArea",
    tag: "areas",
    path: "/areas/{code}",
    texts: {
      nl: { summary: "Eén gebied", description: "Naam en niveau van een gebied, en waar het in ligt." },
      en: { summary: "One area", description: "Name and level of an area, and what it lies in." },
    },
    example: ({ area }) => `/areas/${area}`,
    params: z.object({ code }),
    query: z.object({ division }),
    answer: areaDetail,
    run: async ({ reader, params, query }) => {
      const index = await areaIndex(reader);
      const area = index.find(params.code, query.division);
      const members = area.memberIds.map((id) => index.get(id)).filter((member) => member !== undefined);
      return {
        body: {
          ...refer(area),
          parents: index.ancestors(area).map(refer),
          children: index.children(area).map(refer),
          members: members.map(refer),
          divisions: index.versions(area.code).map((version) => version.division),
        },
      };
    },
  }),
  operation({
    id: "getAreaProfile",
    tag: "areas",
    path: "/areas/{code}/profile",
    texts: {
      nl: {
        summary: "Alle onderwerpen van één gebied",
        description:
          "Per indicator: het cijfer, het cijfer van het vergeleken gebied, de plaats tussen andere gebieden en het verloop in de tijd.",
      },
      en: {
        summary: "All topics of one area",
        description: "Per indicator: the figure, the figure it is compared with, its place among other areas, and how it moved.",
      },
    },
    example: ({ area, period }) => `/areas/${area}/profile?period=${period}`,
    params: z.object({ code }),
    query: z.object(choice),
    answer: profile,
    run: async ({ reader, params, query }) => {
      await checkChoice(reader, query);
      return { body: await answerProfile(reader, await areaProfile(reader, params.code, query), query) };
    },
  }),
  operation({
    id: "listAreaObservations",
    tag: "areas",
    path: "/areas/{code}/observations",
    texts: {
      nl: { summary: "Alle cijfers van één gebied", description: "Elk cijfer, of de reden waarom het er niet is. Ook als CSV." },
      en: { summary: "All figures of one area", description: "Each figure, or the reason why there is none. Also as CSV." },
    },
    example: ({ area, period }) => `/areas/${area}/observations?period=${period}&format=csv`,
    params: z.object({ code }),
    query: z.object({ period, group, division, format }),
    answer: observationList,
    run: async ({ reader, params, query, format }) => {
      await checkChoice(reader, query);
      const area = (await areaIndex(reader)).find(params.code, query.division);
      const observations = await areaObservations(reader, params.code, query);
      return format === "csv"
        ? csvResponse(observationCsv(observations.map((observation) => ({ area, observation }))))
        : { body: { observations, next: null } };
    },
  }),
  operation({
    id: "getAreaBoundary",
    tag: "areas",
    path: "/areas/{code}/boundary",
    texts: {
      nl: { summary: "Grens van een gebied", description: "De omtrek als GeoJSON, van het jaar dat het dichtst bij de indeling ligt." },
      en: { summary: "Outline of an area", description: "The outline as GeoJSON, of the year nearest to the division." },
    },
    example: ({ outlined }) => (outlined ? `/areas/${outlined}/boundary` : null),
    mediaType: "application/geo+json",
    params: z.object({ code }),
    query: z.object({ division, crs }),
    answer: boundaryFeature,
    run: async ({ reader, params, query }) => {
      const area = (await areaIndex(reader)).find(params.code, query.division);
      const inMetres = query.crs === "rd";
      const found = await areaOutline(reader.read, area.code, area.division, inMetres ? "EPSG:28992" : "WGS84");
      if (!found) {
        const wayOut =
          area.level === "set"
            ? "Ask for the outlines of its members."
            : "An administrator can load outlines: bin/gelijkop import boundaries FILE.";
        throw new Problem({ kind: "no-boundary", status: 404, message: `No outline of ${area.code} is loaded.`, wayOut });
      }
      const named = inMetres ? { crs: { type: "name" as const, properties: { name: "urn:ogc:def:crs:EPSG::28992" } } } : {};
      const body = {
        type: "Feature" as const,
        id: area.code,
        ...named,
        properties: { ...refer(area), year: found.year, source: found.source },
        geometry: { type: "MultiPolygon" as const, coordinates: found.outline },
      };
      return { body, headers: { "content-crs": `<http://www.opengis.net/def/crs/${inMetres ? "EPSG/0/28992" : "OGC/1.3/CRS84"}>` } };
    },
  }),
  operation({
    id: "compareAreas",
    tag: "areas",
    path: "/comparison",
    texts: {
      nl: { summary: "Gebieden vergelijken", description: "De profielen van twee tot vijf gebieden naast elkaar." },
      en: { summary: "Compare areas", description: "The profiles of two to five areas side by side." },
    },
    example: ({ area, other }) => `/comparison?area=${area}&area=${other}`,
    params: z.object({}),
    query: z.object({
      area: z
        .array(z.string().min(1, "give a code").max(40, "a code has at most 40 characters"))
        .openapi({ example: ["WK034403", "WK034404"] }),
      ...choice,
    }),
    answer: comparisonAnswer,
    run: async ({ reader, query: { area: codes, ...asked } }) => {
      await checkChoice(reader, asked);
      const index = await areaIndex(reader);
      for (const each of codes) named("area", () => index.find(each, asked.division));
      const profiles = await compareAreas(reader, codes, asked);
      return { body: { profiles: await Promise.all(profiles.map((each) => answerProfile(reader, each, asked))) } };
    },
  }),
];
