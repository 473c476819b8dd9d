/** Measures as rows of a file: one per measure and period, the same columns in the API and on the command line. */
import { csvLine, type CsvValue } from "../kernel/csv.ts";
import { reasonWords } from "./sentences/reasons.ts";
import type { EquityView, Outcome, PeriodView } from "./view.ts";

export const outcomeColumns = [
  "within",
  "division",
  "level",
  "indicator",
  "group",
  "period",
  "order",
  "orderPeriod",
  "areas",
  "people",
  "measure",
  "value",
  "lower",
  "upper",
  "limitsFrom",
  "corrected",
  "notComputable",
] as const;

export function outcomeRow(
  view: Pick<EquityView, "within" | "level" | "indicator" | "group" | "ordering">,
  period: PeriodView,
  outcome: Outcome,
): CsvValue[] {
  const { within, level, indicator, group, ordering } = view;
  return [
    within.code,
    within.division,
    level,
    indicator.id,
    group.id,
    period.period.id,
    ordering?.id,
    ordering?.kind === "indicators" ? (period.orderedBy ?? period.period).id : null,
    outcome.computable && period.rungs.length === 0 ? unplaced(period) : period.rungs.length,
    period.peopleAs?.en,
    outcome.measure,
    ...(outcome.computable
      ? [outcome.value, outcome.lower, outcome.upper, outcome.limitsFrom, outcome.corrected, null]
      : [null, null, null, null, null, reasonWords(outcome.because, "en")]),
  ];
}

/** Areas with a figure and people of which nobody knows the ordering: what needs no order is measured over them. */
const unplaced = ({ leftOut }: PeriodView): number =>
  leftOut.filter(({ because }) => because.code === "absent" && because.of === "ordering").length;

export function outcomeCsv(view: EquityView, periods: readonly PeriodView[] = view.periods): string {
  return (
    csvLine([...outcomeColumns]) +
    periods.flatMap((period) => period.outcomes.map((outcome) => csvLine(outcomeRow(view, period, outcome)))).join("")
  );
}
