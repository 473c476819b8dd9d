import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, escapeText, markup, type Markup } from "../markup.ts";
import type { Axis } from "./scale.ts";
import { textWidth } from "./text-width.ts";

/**
 * What the charts with two axes share: a drawing whose width is a percentage, so that text keeps its size on a phone, with words around
 * it that wrap as text does.
 */
export type Plot = {
  kind: string;
  title: string;
  description: string;
  height: number;
  body: string;
  /** Items of the key, from `keyItem`. */
  key?: string;
  /** What the vertical axis counts, in words above it. */
  upward?: string;
  /** What the horizontal axis counts, in words below it, or its two ends. */
  across?: string | readonly [string, string];
  /** Sentences under the drawing. */
  notes?: readonly (string | null)[];
  /** Finished HTML under the notes. */
  after?: string;
};

/** The drawing's width where its frame is narrowest (a phone of 320 px), and where `wide` marks begin to show (a frame of 40rem). */
export const narrowPlot = 228;
export const widePlot = 580;

export function plot(props: Plot): Markup {
  const { across, upward, notes = [] } = props;
  const ends =
    across === undefined
      ? ""
      : typeof across === "string"
        ? `<p class="plot-axis">${escapeText(across)}\u00a0→</p>`
        : `<p class="plot-ends"><span>←\u00a0${escapeText(across[0])}</span><span>${escapeText(across[1])}\u00a0→</span></p>`;
  return markup(
    `<div class="plot ${props.kind}">${props.key ? `<ul class="chart-key">${props.key}</ul>` : ""}${upward ? `<p class="plot-axis">↑\u00a0${escapeText(upward)}</p>` : ""}` +
      `<div class="plot-area"><svg width="100%" height="${props.height}" role="img"><title>${escapeText(props.title)}</title><desc>${escapeText(props.description)}</desc>${props.body}</svg></div>` +
      `${ends}${notes.map((note) => (note ? `<p class="axis-note">${escapeText(note)}</p>` : "")).join("")}${props.after ?? ""}</div>`,
  );
}

/** Paths that stretch with the width: 1,000 units wide. */
export function stretched(height: number, paths: string): string {
  return paths ? `<svg width="100%" height="${height}" viewBox="0 0 1000 ${height}" preserveAspectRatio="none">${paths}</svg>` : "";
}

export const pathOf = (name: string, d: string): string => (d ? `<path class="${name}" d="${d}"/>` : "");

/** Lines across with their values at the left. `unit` follows each value: " %". */
export function levels(scale: Axis, y: (value: number) => number, language: Language, unit = ""): string {
  return scale.ticks
    .map((tick) => {
      const place = coordinate(y(tick), 1);
      return `<line class="grid" x1="0" x2="100%" y1="${place}" y2="${place}"/><text class="tick" x="-8" y="${coordinate(y(tick) + 5, 1)}" text-anchor="end">${formatNumber(tick, language, scale.decimals)}${escapeText(unit)}</text>`;
    })
    .join("");
}

/**
 * Words along the bottom, under their places; one that would stand out at the right ends with the frame, and one too near to the next shows
 * in wide frames only. `x` is a percentage, ascending. `width` is the
 * narrowest that the drawing gets, `right` what is free beside it.
 */
export function feet(labels: readonly { x: number; text: string }[], y: number, width = narrowPlot, right = 8): string {
  let next = Number.POSITIVE_INFINITY;
  return labels
    .toReversed()
    .map(({ x, text }, fromLast) => {
      const half = textWidth(text, 14) / 2;
      const centre = (x / 100) * width;
      const out = centre + half > width + right;
      const crowded = centre + half + 4 > next && fromLast < labels.length - 1;
      if (!crowded) next = out ? width + right - 2 * half : centre - half;
      const place = out ? `x="100%" dx="${right}"` : `x="${coordinate(x, 2)}%"`;
      return `<text class="tick${crowded ? " wide" : ""}" ${place} y="${y}" text-anchor="${out ? "end" : "middle"}">${escapeText(text)}</text>`;
    })
    .toReversed()
    .join("");
}

export type Shape = "disc" | "ring" | "diamond" | "triangle" | "square";

/** A mark at a percentage across and a pixel down, with its name for those who point at it. */
export function mark(shape: Shape, name: string, x: number, y: number, size: number, title = ""): string {
  const words = title ? `<title>${escapeText(title)}</title>` : "";
  const [left, top] = [coordinate(x, 2), coordinate(y, 1)];
  if (shape === "disc" || shape === "ring") {
    const circle = `<circle class="${name}" cx="${left}%" cy="${top}" r="${coordinate(size, 1)}"`;
    return words ? `${circle}>${words}</circle>` : `${circle}/>`;
  }
  return `<svg x="${left}%" y="${top}" overflow="visible">${words}${pathOf(name, outline(shape, size))}</svg>`;
}

/** Around 0,0, of about the same area as a disc with this radius. */
function outline(shape: Exclude<Shape, "disc" | "ring">, radius: number): string {
  const far = coordinate(radius * 1.3, 1);
  const near = coordinate(radius * 0.9, 1);
  if (shape === "diamond") return `M0-${far}L${far} 0L0 ${far}L-${far} 0Z`;
  if (shape === "triangle") return `M0-${far}L${far} ${near}L-${far} ${near}Z`;
  return `M-${near}-${near}L${near}-${near}L${near} ${near}L-${near} ${near}Z`;
}

/** A line of the key; `only` keeps it to frames that are too narrow for labels in the drawing. */
export function keyItem(drawing: string, text: string, only: "" | "only-narrow" = ""): string {
  return `<li${only ? ` class="${only}"` : ""}><svg class="swatch" viewBox="0 0 28 14" aria-hidden="true">${drawing}</svg> <span>${escapeText(text)}</span></li>`;
}

/** A mark in the middle of a swatch. */
export function keyMark(shape: Shape, name: string, size: number): string {
  if (shape === "disc" || shape === "ring") return `<circle class="${name}" cx="14" cy="7" r="${size}"/>`;
  return `<svg x="14" y="7" overflow="visible">${pathOf(name, outline(shape, size))}</svg>`;
}

export const isFigure = (value: number | null | undefined): value is number => typeof value === "number" && Number.isFinite(value);

/** Who is not in the drawing and why, as a list in words: reason → names. */
export function absences(rows: readonly { name: string; reason: string }[], heading: string): string {
  if (rows.length === 0) return "";
  const reasons = new Map<string, string[]>();
  for (const { name, reason } of rows) reasons.set(reason, [...(reasons.get(reason) ?? []), escapeText(name)]);
  const items = [...reasons].map(([reason, names]) => `<li><b>${escapeText(reason)}:</b> ${names.join(", ")}</li>`);
  return `<div class="absent"><p>${escapeText(heading)}</p><ul>${items.join("")}</ul></div>`;
}
