import { coordinate, escapeText } from "../markup.ts";
import { textWidth } from "./text-width.ts";

/** Room beside the track for the values of its ends; the stylesheet keeps it free. */
export const side = 52;
export const nameHeight = 18;
export const narrowTrack = 320 - 2 * 16 - 2 * side;
const wideTrack = 640 - 2 * side;

/** An end of a row: `x` is a percentage of the track. */
export type NamedEnd = { text: string; x: number; look: string };
type Spot = { anchor: "start" | "end"; at: "dot" | "edge" };
type Layout = { lines: 1 | 2; spots: Spot[] };
export type EndNames = {
  lines: number;
  /** Whether wide and narrow frames show them all. */ wide: boolean;
  narrow: boolean;
  drawing: (track: number) => string;
};

/**
 * Names over the ends of a row, the left one first: on one line where they are clear of each other, else on two; laid out apart for the
 * narrowest frame and for wide ones.
 */
export function endNames(ends: readonly NamedEnd[]): EndNames {
  const [narrow, wide] = [layOut(ends, narrowTrack), layOut(ends, wideTrack)];
  const lines = Math.max(narrow?.lines ?? 0, wide?.lines ?? 0);
  const drawing = (track: number): string => {
    const [small, large] = [narrow, wide].map((layout) => (only: string) => (layout ? nameTexts(ends, layout, track, only) : ""));
    return small("") === large("") ? small("") : small(" only-narrow") + large(" wide");
  };
  return { lines, wide: wide !== null, narrow: narrow !== null, drawing };
}

function layOut(ends: readonly NamedEnd[], track: number): Layout | null {
  const options = ends.map((end, place) =>
    spotsOf(place)
      .map((spot) => ({ spot, reach: reachOf(end, spot, track) }))
      .filter(({ reach: [from, to] }) => from >= -side && to <= track + side),
  );
  const [left, right] = options;
  if (options.some((each) => each.length === 0) || !left) return null;
  if (!right) return { lines: 1, spots: [left[0].spot] };
  for (const one of left)
    for (const other of right) {
      const atDots = one.spot.at === "dot" && other.spot.at === "dot";
      if (atDots && one.reach[1] + 10 <= other.reach[0]) return { lines: 1, spots: [one.spot, other.spot] };
    }
  return { lines: 2, spots: [left[0].spot, right[0].spot] };
}

const spotsOf = (place: number): Spot[] =>
  place === 0
    ? [
        { anchor: "start", at: "dot" },
        { anchor: "end", at: "dot" },
        { anchor: "start", at: "edge" },
      ]
    : [
        { anchor: "end", at: "dot" },
        { anchor: "start", at: "dot" },
        { anchor: "end", at: "edge" },
      ];

function reachOf(end: NamedEnd, { anchor, at }: Spot, track: number): [number, number] {
  const width = textWidth(end.text, 14, true);
  const place = (end.x / 100) * track;
  if (at === "edge") return anchor === "start" ? [-side, -side + width] : [track + side - width, track + side];
  return anchor === "start" ? [place - 7, place - 7 + width] : [place + 7 - width, place + 7];
}

function nameTexts(ends: readonly NamedEnd[], layout: Layout, track: number, only: string): string {
  return ends
    .map(({ text, x, look }, place) => {
      const { anchor, at } = layout.spots[place];
      const off = (at === "edge" ? side : 7) * (anchor === "start" ? -1 : 1);
      const from = at === "edge" ? (anchor === "start" ? 0 : 100) : x;
      const y = track - nameHeight * (layout.lines === 2 && place === 0 ? 2 : 1);
      return `<text class="label ${look}${only}" x="${coordinate(from, 2)}%" dx="${off}" y="${y}" text-anchor="${anchor}">${escapeText(text)}</text>`;
    })
    .join("");
}
