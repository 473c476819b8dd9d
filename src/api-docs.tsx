/** The API to read about: our own page, made from the OpenAPI document. No script, nothing from elsewhere. */
import { Hono } from "hono";
import type { Api, OpenApiDocument } from "./figures/index.ts";
import type { Language } from "./kernel/language.ts";
import { Definitions } from "./ui/prose.tsx";
import { frame, type Site } from "./ui/site.tsx";
import { DataTable, type Cell } from "./ui/table.tsx";
import type { Markup } from "./ui/markup.ts";

const words = {
  nl: {
    title: "API",
    lead: "Wilt u de cijfers in uw eigen programma gebruiken? Dat kan met deze API. U hebt er geen sleutel voor nodig.",
    start: "Zo begint u",
    steps: [
      "Kies hieronder wat u wilt weten en klik op het voorbeeld. U ziet dan het antwoord.",
      "Verander de code van het gebied of de indicator in het adres. De codes staan bij Gebieden en bij Indicatoren.",
      "Elk cijfer heeft een naam (id). Vraag die op en u leest waar het cijfer vandaan komt.",
    ],
    rules: "Goed om te weten",
    notes: [
      "Is er geen cijfer, dan staat er waarom: unknown (onbekend), suppressed (verborgen), notApplicable (niet van toepassing) of notMeasured (niet gemeten).",
      "Noem de bron en de licentie als u cijfers overneemt. Ze staan bij elke levering.",
      "Gaat er iets mis, dan krijgt u application/problem+json met wat er mis is en wat u kunt doen. Die uitleg is in het Engels.",
      "Bewaar de ETag van een antwoord en stuur die mee in If-None-Match. Is er niets veranderd, dan krijgt u status 304.",
    ],
    address: "Adres",
    forPrograms: "Beschrijving voor programma's",
    version: "Versie",
    example: "Voorbeeld",
    parameters: "Parameters",
    parameter: "Parameter",
    where: "Waar",
    path: "in het pad",
    query: "achter het vraagteken",
    required: "verplicht",
    kind: "Soort",
    meaning: "Betekenis",
    answers: "Antwoorden",
    status: "Status",
    forms: "Vorm",
    schemas: "Opbouw van de antwoorden",
    field: "Onderdeel",
    noParameters: "Zonder parameters.",
    contents: "Op deze pagina",
    text: "tekst",
    list: "lijst van",
    or: "of",
  },
  en: {
    title: "API",
    lead: "Would you like to use the figures in your own program? This API lets you. You need no key.",
    start: "How to begin",
    steps: [
      "Choose below what you would like to know and follow the example. You see the answer.",
      "Change the code of the area or the indicator in the address. The codes are under Areas and Indicators.",
      "Each figure has a name (id). Ask for it and you read where the figure comes from.",
    ],
    rules: "Good to know",
    notes: [
      "Where there is no figure, the answer says why: unknown, suppressed, notApplicable or notMeasured.",
      "Name the source and the licence when you reuse figures. They stand with each release.",
      "When something is wrong you get application/problem+json with what is wrong and the way out.",
      "Keep the ETag of an answer and send it along in If-None-Match. If nothing has changed you get status 304.",
    ],
    address: "Address",
    forPrograms: "Description for programs",
    version: "Version",
    example: "Example",
    parameters: "Parameters",
    parameter: "Parameter",
    where: "Where",
    path: "in the path",
    query: "after the question mark",
    required: "required",
    kind: "Kind",
    meaning: "Meaning",
    answers: "Answers",
    status: "Status",
    forms: "Form",
    schemas: "How the answers are built",
    field: "Part",
    noParameters: "Without parameters.",
    contents: "On this page",
    text: "text",
    list: "list of",
    or: "or",
  },
} as const;

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  required?: string[];
  description?: string;
  format?: string;
};
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema };
type Answer = { description: string; content?: Record<string, { schema?: Schema }> };
type Described = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters?: Parameter[];
  responses: Record<string, Answer>;
};

/** The page in one language, to be mounted at /api or /en/api. */
export function apiDocs({ api, site }: { api: Api; site: () => Site }): Hono {
  const app = new Hono();
  app.get("/", async () => {
    return new Response(String(docsPage(site(), api.document(site().language), await api.examples())), {
      headers: { "content-type": "text/html; charset=utf-8", "cache-control": "public, no-cache" },
    });
  });
  return app;
}

function docsPage(site: Site, document: OpenApiDocument, examples: ReadonlyMap<string, string>): Markup {
  const { language } = site;
  const text = words[language];
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    item.get ? [{ path, ...(item.get as unknown as Described) }] : [],
  );
  return frame(site, {
    path: "/api",
    trail: [{ text: text.title }],
    title: text.title,
    description: text.lead,
    heading: text.title,
    lead: text.lead,
    children: (
      <>
        <Definitions
          items={[
            { term: text.address, text: <code>{document.servers?.[0]?.url}</code> },
            { term: text.forPrograms, text: <a href={`/api/v1/openapi.json${language === "nl" ? "" : "?language=en"}`}>OpenAPI 3.1</a> },
            { term: text.version, text: document.info.version },
          ]}
        />
        <h2>{text.start}</h2>
        <ol>
          {text.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <h2>{text.rules}</h2>
        <ul>
          {text.notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
        <nav aria-label={text.contents}>
          <h2>{text.contents}</h2>
          <ul>
            {operations.map((each) => (
              <li>
                <a href={`#${each.operationId}`}>{each.summary}</a>
              </li>
            ))}
            <li>
              <a href="#schemas">{text.schemas}</a>
            </li>
          </ul>
        </nav>
        {(document.tags ?? []).map((tag) => (
          <section>
            <h2>{tag.description}</h2>
            {operations
              .filter((each) => each.tags.includes(tag.name))
              .map((each) => operationPart(each, examples.get(each.operationId), language))}
          </section>
        ))}
        <h2 id="schemas">{text.schemas}</h2>
        {Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>).map(([name, schema]) =>
          schemaPart(name, schema, language),
        )}
      </>
    ),
  });
}

function operationPart(operation: Described & { path: string }, example: string | undefined, language: Language) {
  const text = words[language];
  const { operationId, path, parameters = [], responses } = operation;
  return (
    <section>
      <h3 id={operationId}>{operation.summary}</h3>
      <p>
        <code>{`GET ${path}`}</code>
      </p>
      <p>{operation.description}</p>
      {example ? (
        <p>
          {text.example}: <a href={example}>{example}</a>
        </p>
      ) : null}
      {parameters.length === 0 ? (
        <p>{text.noParameters}</p>
      ) : (
        <DataTable
          language={language}
          id={`${operationId}-parameters`}
          caption={text.parameters}
          columns={[{ title: text.parameter }, { title: text.meaning }, { title: text.kind }, { title: text.where }]}
          rows={parameters.map((each): Cell[] => [
            <code>{each.name}</code>,
            each.description ?? "",
            kindOf(each.schema ?? {}, language),
            `${each.in === "path" ? text.path : text.query}${each.required ? `, ${text.required}` : ""}`,
          ])}
          enhance={false}
        />
      )}
      <DataTable
        language={language}
        id={`${operationId}-answers`}
        caption={text.answers}
        columns={[{ title: text.status }, { title: text.meaning }, { title: text.forms }]}
        rows={Object.entries(responses).map(([status, { description, content = {} }]): Cell[] => [
          status,
          description,
          <>
            {Object.entries(content).map(([type, { schema }], at) => (
              <>
                {at > 0 ? `, ${text.or} ` : ""}
                {type}
                {schema?.$ref ? <> ({kindOf(schema, language)})</> : null}
              </>
            ))}
          </>,
        ])}
        enhance={false}
      />
    </section>
  );
}

function schemaPart(name: string, schema: Schema, language: Language) {
  const text = words[language];
  return (
    <section>
      <h3 id={`schema-${name}`}>{name}</h3>
      <DataTable
        language={language}
        id={`schema-${name}-parts`}
        caption={name}
        columns={[{ title: text.field }, { title: text.kind }, { title: text.meaning }]}
        rows={propertiesOf(schema).map(([field, property]): Cell[] => [
          <code>{field}</code>,
          kindOf(property, language),
          property.description ?? "",
        ])}
        enhance={false}
      />
    </section>
  );
}

/** A schema that extends another gives what it inherits as a reference in allOf. */
function propertiesOf(schema: Schema): [string, Schema][] {
  const inherited = (schema.allOf ?? []).flatMap((each): [string, Schema][] => (each.$ref ? [["…", each]] : propertiesOf(each)));
  return [...inherited, ...Object.entries(schema.properties ?? {})];
}

function kindOf(schema: Schema, language: Language): Cell {
  const text = words[language];
  const name = schema.$ref?.split("/").at(-1);
  if (name) return <a href={`#schema-${name}`}>{name}</a>;
  const choices = schema.allOf ?? schema.oneOf ?? schema.anyOf;
  if (choices) {
    return (
      <>
        {choices.map((each, at) => (
          <>
            {at > 0 ? ` ${text.or} ` : ""}
            {kindOf(each, language)}
          </>
        ))}
      </>
    );
  }
  if (schema.items) {
    return (
      <>
        {text.list} {kindOf(schema.items, language)}
      </>
    );
  }
  if (schema.enum) return schema.enum.map(String).join(", ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.properties) return Object.keys(schema.properties).join(", ");
  const kinds = [schema.type ?? []].flat().map((type) => (type === "string" ? (schema.format ?? text.text) : type));
  return kinds.join(` ${text.or} `);
}
