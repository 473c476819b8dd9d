import { formatNumber, type Language } from "../../kernel/language.ts";
import { attribute, coordinate, escapeText, markup, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { position } from "./scale.ts";

export type DotRowProps = {
  language: Language;
  /** Whose dot it is: "Overvecht". */
  name: string;
  /** Ends of the common scale, e.g. [0, 100]. */
  domain: readonly [number, number];
  value: number | null;
  lower?: number | null | undefined;
  upper?: number | null | undefined;
  benchmark?: { name: string; value: number | null } | null | undefined;
  /** Values of the other areas; null and NaN are left out. */
  peers?: readonly (number | null)[] | undefined;
  decimals?: number;
  /** Hides the row from screen readers, where the same figures stand beside it as text. */
  decorative?: boolean;
};

const width = 340;
const edge = 8;
const middle = 16;

/**
 * One row of a dot plot: peers as light dots, the benchmark as a thin line, the own value as a large dot with its limits as whisker.
 * A page holds dozens with a hundred peers each, so coordinates are whole numbers, peers that coincide are drawn once, and all peers
 * are one path whose zero-length pieces show as round line caps.
 */
export function DotRow(props: DotRowProps): Markup {
  const x = position(props.domain, edge, width - edge);
  let marks = `<path class="da" d="M${edge} ${middle}H${width - edge}"/>`;
  const peers = peerPath(props.peers, x);
  if (peers) marks += `<path class="dp" d="${peers}"/>`;
  if (props.benchmark && isNumber(props.benchmark.value)) marks += `<path class="db" d="M${coordinate(x(props.benchmark.value))} 4v24"/>`;
  if (isNumber(props.value)) {
    if (isNumber(props.lower) && isNumber(props.upper)) {
      marks += whisker(x(props.lower), x(props.upper), middle);
    }
    marks += `<circle class="dm" cx="${coordinate(x(props.value))}" cy="${middle}" r="6"/>`;
  }
  const name = props.decorative ? ' aria-hidden="true"' : attribute("role", "img");
  const title = props.decorative ? "" : `<title>${escapeText(describeDotRow(props))}</title>`;
  return markup(`<svg class="dots" viewBox="0 0 ${width} 32"${name}>${title}${marks}</svg>`);
}

/** A line between limits with a cap at each end, so that it shows beside a dot that covers its middle. */
export function whisker(from: number, to: number, height: number): string {
  const left = coordinate(from);
  const right = coordinate(to);
  return `<path class="dw" d="M${left} ${height}H${right}M${left} ${height - 6}v12M${right} ${height - 6}v12"/>`;
}

/** The row in words: "Overvecht 69,9 (tussen 68,0 en 71,7). Utrecht 80,8. 9 andere: 76,9 tot 86,0." */
export function describeDotRow(props: DotRowProps): string {
  const words = texts[props.language];
  const decimals = props.decimals ?? 1;
  const show = (value: number): string => formatNumber(value, props.language, decimals);
  const own = isNumber(props.value) ? show(props.value) : words.noFigure;
  const limits =
    isNumber(props.value) && isNumber(props.lower) && isNumber(props.upper)
      ? ` (${words.limits(show(props.lower), show(props.upper))})`
      : "";
  let text = `${props.name} ${own}${limits}.`;
  if (props.benchmark)
    text += ` ${props.benchmark.name} ${isNumber(props.benchmark.value) ? show(props.benchmark.value) : words.noFigure}.`;
  let count = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const peer of props.peers ?? []) {
    if (!isNumber(peer)) continue;
    count++;
    if (peer < low) low = peer;
    if (peer > high) high = peer;
  }
  return count > 0 ? `${text} ${words.others(count, show(low), show(high))}.` : text;
}

function peerPath(peers: readonly (number | null)[] | undefined, x: (value: number) => number): string {
  if (!peers || peers.length === 0) return "";
  const places = new Uint8Array(width + 1);
  for (const peer of peers) if (isNumber(peer)) places[Math.round(x(peer))] = 1;
  let path = "";
  let last = -1;
  for (let place = 0; place <= width; place++) {
    if (places[place] === 0) continue;
    path += last < 0 ? `M${place} ${middle}h0` : `m${place - last} 0h0`;
    last = place;
  }
  return path;
}

function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && !Number.isNaN(value);
}
