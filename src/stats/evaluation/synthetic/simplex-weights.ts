import { cholesky, choleskySolve } from "../../linear/cholesky.ts";

/**
 * Weights, none below 0 and adding up to 1, whose mean of the donors comes nearest to the target: the point of a convex hull that is
 * closest, by Wolfe's active sets. Exact up to rounding, and few weights are above 0. When the donors can follow the target without a
 * miss in more than one way, it is one of those ways.
 * Source: Wolfe P. (1976), Math Program 11:128–149.
 * @param donors donor by donor, `target.length` numbers each
 * @throws RangeError without donors or with missing numbers
 */
export function simplexWeights(target: ArrayLike<number>, donors: Float64Array): Float64Array {
  const size = target.length;
  const count = size > 0 ? donors.length / size : 0;
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`${donors.length} numbers of donors were given for a target of ${size}.`);
  const points = donors.map((value, at) => value - target[at % size]);
  const largest = points.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(largest < Infinity)) throw new RangeError("A number of the target or its donors is missing or endless.");
  const weights = new Float64Array(count);
  if (largest === 0) return weights.fill(1 / count);
  for (let at = 0; at < points.length; at += 1) points[at] /= largest;
  let active = [nearest(points, size, count)];
  let shares = [1];
  for (let round = 0; round < 20 * (count + size); round += 1) {
    const x = mix(points, size, active, shares);
    const square = dot(x, x);
    const next = lowest(points, size, count, x);
    const gain = square - dot(x, points.subarray(next * size, (next + 1) * size));
    if (square < 1e-26 || gain <= 1e-13 || active.includes(next)) break;
    active.push(next);
    shares.push(0);
    const settled = settle(points, size, active, shares);
    if (!settled) break;
    [active, shares] = settled;
  }
  for (const [at, donor] of active.entries()) weights[donor] = Math.max(0, shares[at]);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}

/** Moves to the closest point of the plane through the active points, dropping those whose share would fall below 0; null when they lie in a lower plane. */
function settle(points: Float64Array, size: number, active: number[], shares: number[]): [number[], number[]] | null {
  let [members, now] = [active, shares];
  for (;;) {
    const aim = closest(points, size, members);
    if (!aim) return null;
    if (aim.every((share) => share > 1e-12)) return [members, aim];
    let step = 1;
    for (const [at, share] of aim.entries()) if (share <= 1e-12) step = Math.min(step, now[at] / (now[at] - share));
    const moved = now.map((share, at) => (1 - step) * share + step * aim[at]);
    let kept = members.map((_, at) => at).filter((at) => moved[at] > 1e-12);
    if (kept.length === members.length || kept.length === 0) {
      const least = moved.indexOf(Math.min(...moved));
      kept = members.map((_, at) => at).filter((at) => at !== least);
    }
    now = kept.map((at) => moved[at]);
    members = kept.map((at) => members[at]);
  }
}

/** Shares, adding up to 1 but of any sign, of the point nearest to 0. */
function closest(points: Float64Array, size: number, active: readonly number[]): number[] | null {
  const n = active.length;
  const gram = new Float64Array(n * n);
  for (let a = 0; a < n; a += 1)
    for (let b = 0; b <= a; b += 1) {
      const product = dot(at(points, size, active[a]), at(points, size, active[b]));
      gram[a * n + b] = gram[b * n + a] = 1 + product;
    }
  const l = cholesky(gram, n);
  if (!l) return null;
  const solved = choleskySolve(l, n, new Float64Array(n).fill(1));
  const whole = solved.reduce((sum, one) => sum + one, 0);
  return Array.from(solved, (one) => one / whole);
}

function at(points: Float64Array, size: number, donor: number): Float64Array {
  return points.subarray(donor * size, (donor + 1) * size);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k] * b[k];
  return sum;
}

function mix(points: Float64Array, size: number, active: readonly number[], shares: readonly number[]): Float64Array {
  const x = new Float64Array(size);
  for (const [index, donor] of active.entries()) for (let k = 0; k < size; k += 1) x[k] += shares[index] * points[donor * size + k];
  return x;
}

function nearest(points: Float64Array, size: number, count: number): number {
  let best = 0;
  let least = Infinity;
  for (let donor = 0; donor < count; donor += 1) {
    let square = 0;
    for (let k = 0; k < size; k += 1) square += points[donor * size + k] ** 2;
    if (square < least) [best, least] = [donor, square];
  }
  return best;
}

function lowest(points: Float64Array, size: number, count: number, x: Float64Array): number {
  let best = 0;
  let least = Infinity;
  for (let donor = 0; donor < count; donor += 1) {
    // No views in here: this is the innermost loop of every placebo.
    let along = 0;
    for (let k = 0; k < size; k += 1) along += x[k] * points[donor * size + k];
    if (along < least) [best, least] = [donor, along];
  }
  return best;
}
