/** The panel as plain numbers for `stats`: periods in which it began are left out. */
import { panel as makeNumbers, type Panel as Numbers } from "../../stats/index.ts";
import type { Panel, PanelPeriod, PanelUnit, Role } from "./panel.ts";

export function numbersOf(panel: Panel, roles: readonly Role[]): { numbers: Numbers; units: PanelUnit[]; periods: PanelPeriod[] } {
  const units = panel.units.filter(({ role }) => roles.includes(role));
  const places = panel.periods.flatMap(({ side }, at) => (side === "during" ? [] : [at]));
  const periods = places.map((at) => panel.periods[at]);
  const numbers = makeNumbers({
    values: units.flatMap(({ values }) => places.map((at) => values[at] ?? Number.NaN)),
    periods: periods.length,
    treated: units.map(({ role }) => role === "treated"),
    start: periods.filter(({ side }) => side === "before").length,
    times: periods.map(({ at }) => at),
  });
  return { numbers, units, periods };
}
