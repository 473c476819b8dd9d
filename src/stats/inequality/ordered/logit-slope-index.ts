import type { Ladder } from "../groups.ts";
import { logitLine, type LogitLine, type LogitOptions } from "./logit-line.ts";
import { orderedMeasure } from "./ordered-measure.ts";
import type { SlopeIndex } from "./slope-index.ts";

/**
 * Slope index of inequality of a share, on a logistic curve, which never leaves 0…scale: predicted at rank 1 (most advantaged) less
 * predicted at rank 0, in the unit of the values. Limits: value ± reach · error, by the delta method from the groups' standard errors, or
 * from their scatter (HC3, Student's t on n − 2). Coverage of nominal 95 % by simulation (logit-line.test.ts): 93–97 % for 10, 30 and 111
 * groups; from scatter with very unequal people (lognormal σ 1) and shares of 1–5 % it falls to 91–95 %.
 * healthequal 1.0.1 weighs people twice: see `LogitOptions.weights`. With `reference` its estimates are met to 1e-12, its errors and limits to
 * 2e-8: it has them by differences over a small step, which a test does after it to 1e-13 (reference-numeric-errors.test.ts); ours are exact.
 * NaN without people, where all stand on one rung, or where no curve fits best.
 * Sources: Moreno-Betancur M. et al. (2015), Epidemiology 26:518–527; Schlotheuber A., Hosseinpoor A.R. (2022), IJERPH 19:3697; McCullagh P., Nelder J.A.
 * (1989), Generalized Linear Models, ch. 4.
 * @throws RangeError for a scale of 0 or less, a value outside 0…scale, a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * logitSlopeIndex(fifths, { scale: 100 })
 * // { value: -11.027…, lower: -19.441…, upper: -2.6132…, leastAdvantaged: 22.035…, mostAdvantaged: 11.008… }
 */
export function logitSlopeIndex(ladder: Ladder, options: LogitOptions): SlopeIndex {
  return logitSlopeOf(logitLine(ladder, options), options.scale);
}

/**
 * The same of a curve that was drawn already, on that scale.
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * logitSlopeOf(logitLine(fifths, { scale: 100 }), 100) // { value: -11.027…, lower: -19.441…, upper: -2.6132… }
 */
export function logitSlopeOf({ least, most, differenceVariance, reach, limitsFrom }: LogitLine, scale: number): SlopeIndex {
  return {
    ...orderedMeasure(scale * (most - least), scale * scale * differenceVariance, reach, limitsFrom),
    leastAdvantaged: scale * least,
    mostAdvantaged: scale * most,
  };
}
