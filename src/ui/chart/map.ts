import { attribute, escapeText } from "../markup.ts";
import { texts } from "../texts.ts";
import type { Language } from "../../kernel/language.ts";
import type { Classes } from "./classes.ts";

/** Why a map can't show a value, in the order of the legend. Reasons are never mixed: each has a pattern of its own. */
const absences = ["unknown", "suppressed", "notMeasured", "notApplicable"] as const;
export type Absence = (typeof absences)[number];

/** Class position, or the reason why there is none. */
export type Fill = number | Absence;

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

/** Patterns for the kinds of absence among `fills`. `scale` is how many of the map's units make a pixel. */
export function patterns(id: string, fills: Iterable<Fill>, scale = 1): string {
  const seen = new Set(fills);
  const used = absences.filter((kind) => seen.has(kind));
  return used.length === 0 ? "" : `<defs>${used.map((kind) => pattern(id, kind, scale)).join("")}</defs>`;
}

/** Slanted stripes, dots, lying stripes and crosses. */
function pattern(id: string, kind: Absence, scale = 1): string {
  const size = 8 * scale;
  const marks: Record<Absence, string> = {
    unknown: `<rect width="${size / 4}" height="${size}" fill="#7f92a9"/>`,
    suppressed: `<circle cx="${size / 2}" cy="${size / 2}" r="${size / 4}" fill="#51627a"/>`,
    notMeasured: `<rect width="${size}" height="${size / 4}" fill="#7f92a9"/>`,
    notApplicable: `<rect x="${size / 2}" width="${size / 8}" height="${size}" fill="#7f92a9"/><rect y="${size / 2}" width="${size}" height="${size / 8}" fill="#7f92a9"/>`,
  };
  const turned = kind === "unknown" || kind === "notApplicable" ? ' patternTransform="rotate(45)"' : "";
  return `<pattern id="${id}-${kind}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${turned}><rect width="${size}" height="${size}" fill="#fff"/>${marks[kind]}</pattern>`;
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
  for (const kind of absences) {
    if (!seen.has(kind)) continue;
    // The map's own patterns are in its units (metres, for a choropleth), so a swatch has one at its own size.
    const key = `${escapeText(props.id)}-key`;
    items.push(`<li>${swatch(`url(#${key}-${kind})`, "#51627a", 1, `<defs>${pattern(key, kind)}</defs>`)} ${words[kind]}</li>`);
  }
  if (props.selected) items.push(`<li>${swatch("none", "#b3541e", 3)} ${escapeText(props.selectedName ?? words.selected)}</li>`);
  return `<ul class="legend">${items.join("")}</ul>`;
}
