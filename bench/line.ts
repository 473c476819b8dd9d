/** One line of the bench's table, and the table as text. */
import type { Measured } from "./interleave.ts";

export type Goal = { most: number } | { least: number };

export type Line = {
  /** What was measured. */
  name: string;
  /** What it is held against: something else that was measured in the same run, or a limit. */
  against: string;
  ours: number;
  theirs: number;
  unit: "ms" | "s" | "MB" | "KB" | "req/s";
  /** Ours : theirs. */
  ratio: number;
  /** Null: no goal was set, the ratio is told for what it is. */
  goal: Goal | null;
  note?: string;
};

/** A line that could not be measured, and why. */
export type Skipped = { name: string; skipped: string };

export const noData = "no ../shared/data";

/** A line from two measures taken in turns. */
export function peerLine(name: string, against: string, unit: Line["unit"], measured: Measured, goal: Goal | null, note?: string): Line {
  return { name, against, unit, ...measured, goal, ...(note ? { note } : {}) };
}

/** A line of one measure against a fixed limit: the goal is to stay below it. */
export function limitLine(name: string, unit: Line["unit"], ours: number, limit: number, note?: string): Line {
  return { name, against: "limit", ours, theirs: limit, unit, ratio: ours / limit, goal: { most: 1 }, ...(note ? { note } : {}) };
}

export function holds({ ratio, goal }: Line): boolean | null {
  if (goal === null) return null;
  return "most" in goal ? ratio <= goal.most : ratio >= goal.least;
}

export function printLines(lines: readonly (Line | Skipped)[]): string {
  const head = ["measured", "", "against", "", "ratio", "goal", "holds"];
  const rows = lines.map((line) => ("skipped" in line ? [line.name, `skipped: ${line.skipped}`, "", "", "", "", ""] : rowOf(line)));
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[1].startsWith("skipped") && column === 1 ? 0 : row[column].length))),
  );
  const right = new Set([1, 3, 4]);
  const print = (row: readonly string[]) =>
    row
      .map((text, column) => (right.has(column) ? text.padStart(widths[column]) : text.padEnd(widths[column])))
      .join("  ")
      .trimEnd();
  const notes = lines.flatMap((line) => ("note" in line && line.note ? [`  ${line.name}: ${line.note}`] : []));
  return [
    print(head),
    print(widths.map((width) => "-".repeat(width))),
    ...rows.map(print),
    ...(notes.length > 0 ? ["", ...notes] : []),
  ].join("\n");
}

function rowOf(line: Line): string[] {
  const kept = holds(line);
  const goal = line.goal === null ? "–" : "most" in line.goal ? `≤ ${line.goal.most}` : `≥ ${line.goal.least}`;
  return [
    line.name,
    amount(line.ours, line.unit),
    line.against,
    amount(line.theirs, line.unit),
    line.ratio.toFixed(2),
    goal,
    kept === null ? "–" : kept ? "yes" : "NO",
  ];
}

function amount(value: number, unit: string): string {
  return `${value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)} ${unit}`;
}
