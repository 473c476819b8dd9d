import { Problem } from "../kernel/problem.ts";
import { absences, statuses, type Cells, type Delivery } from "./delivery.ts";
import { checkUnits, countOf } from "./disclosure-counts.ts";
import { protect, type Verdict } from "./disclosure-protect.ts";
import { tableOf, type Hierarchy, type PublishedCell } from "./disclosure-relations.ts";
import { roundCell } from "./disclosure-rounding.ts";
import { checkRules, noRules, primaryReason } from "./disclosure-rules.ts";

export type { Hierarchy, PublishedCell } from "./disclosure-relations.ts";

/**
 * How many cells were hidden, per reason, and how many were rounded. `guarded` of the hidden ones rest on reasons per cell staying unknown
 * (see `Protection`); nobody but the source's own people should see the reason of one cell.
 */
export type DisclosureSummary = {
  minimumCount: number;
  minimumDenominator: number;
  dominantShare: number;
  secondary: number;
  guarded: number;
  rounded: number;
};

const suppressed = statuses.indexOf("suppressed");

/**
 * The delivery as it may be stored under its source's rules: hidden cells have status "suppressed" and no value, limits or numerator.
 * Counts are the value of a count and the numerator of a proportion or rate; other measures only know the minimum denominator.
 * Relations come from areas (`parents`), user-made sets, groups' `totalOf`, periods by their dates, and `published` cells of earlier
 * releases; denominators are taken as known to everyone. Without rules the same delivery comes back, untouched.
 * Throws a Problem "disclosure-rules" for rules that can't hide, "disclosure-unit" where a unit leaves open which count is told, and "disclosure-refused" when a number that the rules hide can be worked
 * out from what is public already, whatever else is hidden.
 */
export function protectDelivery(
  delivery: Delivery,
  hierarchy: Hierarchy,
  published: readonly PublishedCell[] = [],
): { delivery: Delivery; summary: DisclosureSummary } {
  const summary: DisclosureSummary = { minimumCount: 0, minimumDenominator: 0, dominantShare: 0, secondary: 0, guarded: 0, rounded: 0 };
  const rules = delivery.source.disclosure;
  const { cells } = delivery;
  if (noRules(rules)) return { delivery, summary };
  checkRules(rules);
  checkUnits(delivery);
  const reasons = new Map<number, Verdict>();
  const refused: number[] = [];
  for (const [indicator, rows] of rowsPerIndicator(delivery).entries()) {
    for (const row of rows) {
      const people = cells.denominator?.[row] ?? Number.NaN;
      if (
        isThere(cells, row) &&
        !Number.isNaN(people) &&
        delivery.indicators[indicator]?.measure !== "count" &&
        primaryReason({ count: people, people, share: false }, { minimumDenominator: rules.minimumDenominator ?? 0 }) !== null
      ) {
        reasons.set(row, "minimumDenominator");
      }
    }
    const table = tableOf(delivery, indicator, rows, hierarchy, published);
    if (!table) continue;
    const { verdicts, guarded, refused: cannot } = protect(table.cells, table.relations, rules);
    summary.guarded += guarded.length;
    for (const [at, row] of table.rows.entries()) if (row >= 0 && verdicts[at] !== "shown") reasons.set(row, verdicts[at]);
    for (const at of cannot) refused.push(table.rows[at]);
  }
  if (refused.length > 0) throw refusal(delivery, refused);
  for (const reason of reasons.values()) if (reason !== "shown") summary[reason] += 1;
  const copy = hide(cells, reasons);
  if (rules.roundTo !== undefined) summary.rounded = roundShown(delivery, copy, rules.roundTo);
  return { delivery: { ...delivery, cells: copy }, summary };
}

function rowsPerIndicator({ cells, indicators }: Delivery): number[][] {
  const rows: number[][] = indicators.map(() => []);
  for (let row = 0; row < cells.length; row += 1) rows[cells.indicator[row]]?.push(row);
  return rows;
}

const isThere = (cells: Cells, row: number): boolean => !absences.has(statuses[cells.status[row]] ?? "unknown");

function hide(cells: Cells, reasons: ReadonlyMap<number, Verdict>): Cells {
  const copy: Cells = {
    ...cells,
    status: cells.status.slice(),
    value: cells.value.slice(),
    lower: cells.lower?.slice() ?? null,
    upper: cells.upper?.slice() ?? null,
    numerator: cells.numerator?.slice() ?? null,
    denominator: cells.denominator?.slice() ?? null,
  };
  for (const row of reasons.keys()) {
    copy.status[row] = suppressed;
    for (const column of [copy.value, copy.lower, copy.upper, copy.numerator]) if (column) column[row] = Number.NaN;
  }
  return copy;
}

/** Rounds in place; gives how many cells hold another number than before. */
function roundShown({ indicators }: Delivery, cells: Cells, base: number): number {
  let changed = 0;
  for (let row = 0; row < cells.length; row += 1) {
    const at = (column: Float64Array | null) => column?.[row] ?? Number.NaN;
    const before = {
      value: at(cells.value),
      lower: at(cells.lower),
      upper: at(cells.upper),
      numerator: at(cells.numerator),
      denominator: at(cells.denominator),
    };
    const { measure, unit } = indicators[cells.indicator[row]] ?? { measure: "other", unit: "" };
    // A value with its people tells an unlisted numerator too, so it is made again from that one's rounding.
    const numerator = measure === "count" ? before.numerator : countOf(measure, unit, before);
    const after = roundCell({ ...before, numerator }, base, measure === "count");
    if (Number.isNaN(before.numerator)) after.numerator = Number.NaN;
    if (
      !Object.is(after.value, before.value) ||
      !Object.is(after.numerator, before.numerator) ||
      !Object.is(after.denominator, before.denominator)
    )
      changed += 1;
    for (const name of ["value", "lower", "upper", "numerator", "denominator"] as const) {
      const column = cells[name];
      if (column) column[row] = after[name];
    }
  }
  return changed;
}

function refusal({ cells, indicators, areas, periods, source, title }: Delivery, rows: readonly number[]): Problem {
  const faults = rows.map((row) => {
    if (row < 0)
      return {
        found: "a number that was hidden before can be worked out with this delivery",
        mend: "leave out a total or a part that it follows from",
      };
    const what = `${indicators[cells.indicator[row]]?.sourceKey} of ${areas[cells.area[row]]?.code} in ${periods[cells.period[row]]?.id}`;
    return {
      row: cells.row[row],
      found: `${what} can be worked out from numbers that are public already`,
      mend: "leave it out together with its total, or withdraw what tells it",
    };
  });
  return new Problem({
    kind: "disclosure-refused",
    message: `Refused: ${rows.length} hidden ${rows.length === 1 ? "number" : "numbers"} of "${title}" (${source.id}) can't be protected.`,
    wayOut: "Nothing was loaded. Leave out the numbers that are listed or their totals, then deliver again.",
    status: 422,
    faults,
  });
}
