/** The OpenAPI 3.1 document, made from the same schemas that check requests. */
import { OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import type { Language, Translated } from "../../kernel/language.ts";
import type { Publisher } from "../dcat.ts";
import { apiVersion } from "./address.ts";
import { problem } from "./answers.ts";
import type { Operation } from "./operation.ts";
import { parameterTexts } from "./parameters.ts";
import { schemaTexts } from "./schema-texts.ts";

export type OpenApiDocument = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

const words = {
  nl: {
    description:
      "Alle cijfers van deze site, met herkomst, om door programma's te laten lezen. Lezen mag zonder sleutel. Elk antwoord heeft een ETag en Last-Modified, zodat u het kunt bewaren. Onbekende parameters worden geweigerd.",
    found: "Gevonden.",
    same: "Niet veranderd sinds u het ophaalde.",
    refused: "De vraag klopt niet. Bij faults staat wat er mis is en hoe het anders moet.",
    missing: "Dit is er niet.",
    version: "Volledig versienummer van deze API.",
    tag: "Kenmerk van deze inhoud. Stuur het mee in If-None-Match.",
    modified: "Wanneer deze inhoud het laatst veranderde.",
    next: "Adres van het volgende deel.",
    csv: "Eén regel per cijfer, met kolomnamen op de eerste regel.",
    tags: { areas: "Gebieden", indicators: "Indicatoren en cijfers", releases: "Leveringen", about: "Lijsten en beschrijving" },
  },
  en: {
    description:
      "All figures of this site, with their origin, for programs to read. Reading needs no key. Each answer has an ETag and Last-Modified, so that you can keep it. Unknown parameters are refused.",
    found: "Found.",
    same: "Not changed since you fetched it.",
    refused: "The question is not right. The faults say what is wrong and what would mend it.",
    missing: "This is not there.",
    version: "Full version of this API.",
    tag: "Mark of this content. Send it along in If-None-Match.",
    modified: "When this content changed last.",
    next: "Address of the next part.",
    csv: "One line per figure, with the names of the columns on the first.",
    tags: { areas: "Areas", indicators: "Indicators and figures", releases: "Releases", about: "Lists and description" },
  },
} as const;

/** @param base absolute address of the API's root, without a slash at its end */
export function openApiDocument(
  operations: readonly Operation[],
  given: {
    base: string;
    language: Language;
    title: Translated;
    publisher: Publisher | null;
    more?: { parameterTexts: typeof parameterTexts; schemaTexts: typeof schemaTexts } | undefined;
  },
): OpenApiDocument {
  const { base, language, title, publisher, more } = given;
  const meanings = { ...more?.parameterTexts, ...parameterTexts };
  const text = words[language];
  const app = new OpenAPIHono();
  for (const each of operations) app.openAPIRegistry.registerPath(routeOf(each, language));
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: title[language],
      version: apiVersion,
      description: text.description,
      license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/en/" },
      ...(publisher ? { contact: publisher } : {}),
    },
    servers: [{ url: base }],
    tags: Object.entries(text.tags).map(([name, description]) => ({ name, description })),
  });
  for (const path of Object.values(document.paths ?? {})) {
    for (const parameter of path.get?.parameters ?? [])
      if ("name" in parameter) parameter.description = meanings[parameter.name]?.[language];
  }
  return language === "nl" ? inDutch(document, { ...more?.schemaTexts, ...schemaTexts }) : document;
}

function routeOf(
  { id, tag, path, texts, params, query, answer, mediaType = "application/json", hasCsv }: Operation,
  language: Language,
): RouteConfig {
  const text = words[language];
  const headers = {
    "API-Version": header(text.version),
    ETag: header(text.tag),
    "Last-Modified": header(text.modified),
    ...("after" in query.shape ? { Link: header(text.next) } : {}),
  };
  const refusal = (description: string) => ({
    description,
    headers: { "API-Version": header(text.version) },
    content: { "application/problem+json": { schema: problem } },
  });
  const hasPath = Object.keys(params.shape).length > 0;
  return {
    method: "get",
    path,
    operationId: id,
    tags: [tag],
    ...texts[language],
    request: { ...(hasPath ? { params } : {}), ...(Object.keys(query.shape).length > 0 ? { query } : {}) },
    responses: {
      200: {
        description: text.found,
        headers,
        content: {
          [mediaType]: { schema: answer },
          ...(hasCsv ? { "text/csv": { schema: { type: "string" as const, description: text.csv } } } : {}),
        },
      },
      304: { description: text.same, headers },
      400: refusal(text.refused),
      ...(hasPath ? { 404: refusal(text.missing) } : {}),
    },
  };
}

function header(description: string) {
  return { description, schema: { type: "string" as const } };
}

/** Descriptions stand in the schemas in English; here they are put into Dutch. */
function inDutch(document: OpenApiDocument, dutch: typeof schemaTexts): OpenApiDocument {
  return {
    ...document,
    components: JSON.parse(JSON.stringify(document.components), (key, value) =>
      key === "description" && typeof value === "string" ? (dutch[value] ?? value) : value,
    ),
  };
}
