import { formatNumber, type Language } from "../../kernel/language.ts";
import { coordinate, escapeText, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { feet, isFigure, keyItem, levels, narrowPlot, pathOf, plot, stretched } from "./frame.ts";
import { position } from "./scale.ts";
import { textWidth, wrapText } from "./text-width.ts";

export type LorenzPlotProps = {
  language: Language;
  title: string;
  description?: string;
  /** Running shares from 0 to 1, along `x` ascending; 0,0 and 1,1 are added where they lack. */
  points: readonly { x: number; y: number }[];
  /** Name of the curve: "geld voor gezondheid". */
  name: string;
  /** What the area between the curve and the line of equality stands for: "gaat niet naar wie het nodig heeft". */
  areaName: string;
  /** What runs along the axes: "bewoners, van meeste naar minste behoefte" and "geld". */
  xName: string;
  yName: string;
  note?: string | null;
};

const height = 320;
const top = 12;
const bottom = height - 32;
const size = 14;
const lineHeight = 17;

/** How one thing is shared out over another: the curve, the line of equal shares, and the area between. */
export function LorenzPlot(props: LorenzPlotProps): Markup {
  const { language } = props;
  const words = texts[language];
  const points = wholeCurve(props.points);
  const x = position([0, 1], 0, 100);
  const y = position([0, 1], bottom, top);
  const at = (point: { x: number; y: number }): string => `${coordinate(x(point.x) * 10, 1)} ${coordinate(y(point.y), 1)}`;
  const curve = points.map(at).join("L");
  const scale = { domain: [0, 100] as [number, number], ticks: [0, 25, 50, 75, 100], decimals: 0 };
  const shares = scale.ticks.map((tick) => ({ x: tick, text: `${formatNumber(tick, language)} %` }));
  const named = points.length > 0 ? nameInside(props, points, y) : "";
  const body =
    levels(scale, (tick) => y(tick / 100), language, " %") +
    stretched(
      height,
      pathOf("between", points.length > 0 ? `M${curve}Z` : "") +
        pathOf("equal", `M0 ${bottom}L1000 ${top}`) +
        pathOf("curve", points.length > 0 ? `M${curve}` : ""),
    ) +
    feet(shares, height - 10) +
    named;
  return plot({
    kind: "lorenz",
    title: props.title,
    description: [props.description, describeLorenzPlot(props)].filter(Boolean).join(" "),
    height,
    body,
    key:
      (points.length > 0 ? keyItem(`<path class="curve" d="M0 7H28"/>`, props.name) : "") +
      keyItem(`<path class="equal" d="M0 7H28"/>`, words.equalShares) +
      (points.length > 0 && !named ? keyItem(`<path class="between" d="M0 1H28V13H0Z"/>`, props.areaName) : ""),
    upward: props.yName,
    across: props.xName,
    notes: [points.length === 0 ? words.noFigure : null, props.note ?? null],
  });
}

/** The curve in words, at each quarter: "Bij 25 % van bewoners hoort 18 % van geld." */
export function describeLorenzPlot({ language, points, xName, yName }: LorenzPlotProps): string {
  const words = texts[language];
  const curve = wholeCurve(points);
  if (curve.length === 0) return `${words.noFigure}.`;
  const quarters = [0.25, 0.5, 0.75].map((share) =>
    words.quarterShare(`${formatNumber(share * 100, language)} %`, `${formatNumber(heightAt(curve, share) * 100, language)} %`),
  );
  return `→ ${xName}; ↑ ${yName}. ${quarters.join(" ")}`;
}

function wholeCurve(points: LorenzPlotProps["points"]): { x: number; y: number }[] {
  const kept = points.filter((point) => isFigure(point.x) && isFigure(point.y));
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last) return [];
  return [...(first.x > 0 || first.y !== 0 ? [{ x: 0, y: 0 }] : []), ...kept, ...(last.x < 1 || last.y !== 1 ? [{ x: 1, y: 1 }] : [])];
}

function heightAt(curve: readonly { x: number; y: number }[], x: number): number {
  const after = curve.findIndex((point) => point.x >= x);
  const [from, to] = [curve[Math.max(0, after - 1)], curve[after]];
  if (!from || !to) return Number.NaN;
  return to.x === from.x ? to.y : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
}

/** The area's name on one line or two, where it fits between curve and diagonal in the narrowest plot; else the key has it. */
function nameInside(props: LorenzPlotProps, curve: readonly { x: number; y: number }[], y: (share: number) => number): string {
  const length = textWidth(props.areaName, size, true);
  for (const lines of [[props.areaName], wrapText(props.areaName, length * 0.6, size, true)]) {
    const half = Math.max(...lines.map((line) => textWidth(line, size, true))) / 2 / narrowPlot + 0.02;
    const found = roomiest(curve, half, y);
    if (!found || found.room < lines.length * lineHeight + 6) continue;
    return lines
      .map((line, at) => {
        const base = found.y + 5 + (at - (lines.length - 1) / 2) * lineHeight;
        return `<text class="label m-own" x="${coordinate(found.x * 100, 2)}%" y="${coordinate(base, 1)}" text-anchor="middle">${escapeText(line)}</text>`;
      })
      .join("");
  }
  return "";
}

/** Where a level box of this half width has the most height between curve and diagonal, which are not level: its corners count. */
function roomiest(
  curve: readonly { x: number; y: number }[],
  half: number,
  y: (share: number) => number,
): { x: number; y: number; room: number } | null {
  let best: { x: number; y: number; room: number } | null = null;
  for (let place = half; place <= 1 - half; place += 0.01) {
    const sides = [place - half, place, place + half].map((each) => [heightAt(curve, each), each].toSorted((a, b) => a - b));
    const floor = Math.max(...sides.map(([low]) => low));
    const ceiling = Math.min(...sides.map(([, high]) => high));
    const room = y(floor) - y(ceiling);
    if (!best || room > best.room) best = { x: place, y: (y(floor) + y(ceiling)) / 2, room };
  }
  return best;
}
