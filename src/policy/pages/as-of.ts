/** A page about an earlier day shows nothing that was measured later. */
import type { MeasuredSeries, Measurement } from "../measurement.ts";
import { spanOf } from "../moment.ts";
import type { Looking } from "../standing.ts";

/** Whether a measurement had been made on that day: the last day that it is about had passed. Of today everything counts that is there. */
export const seen =
  ({ year }: Looking, asOf: string) =>
  ({ ends }: Pick<Measurement, "ends">): boolean =>
    year === undefined || ends <= asOf;

/** What is known of one target on that day. */
export function knownOn<T extends { series: MeasuredSeries[] }>(standing: T, looking: Looking, asOf: string): T {
  const known = seen(looking, asOf);
  return {
    ...standing,
    series: standing.series.map((each) => ({
      ...each,
      measurements: each.measurements.filter(known),
      gaps: each.gaps.filter(({ period }) => known({ ends: spanOf(period)?.ends ?? "" })),
    })),
  };
}
