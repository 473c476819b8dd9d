/** The public read API. What it holds to: NLGov REST API Design Rules 2.x (Logius), RFC 9110, RFC 9457. */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Language, Translated } from "../../kernel/language.ts";
import { faultText } from "../../kernel/fault-text.ts";
import { asProblem, Problem, problemResponse } from "../../kernel/problem.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { aboutOperations, titleOf, type About } from "./about.ts";
import { apiVersion, root } from "./address.ts";
import { areaOperations } from "./areas.ts";
import { openApiDocument, type OpenApiDocument } from "./document.ts";
import { indicatorOperations } from "./indicators.ts";
import type { Operation } from "./operation.ts";
import { releaseOperations } from "./releases.ts";
import { sampleOf } from "./sample.ts";

export type { OpenApiDocument } from "./document.ts";
export type { Operation } from "./operation.ts";

export type ApiParts = Partial<About> & {
  reader: () => Reader;
  /** Absolute address under which people reach this installation. */
  publicUrl: string;
  /** Code of the area that it is about. Without it: the municipality that was loaded first. */
  home?: string;
  /** What another room answers at addresses of its own. */
  more?: MoreOperations;
};

/** Operations with the words for them. */
export type MoreOperations = {
  operations: readonly Operation[];
  /** What parameters mean that only these have. */
  parameterTexts: Readonly<Record<string, Translated>>;
  /** Dutch for what their schemas say in English. */
  schemaTexts: Readonly<Record<string, string>>;
};

export type Api = {
  /** To be mounted at /api/v1. */
  app: OpenAPIHono;
  operations: readonly Operation[];
  document(language: Language): OpenApiDocument;
  /** Path and query, from the site's root, of a request per operation that works on today's data. */
  examples(): Promise<ReadonlyMap<string, string>>;
};

const anyoneMayRead = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "API-Version, Content-Crs, Content-Disposition, ETag, Last-Modified, Link",
};
const methods = "GET, HEAD, OPTIONS";

/** Every error inside is a problem+json body; every answer tells the API's version and may be read from any site. */
export function api(parts: ApiParts): Api {
  const about: About = { city: parts.city ?? { nl: "de gemeente", en: "the municipality" }, publisher: parts.publisher ?? null };
  const base = parts.publicUrl.replace(/\/$/, "") + root;
  const operations: Operation[] = [
    ...areaOperations,
    ...indicatorOperations,
    ...releaseOperations,
    ...(parts.more?.operations ?? []),
    ...aboutOperations(about, (language) => ({ ...document(language) })),
  ];
  const app = new OpenAPIHono();

  app.use(async (c, next) => {
    await next();
    // Problems are told in English only.
    if (c.res.status >= 400) c.res.headers.set("content-language", "en");
    for (const [name, value] of Object.entries({ "api-version": apiVersion, "x-frame-options": "DENY", ...anyoneMayRead }))
      c.res.headers.set(name, value);
  });
  app.use(async (c, next) => {
    const { method } = c.req;
    if (method === "GET" || method === "HEAD") return next();
    if (method === "OPTIONS")
      return new Response(null, {
        status: 204,
        headers: {
          allow: methods,
          "access-control-allow-methods": methods,
          "access-control-allow-headers": "*",
          "access-control-max-age": "86400",
        },
      });
    const refused = problemResponse(
      new Problem({
        kind: "method",
        status: 405,
        message: `${method.slice(0, 20)} can't be done here: this API is for reading.`,
        wayOut: "Use GET or HEAD.",
      }),
      c.req.path,
    );
    refused.headers.set("allow", methods);
    return refused;
  });
  for (const each of operations) {
    app.get(each.path.replaceAll(/\{(\w+)\}/g, ":$1"), (c) => each.handle(c, { reader: parts.reader(), base, home: parts.home }));
  }
  app.onError((error, c) => {
    const problem = asProblem(error);
    if (problem.kind === "unexpected") console.error(faultText(error));
    return problemResponse(problem, c.req.path.slice(0, 500));
  });
  return { app, operations, document, examples };

  async function examples(): Promise<ReadonlyMap<string, string>> {
    const sample = await sampleOf(parts.reader(), parts.home);
    if (!sample) return new Map();
    const found = await Promise.all(operations.map(async ({ id, example }) => [id, await example(sample, parts.reader())] as const));
    return new Map(found.flatMap(([id, path]) => (path === null ? [] : [[id, root + path]])));
  }

  function document(language: Language): OpenApiDocument {
    return openApiDocument(operations, { base, language, title: titleOf(about.city), publisher: about.publisher, more: parts.more });
  }
}
