/** Figures of a user-made set, computed from its members; never stored, always with formula and inputs. */
import { limitsFromStandardError, standardErrorFromLimits, weightedMean } from "../stats/index.ts";
import type { Area } from "../areas/index.ts";
import type { Observation } from "./contract.ts";
import { observationId } from "./observation.ts";

/** Sums are sensible for these; everything else is averaged. */
const summed = new Set(["count"]);

/**
 * The set's figure: the sum of counts, else the mean weighted by residents.
 * A member without a value leaves the set without one, for the same reason: a part can't stand for the whole, and a hidden part must stay hidden.
 * @param members one observation per member, of one indicator, period and group
 * @param residents the observation of residents per member, in the same order; null where unknown
 */
export function deriveForSet(
  set: Area,
  measure: string,
  members: readonly Observation[],
  residents: readonly (Observation | null)[],
): Observation | null {
  const [first] = members;
  if (!first) return null;
  const derived = {
    formula: summed.has(measure) ? ("sum" as const) : ("weightedMean" as const),
    inputs: members.map(({ id }) => id),
    weights: [] as string[],
  };
  const base = {
    ...first,
    id: observationId(first.indicator, set, first.period, first.group),
    area: set.code,
    division: set.division,
    release: null,
    numerator: null,
    denominator: null,
  };
  const without = (status: Observation["status"]): Observation => ({
    ...base,
    value: null,
    lower: null,
    upper: null,
    limits: null,
    status,
    derived,
  });

  const absent = members.find(({ value }) => value === null);
  if (absent) return without(absent.status);
  const values = members.map(({ value }) => value ?? Number.NaN);
  if (derived.formula === "sum")
    return {
      ...base,
      value: values.reduce((sum, value) => sum + value, 0),
      lower: null,
      upper: null,
      limits: null,
      status: "final",
      derived,
    };

  const weights = residents.map((observation) => observation?.value ?? Number.NaN);
  if (weights.some((weight) => !(weight > 0))) return without("unknown");
  derived.weights = residents.map((observation) => observation?.id ?? "");
  const errors = members.map(
    ({ lower, upper }) => standardErrorFromLimits(lower ?? Number.NaN, upper ?? Number.NaN, confidence) ?? Number.NaN,
  );
  const { value, standardError } = weightedMean(values, weights, errors);
  const limits =
    standardError === null
      ? { lower: null, upper: null, limits: null }
      : { ...limitsFromStandardError(value, standardError, confidence), limits: "weighted" as const };
  return { ...base, value, ...limits, status: "final", derived };
}

const confidence = 0.95;
