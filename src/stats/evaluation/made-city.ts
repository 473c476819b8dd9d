import type { Random } from "../random/seeded-random.ts";
import { type Panel, panel } from "./panel.ts";

export type SimulatedCity = {
  treated: number;
  comparison: number;
  periods: number;
  start: number;
  /** AR(1) of the noise of an area, whose sd is 1. */
  autocorrelation?: number;
  effect?: number;
  /** By how much more the treated areas rise each period, before and after. */
  drift?: number;
  /** What the effect adds to the first `near` comparison areas. */
  near?: number;
  spill?: number;
  /** Sd of how differently areas follow what happens to all. */
  loading?: number;
};

/** A city that never was, for the tests: area levels, a common path, AR(1) noise of sd 1; the treated areas come first, then the near ones. */
export function simulatedCity(city: SimulatedCity, normal: Random): Panel {
  const { treated, comparison, periods, start, autocorrelation = 0, effect = 0, drift = 0, near = 0, spill = 0, loading = 0 } = city;
  const areas = treated + comparison;
  const values = new Float64Array(areas * periods);
  const path = Float64Array.from({ length: periods }, normal);
  for (let area = 0; area < areas; area += 1) {
    const level = 3 * normal();
    const own = loading * normal();
    let noise = normal();
    for (let period = 0; period < periods; period += 1) {
      if (period > 0) noise = autocorrelation * noise + Math.sqrt(1 - autocorrelation ** 2) * normal();
      const reached = period < start ? 0 : area < treated ? effect : area < treated + near ? spill : 0;
      values[area * periods + period] = level + (1 + own) * path[period] + noise + reached + (area < treated ? drift * period : 0);
    }
  }
  return panel({ values, periods, start, treated: Array.from({ length: areas }, (_, area) => area < treated) });
}
