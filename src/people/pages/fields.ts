/** What a form sent. */
import { Problem } from "../../kernel/problem.ts";
import type { WebContext } from "../../kernel/web.ts";
import type { Fields } from "../kept-form.ts";

/** Of the forms for signing in and for accounts. */
const mostBytes = 65_536;

/** All fields that are text, as typed; null when it is no form, or more than so many bytes. Files are left out. */
export async function readForm(request: Request, most: number): Promise<Fields | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return null;
  const bytes = await readAtMost(request, most);
  if (bytes === null) return null;
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData().catch(() => null);
  return form && [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
}

/**
 * The fields of a small form, by name: the first of each, empty where there is none, without what PostgreSQL can't store.
 * @throws Problem `form` when it is no form, or a large one
 */
export async function formFields(c: WebContext): Promise<(name: string) => string> {
  const fields = await readForm(c.req.raw, mostBytes);
  if (fields === null)
    throw new Problem({ kind: "form", message: "This is no form of ours, or it is too large.", wayOut: "Use the form on the page." });
  const values = new Map(fields.toReversed().map(([name, value]) => [name, value.toWellFormed().replaceAll("\0", "")]));
  return (name) => values.get(name) ?? "";
}

async function readAtMost(request: Request, most: number): Promise<Buffer<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.length;
    if (bytes > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
