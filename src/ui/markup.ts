import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { HtmlEscapedString } from "hono/utils/html";

export type Markup = HtmlEscapedString;
export type { Child };

const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text made safe for element content and for quoted attribute values. */
export function escapeText(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? character) : text;
}

/**
 * Marks a string as finished HTML. Charts build their marks as one string, because a JSX node per mark costs more than the rest of
 * the page; every text in it must have gone through `escapeText`.
 */
export function markup(finished: string): Markup {
  return raw(finished);
}

/** An attribute with a space before it, or nothing when the value is null, undefined or false; `true` gives the bare name. */
export function attribute(name: string, value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined || value === false) return "";
  return value === true ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`;
}

/** Rounded to `decimals` and written as short as can be (`12.50` → `12.5`), for coordinates. */
export function coordinate(value: number, decimals = 0): string {
  const factor = 10 ** decimals;
  return String(Math.round(value * factor) / factor);
}
