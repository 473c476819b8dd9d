import { meanOver, type Ladder } from "../groups.ts";

export type QuantileOptions = {
  /** `rate`: errors are taken on the logarithm; `proportion`: on the logit; `other` (unless told): as they are. */
  kind?: "other" | "rate" | "proportion";
  /** Whether the line too is fitted there and its ends taken back; false unless told. */
  transform?: boolean;
  /** What a proportion of everyone is: 1 unless told, 100 for percentages. */
  outOf?: number;
  confidence?: number;
};

/** A scale on which errors are taken as normal: there, back, and how fast it runs there. */
export type ValueScale = { to: (value: number) => number; from: (there: number) => number; pace: (value: number) => number };

/** @throws RangeError for an `outOf` of 0 or less */
export function valueScale({ kind = "other", outOf = 1 }: QuantileOptions): ValueScale {
  if (!(outOf > 0 && outOf < Infinity))
    throw new RangeError(`A proportion out of ${outOf} was given; give what everyone is, such as 1 or 100.`);
  if (kind === "rate") return { to: Math.log, from: Math.exp, pace: (value) => 1 / value };
  if (kind === "proportion")
    return {
      to: (value) => Math.log(value / (outOf - value)),
      from: (there) => outOf / (1 + Math.exp(-there)),
      pace: (value) => outOf / (value * (outOf - value)),
    };
  return { to: (value) => value, from: (there) => there, pace: () => 1 };
}

/** The ladder with its values and errors on that scale; NaN and endless numbers where a value has no place there (a rate of 0). */
export function onScale(ladder: Ladder, { to, pace }: ValueScale): Ladder {
  const { values, standardErrors } = ladder;
  const there = values.map(to);
  return {
    ...ladder,
    values: there,
    mean: meanOver(there, ladder),
    standardErrors: standardErrors && standardErrors.map((error, at) => error * pace(values[at])),
  };
}
