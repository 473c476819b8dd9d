import { Problem } from "../kernel/problem.ts";
import { absences, statuses, type Delivery, type Measure } from "./delivery.ts";

/** One figure as it stands in a delivery or in the database; NaN where a number is missing. */
export type Figure = { value: number; numerator: number; denominator: number };

const words: readonly [RegExp, number][] = [
  [/^(%|percent|procent|pct|percentage)/, 100],
  [/^(‰|promille|per mille)/, 1000],
  [/\b(per|van de|op de) honderdduizend\b|\bper hundred thousand\b/, 100_000],
  [/\b(per|van de|op de) tienduizend\b|\bper ten thousand\b/, 10_000],
  [/\b(per|van de|op de) duizend\b|\bper thousand\b/, 1000],
  [/\b(per|van de|op de) honderd\b|\bper hundred\b/, 100],
  [/\b(per|van de|op de) miljoen\b|\bper million\b/, 1_000_000],
  [
    /\bper (inwoner|persoon|hoofd|capita|person|head|inhabitant)\b|^(fractie|fraction|aandeel|share|proportie|proportion|deel)\b|^0[-–]1$/,
    1,
  ],
];

/** Per how many people a unit speaks: "per 1.000", "per 100 000 inwoners", "/1000", "%" …; null when it doesn't say. */
export function perOf(unit: string): number | null {
  const text = unit.toLowerCase().trim();
  const digits = /(?:\bper|\/|\bvan de|\bop de|\bvan)\s*(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?!\d)/.exec(text)?.[1];
  const size = digits === undefined ? Number.NaN : Number(digits.replaceAll(/\D/g, ""));
  // Only powers of ten from 100 on: "per 5 jaar" and "per 10 jaar" speak of time.
  if (size >= 100 && Number.isInteger(Math.log10(size))) return size;
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/**
 * As what its figures tell counts, or null when they tell none. A mapping that leaves the measure out gets "other": a percentage is a
 * share all the same, and so is anything per so many people a rate.
 */
export function countedAs(measure: Measure, unit: string): "count" | "proportion" | "rate" | null {
  if (measure === "count" || measure === "proportion" || measure === "rate") return measure;
  const per = measure === "other" ? perOf(unit) : null;
  return per === null ? null : per <= 100 ? "proportion" : "rate";
}

/**
 * The count that a figure tells: the value of a count; of a proportion or rate the numerator, or, where none is listed, the whole number
 * that its value over its people comes to. NaN where nothing tells it.
 */
export function countOf(measure: Measure, unit: string, { value, numerator, denominator }: Figure): number {
  const counted = countedAs(measure, unit);
  if (counted === "count") return value;
  if (!Number.isNaN(numerator) || counted === null) return numerator;
  return Math.round((value * denominator) / (perOf(unit) ?? Number.NaN));
}

/**
 * Throws a Problem "disclosure-unit" when a count may be told by a value and its people, and the unit doesn't say how: a reader of the figure
 * will guess the scale, so we mustn't take the count as untold.
 */
export function checkUnits({ indicators, cells, source }: Delivery): void {
  const { minimumCount, dominantShare, roundTo } = source.disclosure;
  if (minimumCount === undefined && dominantShare === undefined && roundTo === undefined) return;
  const unclear = new Map<number, number>();
  for (let row = 0; row < cells.length; row += 1) {
    const indicator = indicators[cells.indicator[row]];
    if (!indicator || (indicator.measure !== "proportion" && indicator.measure !== "rate") || unclear.has(cells.indicator[row])) continue;
    if (absences.has(statuses[cells.status[row]] ?? "unknown") || perOf(indicator.unit) !== null) continue;
    if (Number.isNaN(cells.numerator?.[row] ?? Number.NaN) && (cells.denominator?.[row] ?? Number.NaN) > 0)
      unclear.set(cells.indicator[row], cells.row[row]);
  }
  if (unclear.size === 0) return;
  throw new Problem({
    kind: "disclosure-unit",
    status: 422,
    message: `The disclosure rules of ${source.id} can't be applied: figures come with their people, and their unit doesn't tell which count that makes.`,
    wayOut: "Nothing was loaded. Give the numerators, write the unit so that it says per how many, or leave the denominators out.",
    faults: [...unclear].map(([at, row]) => ({
      row,
      column: indicators[at]?.sourceKey ?? "",
      found: `a ${indicators[at]?.measure} in "${indicators[at]?.unit}" with people and without numerator`,
      mend: 'write the unit as "%", "per 1.000", "per 100.000" …, or give the numerator',
    })),
  });
}
