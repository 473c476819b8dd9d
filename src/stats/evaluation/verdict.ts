import type { Interval } from "../interval.ts";
import type { Reason } from "./reason.ts";

export type Verdict = {
  verdict: "effectShown" | "noEffectLargerThan" | "cannotTell";
  /** The largest effect, either way, that isn't ruled out, in the unit of the outcome; NaN when there is no such bound or nothing can be told. */
  bound: number;
  /** Why nothing can be told; empty otherwise. */
  reasons: Reason[];
  /** What to say along with any verdict. */
  cautions: Reason[];
};

export type Found = Interval & {
  value: number;
  p: number;
  /** 1 less the confidence of the limits. */
  level: number;
  /** The smallest effect that matters, above 0; without it any bound will do. */
  matters?: number | undefined;
};

/**
 * The three-valued verdict. Any `reasons` given: cannot tell, however small the p. Else `effectShown` when p ≤ level and the
 * limits leave out 0 (those of a synthetic control may hold it all the same). Else
 * `noEffectLargerThan` the limit farthest from 0, provided that this is below the smallest effect that matters; else cannot tell, as the
 * interval is too wide. That asks for the limits of the full confidence to lie within ± matters, which is stricter than two one-sided tests.
 * Source: Altman D.G., Bland J.M. (1995), BMJ 311:485 (absence of evidence); Schuirmann D.J. (1987), J Pharmacokinet Biopharm 15:657–680.
 * @example verdict({ value: 1, lower: -1, upper: 3, p: 0.3, level: 0.05, matters: 4 }) // { verdict: "noEffectLargerThan", bound: 3 }
 */
export function verdict(found: Found, reasons: readonly Reason[] = [], cautions: readonly Reason[] = []): Verdict {
  const { lower, upper, p, level, matters } = found;
  if (matters !== undefined && !(matters > 0))
    throw new RangeError(`A smallest effect that matters of ${matters} was given; give one above 0.`);
  const bound = Math.max(Math.abs(lower), Math.abs(upper));
  const cannot = (more: Reason[] = []): Verdict => ({
    verdict: "cannotTell",
    bound: Number.NaN,
    reasons: [...reasons, ...more],
    cautions: [...cautions],
  });
  if (reasons.length > 0) return cannot();
  if (Number.isNaN(p) || Number.isNaN(bound)) return cannot([{ code: "endlessInterval" }]);
  // 1 − 0.9 is a little under 0.1, where a rank among ten may lie.
  if (p <= level + 1e-12 && (lower > 0 || upper < 0)) {
    const small: Reason[] = matters !== undefined && bound < matters ? [{ code: "smallerThanMatters", bound, matters }] : [];
    return { verdict: "effectShown", bound, reasons: [], cautions: [...cautions, ...small] };
  }
  if (matters !== undefined && bound >= matters) return cannot([{ code: "intervalTooWide", bound, matters }]);
  if (bound === Infinity) return cannot([{ code: "endlessInterval" }]);
  return { verdict: "noEffectLargerThan", bound, reasons: [], cautions: [...cautions] };
}
