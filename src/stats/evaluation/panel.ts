/** Areas by periods: what was measured, who was treated, and from when. Made by `panel`, which checks it once. */
export type Panel = {
  readonly areas: number;
  readonly periods: number;
  /** Area by area, `periods` numbers each, in the unit of the outcome; NaN where nothing was measured. */
  readonly values: Float64Array;
  /** 1 for a treated area, 0 for a comparison area. */
  readonly treated: Uint8Array;
  /** The first treated period, counted from 0: as many periods lie before it. The same for every treated area. */
  readonly start: number;
  /** What each area counts for, above 0; 1 where none were given. */
  readonly weights: Float64Array;
  /** When each period is, in any unit of time, rising; 0, 1, 2 … where none were given. */
  readonly times: Float64Array;
  /** Position of each area in what was given. */
  readonly places: Int32Array;
};

export type GivenPanel = {
  values: ArrayLike<number>;
  periods: number;
  /** Per area; true or 1 for treated. */
  treated: ArrayLike<number | boolean>;
  start: number;
  weights?: ArrayLike<number> | undefined;
  times?: ArrayLike<number> | undefined;
};

/**
 * @throws RangeError for numbers that don't fit each other, endless values, weights of 0 or less, times that don't rise
 * @example panel({ values: [20.44, 21.03, 23.33, 21.17], periods: 2, treated: [true, false], start: 1 }) // { areas: 2, treated: [1, 0], weights: [1, 1] }
 */
export function panel(given: GivenPanel): Panel {
  const { periods, start } = given;
  const areas = given.treated.length;
  if (!Number.isInteger(periods) || periods < 1 || given.values.length !== areas * periods)
    throw new RangeError(`${given.values.length} values were given for ${areas} areas of ${periods} periods.`);
  if (!Number.isInteger(start) || start < 0 || start > periods)
    throw new RangeError(`A start at period ${start} was given; periods are counted from 0 to ${periods - 1}.`);
  const values = Float64Array.from(given.values);
  const endless = values.findIndex((value) => Math.abs(value) === Infinity);
  if (endless >= 0) throw new RangeError(`Value ${endless + 1} is ${values[endless]}; a value is a number.`);
  const weights = given.weights ? Float64Array.from(given.weights) : new Float64Array(areas).fill(1);
  if (weights.length !== areas || weights.some((weight) => !(weight > 0 && weight < Infinity)))
    throw new RangeError(`Give every one of the ${areas} areas a weight above 0.`);
  const times = given.times ? Float64Array.from(given.times) : Float64Array.from({ length: periods }, (_, at) => at);
  if (times.length !== periods || times.some((time, at) => !Number.isFinite(time) || (at > 0 && !(time > times[at - 1]))))
    throw new RangeError(`Give every one of the ${periods} periods a time, each later than the one before it.`);
  const treated = Uint8Array.from(given.treated, (mark) => (mark ? 1 : 0));
  return { areas, periods, values, treated, start, weights, times, places: Int32Array.from({ length: areas }, (_, at) => at) };
}
