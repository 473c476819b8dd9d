import { coordinate, escapeText } from "../markup.ts";
import { textWidth } from "./text-width.ts";
import { narrowPlot, widePlot } from "./frame.ts";

/** `x` is a percentage, `y` and `radius` (of the mark that it names) are pixels. `most` is how many marks it may come too near. */
export type Wanted = { text: string; x: number; y: number; radius: number; name?: string; most?: number };
/** `top` and `bottom` in pixels; labels may stand out by so much at either side. */
export type Room = { top: number; bottom: number; left?: number; right?: number };
/** `weight` is less than 1 for a piece of a line, which can be written over. */
export type Mark = { x: number; y: number; radius: number; weight?: number };
type Box = { left: number; right: number; top: number; bottom: number };
type Placed = Wanted & { dx: number; base: number; anchor: "start" | "middle" | "end"; wide: boolean };

const size = 14;
const above = 12;
const below = 4;

/**
 * Names beside their marks, without one over another. How wide the drawing will be is not known here, but a label that is clear of another
 * in the narrowest one is so in all: marks move apart and letters stay. What has no room in the narrowest shows in wide ones only. Give
 * the most important first.
 */
export function placeLabels(wanted: readonly Wanted[], marks: readonly Mark[], room: Room): string {
  const placed: Placed[] = [];
  for (const label of wanted) {
    const found = bestPlace(label, placed, marks, room, narrowPlot, label.most ?? 0);
    if (found) placed.push({ ...found, wide: false });
  }
  for (const label of wanted) {
    if (placed.some(({ text, x, y }) => text === label.text && x === label.x && y === label.y)) continue;
    const found = bestPlace(label, placed, marks, room, widePlot, label.most ?? 0);
    if (found) placed.push({ ...found, wide: true });
  }
  return placed
    .map(
      ({ text, x, dx, base, anchor, wide, name }) =>
        `<text class="label${name ? ` ${name}` : ""}${wide ? " wide" : ""}" x="${coordinate(x, 2)}%"${dx ? ` dx="${coordinate(dx, 1)}"` : ""} y="${coordinate(base, 1)}" text-anchor="${anchor}">${escapeText(text)}</text>`,
    )
    .join("");
}

/** The place that hides the fewest marks, and no more than `most`. */
function bestPlace(
  label: Wanted,
  placed: readonly Placed[],
  marks: readonly Mark[],
  room: Room,
  width: number,
  most: number,
): Omit<Placed, "wide"> | null {
  const boxes = placed.map((each) => boxOf(each, width));
  let best: Omit<Placed, "wide"> | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const option of options(label)) {
    const box = boxOf(option, width);
    const inside =
      box.left >= -(room.left ?? 0) && box.right <= width + (room.right ?? 0) && box.top >= room.top && box.bottom <= room.bottom;
    if (!inside || boxes.some((other) => overlap(box, other))) continue;
    const hidden = marks.reduce((sum, mark) => (isNear(box, mark, width) ? sum + (mark.weight ?? 1) : sum), 0);
    if (hidden < fewest && hidden < most + 1) [best, fewest] = [option, hidden];
    if (fewest === 0) break;
  }
  return best;
}

function options(label: Wanted): Omit<Placed, "wide">[] {
  const { y, radius } = label;
  const off = radius + 5;
  const slant = radius * 0.7 + 3;
  return [
    { ...label, dx: off, base: y + 5, anchor: "start" },
    { ...label, dx: -off, base: y + 5, anchor: "end" },
    { ...label, dx: 0, base: y - off, anchor: "middle" },
    { ...label, dx: 0, base: y + off + above, anchor: "middle" },
    { ...label, dx: slant, base: y - slant, anchor: "start" },
    { ...label, dx: -slant, base: y - slant, anchor: "end" },
    { ...label, dx: slant, base: y + slant + above, anchor: "start" },
    { ...label, dx: -slant, base: y + slant + above, anchor: "end" },
  ];
}

function boxOf({ text, x, dx, base, anchor }: Omit<Placed, "wide">, width: number): Box {
  const length = textWidth(text, size, true);
  const at = (x / 100) * width + dx;
  const left = anchor === "start" ? at : anchor === "end" ? at - length : at - length / 2;
  return { left, right: left + length, top: base - above, bottom: base + below };
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;

/** Whether the mark lies under the box, or so near that the name could be its own. */
function isNear(box: Box, { x, y, radius }: Mark, width: number): boolean {
  const at = (x / 100) * width;
  const reach = radius + 1;
  return at + reach > box.left && at - reach < box.right && y + reach > box.top && y - reach < box.bottom;
}
