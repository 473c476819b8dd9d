import { attribute, escapeText } from "../markup.ts";
import { texts } from "../texts.ts";
import type { Language } from "../../kernel/language.ts";
import type { Classes } from "./classes.ts";

/** Class position, or the reason why there is none. Reasons are never mixed: each has a pattern of its own. */
export type Fill = number | "unknown" | "suppressed";

/** What choropleth and tile map share. */
export type MapProps = {
  language: Language;
  /** Unique on the page: patterns are found by it. */
  id: string;
  title: string;
  description: string;
  classes: Classes;
  /** Code of the outlined area. */
  selected?: string | null;
  /** What the outline means, e.g. "Overvecht"; else "this area". */
  selectedName?: string;
};

/** Patterns for the two kinds of absence that a map can show: stripes and dots. `scale` is how many of its units make a pixel. */
export function patterns(id: string, scale = 1): string {
  return `<defs>${pattern(id, "unknown", scale)}${pattern(id, "suppressed", scale)}</defs>`;
}

function pattern(id: string, kind: "unknown" | "suppressed", scale = 1): string {
  const size = 8 * scale;
  const paper = `<rect width="${size}" height="${size}" fill="#fff"/>`;
  const open = `<pattern id="${id}-${kind}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"`;
  return kind === "unknown"
    ? `${open} patternTransform="rotate(45)">${paper}<rect width="${size / 4}" height="${size}" fill="#7f92a9"/></pattern>`
    : `${open}>${paper}<circle cx="${size / 2}" cy="${size / 2}" r="${size / 4}" fill="#51627a"/></pattern>`;
}

/** The fill attribute's value for a class or a reason. */
export function fillOf(fill: Fill, props: MapProps): string {
  return typeof fill === "number" ? (props.classes.swatches[fill]?.fill ?? "#fff") : `url(#${escapeText(props.id)}-${fill})`;
}

/**
 * Role, name and description of a map's `svg`, from its attributes on. A map with links can't be an image: what is inside an image does
 * not exist for screen readers, and a link must. It is a named group then.
 */
export function mapName(props: MapProps, parts: readonly { href?: string | null }[]): string {
  const id = escapeText(props.id);
  const role = parts.some((part) => part.href) ? "group" : "img";
  const names = `aria-labelledby="${id}-title" aria-describedby="${id}-desc"`;
  return `role="${role}" ${names}><title id="${id}-title">${escapeText(props.title)}</title><desc id="${id}-desc">${escapeText(props.description)}</desc>`;
}

/** Opening tag of a map link. Maps are a pointer's short cut; the list or table beside is the keyboard's way, so no tab stops here. */
export function openLink(href: string | null | undefined): string {
  return href ? `<a${attribute("href", href)} tabindex="-1">` : "";
}

/** Classes and reasons in words, with the same swatches as the map. */
export function legend(props: MapProps, fills: Iterable<Fill>): string {
  const words = texts[props.language];
  const seen = new Set(fills);
  const swatch = (fill: string, stroke = "#51627a", width = 1, before = ""): string =>
    `<svg class="swatch" viewBox="0 0 28 18" aria-hidden="true">${before}<rect x="1.5" y="1.5" width="25" height="15" fill="${fill}" stroke="${stroke}" stroke-width="${width}"/></svg>`;
  const items = props.classes.labels.map((label, place) => `<li>${swatch(fillOf(place, props))} ${escapeText(label)}</li>`);
  for (const kind of ["unknown", "suppressed"] as const) {
    if (!seen.has(kind)) continue;
    // The map's own patterns are in its units (metres, for a choropleth), so a swatch has one at its own size.
    const key = `${escapeText(props.id)}-key`;
    items.push(`<li>${swatch(`url(#${key}-${kind})`, "#51627a", 1, `<defs>${pattern(key, kind)}</defs>`)} ${words[kind]}</li>`);
  }
  if (props.selected) items.push(`<li>${swatch("none", "#b3541e", 3)} ${escapeText(props.selectedName ?? words.selected)}</li>`);
  return `<ul class="legend">${items.join("")}</ul>`;
}
