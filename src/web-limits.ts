/** How much may come in: before anything of it is parsed. */
import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createMiddleware } from "hono/factory";
import { notFound, Problem } from "./kernel/problem.ts";
import type { Web, WebContext } from "./kernel/web.ts";

const mebibyte = 1024 * 1024;
/** Longest body of a form, in bytes. */
export const mostBytes = mebibyte;
/** Addresses that take more, in bytes, from who may send it there. */
const moreBytes: readonly (readonly [RegExp, number])[] = [[/^(?:\/en)?\/bureau\/importeren$/, 50 * mebibyte]];
/** Most fields of a form, or parts of a multipart body. */
export const mostFields = 5_000;
/** Deepest nesting of JSON. */
export const mostDepth = 32;

const form = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)(?:\s*;|$)/i;
const json = /^application\/json(?:\s*;|$)/i;

/** The longest body that an address takes, in bytes. */
export const mostBytesFor = (path: string): number => moreBytes.find(([where]) => where.test(path))?.[1] ?? mostBytes;

/**
 * Refuses a body that is too long, in no form that a page reads, or that would take long to parse. Comes before the gate: what it keeps of a
 * form whose session ended is bounded too. Of addresses that take more, only what the request says of itself is looked at.
 * @throws Problem `body-too-large` (413, 411), `body-form` (415), `body-unreadable` (400)
 */
export const boundedBody = createMiddleware<Web>(async (c, next) => {
  if (["GET", "HEAD"].includes(c.req.method)) return next();
  const most = mostBytesFor(c.req.path);
  if (Number(c.req.header("content-length") ?? 0) > most) throw tooLarge(most);
  if (most === mostBytes) await readBody(c, most);
  else if (c.req.header("transfer-encoding") !== undefined)
    throw refused(411, "body-too-large", "The request doesn't say how much it sends.", "Send it with its length, as browsers do.");
  return next();
});

/**
 * An address with the sign 0 in it leads nowhere: no text that PostgreSQL holds has one.
 * @throws Problem `no-page` (404)
 */
export const readableAddress = createMiddleware<Web>(async (c, next) => {
  if (c.req.url.includes("%00")) throw notFound();
  return next();
});

/** The same for addresses that take more: after the gate, so that nobody but who may send files makes the server read one. */
export const boundedUpload = createMiddleware<Web>(async (c, next) => {
  const most = mostBytesFor(c.req.path);
  if (most > mostBytes && c.req.method === "POST") await readBody(c, most);
  return next();
});

async function readBody(c: WebContext, most: number): Promise<void> {
  const { raw } = c.req;
  const type = c.req.header("content-type") ?? "";
  const body = raw.body ? await readUpTo(raw.body, most) : Buffer.alloc(0);
  const [isForm, isJson] = [form.test(type), json.test(type)];
  if (body.length > 0 && !isForm && !isJson) throw wrongForm();
  if (countOf(body, type) > mostFields)
    throw refused(413, "body-too-large", `More than ${mostFields} fields were sent.`, "Send the form as the page gave it.");
  // What can't be parsed now can't be parsed by a page either: there it would look like a fault of ours.
  try {
    if (isForm) checkFields(await new Response(body, { headers: { "content-type": type } }).formData());
    if (isJson) checkJson(body);
  } catch (cause) {
    throw refused(
      400,
      "body-unreadable",
      "What was sent is cut off, or in another form than it says.",
      "Go back and send it again.",
      cause,
    );
  }
  if (raw.body) c.req.raw = new Request(raw, { method: raw.method, body });
  if (!isForm) c.req.formData = () => Promise.reject(wrongForm());
  if (!isJson) c.req.json = () => Promise.reject(wrongForm());
}

async function readUpTo(stream: ReadableStream<Uint8Array>, most: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** How many fields there are at most, told from the signs between them. */
function countOf(body: Buffer, type: string): number {
  const between = /^multipart/i.test(type) ? "\r\n--" : "&";
  let count = 1;
  for (let at = body.indexOf(between); at >= 0 && count <= mostFields; at = body.indexOf(between, at + between.length)) count++;
  return count;
}

/** A browser sends no sign 0 in a text, and PostgreSQL holds none. */
function checkFields(fields: FormData): void {
  for (const [name, value] of fields)
    if (name.includes("\0") || (typeof value === "string" && value.includes("\0"))) throw new SyntaxError("sign 0");
}

/** Depth is told without parsing: brackets inside of texts count too, which no form of ours comes near. */
function checkJson(body: Buffer): void {
  let depth = 0;
  for (const byte of body) {
    if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) depth--;
    if (depth > mostDepth) throw new SyntaxError("nested too deeply");
  }
  const text = body.toString("utf8");
  // Neither the sign 0 nor half a pair of signs can be stored.
  JSON.parse(text, (name, value: unknown) => {
    if (name.includes("\0") || (typeof value === "string" && (value.includes("\0") || !value.isWellFormed())))
      throw new SyntaxError("sign 0");
    return value;
  });
}

const refused = (status: number, kind: string, message: string, wayOut: string, cause?: unknown): Problem =>
  new Problem({ status, kind, message, wayOut, cause });
const wrongForm = (): Problem => refused(415, "body-form", "A page can't read what was sent.", "Send it with the form on the page.");
const tooLarge = (most: number): Problem =>
  refused(413, "body-too-large", `More was sent than the ${most / mebibyte} MB that fit here.`, "Send less, or in parts.");

/** Seconds and counts of the listener: nobody holds a connection by sending slowly, or by not reading. */
export const listenerLimits = {
  headersTimeout: 20_000,
  /** The largest upload on a slow line: 50 MB at 1.5 Mbit/s. */
  requestTimeout: 300_000,
  keepAliveTimeout: 5_000,
  /** Address and headers together. */
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 5_000,
  requireHostHeader: true,
} as const satisfies ServerOptions;

/** A server of Node with those limits. */
export function limitedServer(listener: RequestListener): Server {
  const server = createServer(listenerLimits, listener);
  server.maxHeadersCount = 100;
  server.maxRequestsPerSocket = 1_000;
  server.timeout = 120_000;
  return server;
}
