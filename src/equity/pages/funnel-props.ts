/** What the funnel plot of one topic draws; the page and its pictures use the same. */
import { titleOf, unitOf } from "../../figures/index.ts";
import { formatNumber, type Language } from "../../kernel/language.ts";
import type { FunnelClass, FunnelPlotProps } from "../../ui/chart/funnel-plot.ts";
import type { Funnel, FunnelRow, FunnelView } from "../funnel.ts";
import { measureText } from "./parts.tsx";
import { words } from "./words.ts";

/** Share of areas that chance puts beyond the 95 % limits. */
const byChance = 0.05;

export const classOf = ({ place: { side, beyond } }: Pick<FunnelRow, "place">): FunnelClass =>
  side === "inside" || side === "unknown" ? "inside" : beyond !== null && beyond > 0.99 ? "outside998" : "outside95";

/** The finding: how many lie inside, in words of the page's lead. */
export function funnelSentences({ indicator }: Pick<FunnelView, "indicator">, funnel: Funnel, language: Language): string[] {
  const text = words[language];
  const { rows, mean, spread } = funnel;
  const inside = rows.filter((row) => classOf(row) === "inside").length;
  const shown =
    indicator.unit === "%"
      ? `${formatNumber(mean, language, indicator.decimals)} %`
      : `${formatNumber(mean, language, indicator.decimals)} ${unitOf(indicator, language)}`;
  const far = rows.filter((row) => classOf(row) === "outside998");
  return [
    text.funnelLead(formatNumber(inside, language), formatNumber(rows.length, language), shown),
    far.length === 0 ? text.funnelNobody : "",
    text.funnelAbout(formatNumber(Math.max(1, Math.round(rows.length * byChance)), language)),
    spread ? text.funnelSpread : "",
  ].filter(Boolean);
}

export function funnelProps({ indicator, group, period }: FunnelView, funnel: Funnel, language: Language): FunnelPlotProps {
  const text = words[language];
  return {
    language,
    title: funnelSentences({ indicator }, funnel, language)[0].replace(/\.$/, ""),
    description: `${measureText(indicator, group, period, language)}.`,
    valueName: `${titleOf(indicator, language)}${unitOf(indicator, language) ? ` (${unitOf(indicator, language)})` : ""}`,
    countedName: language === "nl" ? group.noun_nl : group.noun_en,
    centre: { name: text.funnelCentre, value: funnel.mean },
    limits: funnel.curves,
    points: funnel.rows.map((row) => ({ name: row.area.name, counted: row.denominator, value: row.value, class: classOf(row) })),
    decimals: indicator.decimals,
    unit: indicator.unit === "%" ? " %" : "",
  };
}
