import type { Noise } from "./noise.ts";

/** What a design could have seen, before anyone reads the outcome. */
export type Design = {
  /** The smallest true effect that would be shown with the chance `power`; Infinity when no effect would; NaN with a reason. */
  smallestEffect: number;
  /** That chance, 0.8 unless asked otherwise. */
  power: number;
  /** Why there is no number, or why no effect could be shown. */
  reason: "noPrePeriod" | "onePrePeriod" | "tooFewPrePeriods" | "tooFewPeriods" | "tooFewAreas" | "severalTreated" | "attainableP" | null;
  /** What the answer rests on; null when it rests on the spread among the areas themselves, or when there is none. */
  noise: Noise | null;
  /** The chance that a true effect of this size would be shown; NaN with a reason. */
  powerAt: (effect: number) => number;
};

/**
 * @example noDesign("onePrePeriod", 0.8) // { smallestEffect: NaN, reason: "onePrePeriod" }
 */
export function noDesign(reason: NonNullable<Design["reason"]>, power: number, noise: Noise | null = null): Design {
  const never = reason === "attainableP";
  return { smallestEffect: never ? Infinity : Number.NaN, power, reason, noise, powerAt: () => (never ? 0 : Number.NaN) };
}
