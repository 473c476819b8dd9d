import type { Estimate } from "../interval.ts";

/**
 * The difference `after` − `before` of two independent estimates, with limits made from the limits of both (same confidence as those):
 * d − √((a − lₐ)² + (u_b − b)²) to d + √((uₐ − a)² + (b − l_b)²). Limits are NaN where one of the four is missing.
 * Source: Newcombe R.G. (1998), Stat Med 17:873–890, method 10; for estimates of any kind: Zou G.Y., Donner A. (2008), Stat Med 27:1693–1702.
 * @example difference(proportion(56, 70, 0.95), proportion(48, 80, 0.95))
 * // { value: 0.2, lower: 0.052431…, upper: 0.33387… } (Newcombe 1998: 0.0524 to 0.3339)
 */
export function difference(after: Estimate, before: Estimate): Estimate {
  const value = after.value - before.value;
  return {
    value,
    lower: value - Math.hypot(after.value - after.lower, before.upper - before.value),
    upper: value + Math.hypot(after.upper - after.value, before.value - before.lower),
  };
}
