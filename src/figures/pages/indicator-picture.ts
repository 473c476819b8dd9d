/** The charts of an indicator as files. */
import { formatNumber } from "../../kernel/language.ts";
import { RankingPlot } from "../../ui/chart/ranking-plot.ts";
import type { StandaloneProps } from "../../ui/chart/standalone.ts";
import { TrendChart } from "../../ui/chart/trend-chart.ts";
import {
  areasSource,
  endsShown,
  groupDots,
  groupsSource,
  mapTitle,
  rankingProps,
  rankingTitle,
  shownIndicator,
  trendProps,
  yearsSource,
  type IndicatorChoice,
  type ShownIndicator,
} from "./indicator-charts.ts";
import { mapOf, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

/** Names of the pictures, as they stand in their addresses and on the page. */
export const indicatorPictures = ["kaart", "rangorde", "jaren", "groepen"] as const;
export type IndicatorPicture = (typeof indicatorPictures)[number];

type Drawn = Omit<StandaloneProps, "language">;

/** @returns null where the page shows no such chart */
export async function indicatorPicture(
  parts: PageParts,
  name: string,
  picture: IndicatorPicture,
  choice: IndicatorChoice,
): Promise<StandaloneProps | null> {
  const shown = await shownIndicator(parts, name, choice);
  const drawn = picture === "kaart" ? await mapDrawn(parts, shown) : { rangorde, jaren, groepen }[picture](shown);
  return drawn && { language: shown.language, ...drawn };
}

async function mapDrawn(parts: PageParts, shown: ShownIndicator): Promise<Drawn | null> {
  const { view, language, subtitle } = shown;
  const { indicator, rows, within } = view;
  const title = mapTitle(shown);
  const found = await mapOf({ reader: parts.reader(), language, id: "map", title, description: subtitle, indicator, rows, within });
  return found && { title, subtitle, chart: found.map, source: `${areasSource(shown)} ${found.note}` };
}

function rangorde(ranked: ShownIndicator): Drawn | null {
  const { view, shown, sorted, subtitle, language } = ranked;
  if (sorted.length === 0) return null;
  const text = words[language];
  const title = rankingTitle(ranked);
  const note = [
    shown.length < sorted.length ? text.cut(endsShown, formatNumber(sorted.length, language)) : "",
    view.indicator.measure === "count" ? "" : text.noOrder,
  ];
  const chart = RankingPlot({ ...rankingProps(ranked), title, description: subtitle, note: note.filter(Boolean).join(" ") });
  return { title, subtitle, chart, source: areasSource(ranked) };
}

function jaren(shown: ShownIndicator): Drawn | null {
  const props = trendProps(shown);
  return props && { title: props.title, subtitle: shown.measure, chart: TrendChart(props), source: yearsSource(shown) };
}

function groepen(shown: ShownIndicator): Drawn | null {
  const found = groupDots(shown);
  if (!found) return null;
  const { view, title: topic, language } = shown;
  const title = `${topic}: ${words[language].perGroup.toLowerCase()}`;
  const subtitle = [view.benchmarkArea.name, view.period.id].join(", ");
  return { title, subtitle, chart: RankingPlot({ ...found.props, title, description: subtitle }), source: groupsSource(shown) };
}
