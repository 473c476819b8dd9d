/** What the figures are about and where they come from; and the API about itself. */
import { z } from "@hono/zod-openapi";
import type { Language, Translated } from "../../kernel/language.ts";
import { catalogue } from "../catalogue.ts";
import { dcatOf, type Publisher } from "../dcat.ts";
import { apiVersion } from "./address.ts";
import { dcatCatalogue, groupList, openApiAnswer, periodList, root, sourceList } from "./answers.ts";
import { operation, type Operation } from "./operation.ts";
import { parameters } from "./parameters.ts";
import { listSources } from "./sources.ts";

export type About = {
  /** Whose figures these are: the city's name. */
  city: Translated;
  /** Who answers for this installation; null where its pack doesn't say. */
  publisher: Publisher | null;
};

/** @param describe the OpenAPI document in a language; asked for late, because it describes these operations too */
export function aboutOperations({ city, publisher }: About, describe: (language: Language) => z.output<typeof openApiAnswer>): Operation[] {
  return [
    operation({
      id: "getRoot",
      tag: "about",
      path: "/",
      texts: {
        nl: { summary: "Begin", description: "Waar alles te vinden is." },
        en: { summary: "Start", description: "Where everything is." },
      },
      example: () => "",
      params: z.object({}),
      query: z.object({}),
      answer: root,
      run: async ({ base }) => {
        const links = ["/areas", "/indicators", "/groups", "/periods", "/sources", "/releases"].map((path) => base + path);
        return {
          body: {
            title: titleOf(city),
            version: apiVersion,
            documentation: base.replace(/\/v1$/, ""),
            openapi: `${base}/openapi.json`,
            catalogue: `${base}/catalogue`,
            links,
          },
        };
      },
    }),
    operation({
      id: "listGroups",
      tag: "about",
      path: "/groups",
      texts: {
        nl: { summary: "Groepen", description: "De groepen mensen waarover cijfers gaan, zoals leeftijden." },
        en: { summary: "Groups", description: "The groups of people that figures are about, such as ages." },
      },
      example: () => "/groups",
      params: z.object({}),
      query: z.object({}),
      answer: groupList,
      run: async ({ reader }) => {
        const { groups } = await catalogue(reader);
        return {
          body: {
            groups: groups.map((row) => ({
              id: row.id,
              title: { nl: row.title_nl, en: row.title_en },
              noun: { nl: row.noun_nl, en: row.noun_en },
            })),
          },
        };
      },
    }),
    operation({
      id: "listPeriods",
      tag: "about",
      path: "/periods",
      texts: {
        nl: { summary: "Perioden", description: "De perioden waarover cijfers gaan, de oudste eerst." },
        en: { summary: "Periods", description: "The periods that figures are about, oldest first." },
      },
      example: () => "/periods",
      params: z.object({}),
      query: z.object({}),
      answer: periodList,
      run: async ({ reader }) => ({
        body: { periods: (await catalogue(reader)).periods.map(({ id, starts, ends }) => ({ id, starts, ends })) },
      }),
    }),
    operation({
      id: "listSources",
      tag: "about",
      path: "/sources",
      texts: {
        nl: {
          summary: "Bronnen",
          description: "De tabellen en registraties waar de cijfers uit komen, en welke kleine aantallen verborgen worden.",
        },
        en: { summary: "Sources", description: "The tables and registers that figures come from, and which small numbers are hidden." },
      },
      example: () => "/sources",
      params: z.object({}),
      query: z.object({}),
      answer: sourceList,
      run: async ({ reader }) => ({ body: { sources: await listSources(reader.read) } }),
    }),
    operation({
      id: "getCatalogue",
      tag: "releases",
      path: "/catalogue",
      texts: {
        nl: {
          summary: "Catalogus (DCAT-AP-NL)",
          description: "Alle leveringen als datasets, om over te nemen in een datacatalogus zoals data.overheid.nl.",
        },
        en: {
          summary: "Catalogue (DCAT-AP-NL)",
          description: "All releases as data sets, to be taken into a data catalogue such as data.overheid.nl.",
        },
      },
      example: () => "/catalogue",
      mediaType: "application/ld+json",
      params: z.object({}),
      query: z.object({}),
      answer: dcatCatalogue,
      run: async ({ reader, base }) => ({
        body: dcatOf(await catalogue(reader), { base, title: titleOf(city), publisher, changedAt: reader.snapshot.changedAt }),
      }),
    }),
    operation({
      id: "getOpenApi",
      tag: "about",
      path: "/openapi.json",
      texts: {
        nl: { summary: "Beschrijving voor programma's", description: "Deze API in OpenAPI 3.1." },
        en: { summary: "Description for programs", description: "This API in OpenAPI 3.1." },
      },
      example: () => "/openapi.json",
      params: z.object({}),
      query: z.object({ language: parameters.language }),
      answer: openApiAnswer,
      run: async ({ query }) => ({ body: describe(query.language ?? "nl") }),
    }),
  ];
}

export function titleOf(city: Translated): { nl: string; en: string } {
  return { nl: `Gezondheidscijfers van ${city.nl}`, en: `Health figures of ${city.en}` };
}
