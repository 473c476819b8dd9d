/** One target put beside its figures, on the day that we look. */
import { Problem } from "../kernel/problem.ts";
import type { PolicyNode, Target } from "./framework.ts";
import type { SeriesReader } from "./measured-series.ts";
import type { MeasuredSeries } from "./measurement.ts";
import type { FrameworkGraph } from "./policy.ts";
import { progressOf, type Counted, type Progress } from "./progress.ts";

/** When we look: the last day of a year, or any day; today when absent. */
export type Looking = { year?: number | undefined; asOf?: string | undefined };

export type TargetProgress = { framework: string; target: Target; node: PolicyNode; series: MeasuredSeries[]; progress: Progress };

/** How one target stands on a day. */
export async function standing(graph: FrameworkGraph, target: Target, reader: SeriesReader, asOf: string): Promise<TargetProgress> {
  const series = await reader.ofTarget(target);
  return {
    framework: graph.id,
    target,
    node: graph.node(target.node),
    series,
    progress: progressOf({ target, series, counted: countedFor(graph, target, asOf), asOf }),
  };
}

/** What a count target counts: the areas among the columns in which its node works. */
function countedFor(graph: FrameworkGraph, { counts }: Target, asOf: string): Counted | null {
  if (!counts) return null;
  const { columns } = graph.node(counts.node);
  const areas = graph.framework.columns.filter(({ id, area }) => area !== undefined && columns.includes(id));
  // Two columns of one area are one area.
  const things = [...new Set(areas.map(({ area }) => area ?? ""))];
  return { value: things.length, things, asOf };
}

/** @throws Problem `year` when it is none */
export function dayOf({ year, asOf }: Looking): string {
  if (year === undefined) return asOf ?? new Date().toISOString().slice(0, 10);
  if (Number.isInteger(year) && year >= 1900 && year <= 2200) return `${year}-12-31`;
  throw new Problem({ kind: "year", message: `${year} is no year.`, wayOut: "Give a year such as 2014." });
}
