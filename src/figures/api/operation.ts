/** One address of the API: what it takes, what it answers, how it is described. */
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { prefersCsv } from "../../kernel/accept.ts";
import type { Texts } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { readParameters, readQuery } from "./read-request.ts";

/** Names of things that exist in this installation, for example links that work. */
export type Sample = {
  area: string;
  other: string;
  city: string;
  /** An area with an outline. */
  outlined: string | null;
  indicator: string;
  period: string;
  release: string;
  observation: string;
};

export type Asked<Params, Query> = {
  reader: Reader;
  params: Params;
  query: Query;
  format: "json" | "csv";
  url: URL;
  /** Absolute address of the API's root, without a slash at its end. */
  base: string;
  /** Code of the area that this installation is about, where it was told. */
  home: string | undefined;
};

export type Reply<Body> = { body: Body; headers?: Record<string, string> };

type Described = {
  id: string;
  tag: "areas" | "indicators" | "releases" | "about";
  /** Below the root, parameters in braces: /areas/{code}. */
  path: string;
  texts: Texts<{ summary: string; description: string }>;
  /** Path and query of a request that works; null while nothing that it could show is loaded. */
  example: (sample: Sample, reader: Reader) => string | null | Promise<string | null>;
  /** application/json unless told. */
  mediaType?: string;
};

type Definition<Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType> = Described & {
  params: Params;
  query: Query;
  answer: Answer;
  /** A Response is sent as it is: CSV, for instance. */
  run: (asked: Asked<z.output<Params>, z.output<Query>>) => Promise<Reply<z.output<Answer>> | Response>;
};

export type Operation = Described & {
  params: z.ZodObject;
  query: z.ZodObject;
  answer: z.ZodType;
  /** Whether it listens to `format` and to Accept. */
  hasCsv: boolean;
  handle: (c: Context, given: Pick<Asked<unknown, unknown>, "reader" | "base" | "home">) => Promise<Response>;
};

export const csvType = "text/csv; charset=utf-8; header=present";
/** Kept in memory, with ETag and Last-Modified, by kernel/response-cache.ts. */
const untilDataChanges = "public, no-cache";
const format = z.enum(["json", "csv"]).optional();

export function operation<Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>(
  definition: Definition<Params, Query, Answer>,
): Operation {
  const { params, query, run, mediaType = "application/json", ...described } = definition;
  const hasCsv = "format" in query.shape;
  return {
    ...described,
    mediaType,
    params,
    query,
    hasCsv,
    handle: async (c, given) => {
      const url = new URL(c.req.url);
      const asked = { ...given, url, params: readParameters(c.req.param(), params), query: readQuery(url.searchParams, query) };
      const wanted = hasCsv ? (format.parse(asked.query.format) ?? (prefersCsv(c.req.header("accept") ?? null) ? "csv" : "json")) : "json";
      const reply = await run({ ...asked, format: wanted });
      if (reply instanceof Response) return reply;
      return new Response(JSON.stringify(reply.body), {
        headers: {
          "content-type": mediaType === "application/json" ? `${mediaType}; charset=utf-8` : mediaType,
          "cache-control": untilDataChanges,
          ...reply.headers,
        },
      });
    },
  };
}

export function csvResponse(text: string): Response {
  return new Response(text, { headers: { "content-type": csvType, "cache-control": untilDataChanges } });
}
