/** What could be won: all at the level of those who are best off. */
import type { IndicatorRow } from "../../figures/index.ts";
import type { Reason } from "../reasons.ts";
import type { PeriodView } from "../view.ts";

type Won = Pick<PeriodView, "levelledUp" | "noLevelledUp">;

const none = (because: Reason): Won => ({ levelledUp: null, noLevelledUp: because });

/**
 * The mean if all had the level of the most advantaged band, and how many people that is: the gap with today's mean times all people
 * of the ladder. It is a size, not a forecast: nobody knows that the gap would close.
 * Source: population attributable risk on a ladder, WHO (2016), Health Equity Assessment Toolkit, technical notes 3.1.6.
 * @param best level of the most advantaged end: the highest fifth, the rest beside a named group, the outer area of a few; null without one
 * @param people of the areas on the ladder together
 */
export function levelUp(
  { polarity, measure, unit }: Pick<IndicatorRow, "polarity" | "measure" | "unit">,
  best: number | null,
  mean: number | null,
  people: number | null,
  noBand: Reason,
): Won {
  if (polarity === "neutral") return none({ code: "noDirection" });
  if (best === null || mean === null) return none(noBand);
  const gain = polarity === "higherIsBetter" ? best - mean : mean - best;
  if (!(gain > 0)) return none({ code: "bestNotBetter" });
  const isShare = measure === "proportion";
  const counted = isShare && people !== null ? (gain / (unit === "%" ? 100 : 1)) * people : null;
  return {
    levelledUp: { mean: best, people: counted, noPeople: counted !== null ? null : { code: isShare ? "noPopulations" : "notAShare" } },
    noLevelledUp: null,
  };
}
