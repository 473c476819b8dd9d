/** What no figure can be, whichever reader it came through: looked at once, before anything is stored. */
import { Problem, type Fault } from "../kernel/problem.ts";
import type { Delivery, ListedIndicator } from "./delivery.ts";
import { perOf } from "./disclosure-counts.ts";

/** So many faults are told; a delivery with a hundred has one cause. */
const mostFaults = 100;

type Numbers = { value: number; lower: number; upper: number; numerator: number; denominator: number };
type Found = { column: string; found: string; mend: string };

/**
 * Throws a Problem "cell-impossible" with row and column of (at most 100) impossible cells. Only what is truly impossible is refused: counts
 * that the source gives with decimals (thousands of people), weighted numerators that aren't whole, rates and changes above 100, and limits
 * of a share that go below 0 all occur in sound tables.
 */
export function checkDelivery({ cells, indicators, areas, fileName }: Delivery): void {
  const faults: Fault[] = [];
  for (let row = 0; row < cells.length && faults.length < mostFaults; row += 1) {
    const indicator = indicators[cells.indicator[row]];
    if (!indicator) continue;
    const at = (column: Float64Array | null): number => column?.[row] ?? Number.NaN;
    const numbers = {
      value: cells.value[row],
      lower: at(cells.lower),
      upper: at(cells.upper),
      numerator: at(cells.numerator),
      denominator: at(cells.denominator),
    };
    for (const { column, found, mend } of impossible(indicator, numbers))
      faults.push({ row: cells.row[row], column, found: `${indicator.id} of ${areas[cells.area[row]]?.code}: ${found}`, mend });
  }
  if (faults.length === 0) return;
  const told = faults.slice(0, mostFaults);
  throw new Problem({
    kind: "cell-impossible",
    message: `${fileName} holds ${faults.length >= mostFaults ? `at least ${mostFaults}` : faults.length} ${faults.length === 1 ? "number" : "numbers"} that can't be.`,
    wayOut: "Mend what is listed and try again; nothing was loaded.",
    faults: told,
  });
}

function impossible({ measure, decimals, unit, sourceKey }: ListedIndicator, numbers: Numbers): Found[] {
  const { value, lower, upper, numerator, denominator } = numbers;
  const found: Found[] = [];
  const add = (column: string, what: string, mend: string): void => void found.push({ column, found: what, mend });
  for (const [name, number] of Object.entries(numbers))
    if (Math.abs(number) === Infinity)
      add(name === "value" ? sourceKey : name, "a number that is not finite", "give the number, or say why there is none");
  if (measure === "count" && value < 0) add(sourceKey, `a count of ${value}`, "a count is 0 or more");
  if (measure === "count" && decimals === 0 && Number.isFinite(value) && !Number.isInteger(value))
    add(sourceKey, `a count of ${value}`, "give a whole number, or say under decimals that this count has decimals");
  const whole = measure === "proportion" ? perOf(unit) : null;
  if (whole !== null && (value < 0 || value > whole)) add(sourceKey, `a share of ${value} ${unit}`, `a share lies between 0 and ${whole}`);
  if (numerator < 0 && (measure === "proportion" || measure === "rate"))
    add("numerator", `a numerator of ${numerator}`, "a number of people or events is 0 or more");
  if (denominator < 0) add("denominator", `a denominator of ${denominator}`, "a number of people is 0 or more");
  if (measure === "proportion" && numerator > denominator)
    add(
      "numerator",
      `a numerator of ${numerator} above its denominator of ${denominator}`,
      "a part is at most the whole; exchange or mend them",
    );
  if (lower > upper) add("lower", `a lower limit of ${lower} above the upper limit of ${upper}`, "exchange them");
  else if (lower > value) add("lower", `a lower limit of ${lower} above the value ${value}`, "a value lies within its limits");
  else if (value > upper) add("upper", `an upper limit of ${upper} below the value ${value}`, "a value lies within its limits");
  return found;
}
