/** The charts of one topic as files: SVG that needs nothing else, or the same as PNG. */
import { areaIndex } from "../../areas/index.ts";
import { capital, catalogue } from "../../figures/index.ts";
import { Equiplot } from "../../ui/chart/equiplot.ts";
import { FunnelPlot } from "../../ui/chart/funnel-plot.ts";
import { RankingPlot } from "../../ui/chart/ranking-plot.ts";
import { SlopePlot } from "../../ui/chart/slope-plot.ts";
import type { StandaloneProps } from "../../ui/chart/standalone.ts";
import { TrendChart } from "../../ui/chart/trend-chart.ts";
import { funnelView } from "../funnel.ts";
import { orderingWords } from "../sentences/ordering.ts";
import { equityView, overview as overviewOf } from "../service.ts";
import { equiplotProps, slopeProps, trendProps } from "./chart-props.ts";
import { equityMap } from "./charts.tsx";
import { funnelProps } from "./funnel-props.ts";
import { overviewDots, overviewSource } from "./overview-list.tsx";
import { choiceOf, measureText, orderingLine, placeText, sourceText, usedIn, type Asked, type EquityParts } from "./parts.tsx";
import { words } from "./words.ts";

/** Names of the pictures, as they stand in their addresses. */
export const pictures = ["trap", "helling", "verloop", "kaart", "trechter"] as const;
export type Picture = (typeof pictures)[number];

/** @returns null where the page shows no such chart */
export function topicPicture(parts: EquityParts, id: string, picture: Picture, asked: Asked): Promise<StandaloneProps | null> {
  return picture === "trechter"
    ? funnelPicture(parts, id, asked)
    : picture === "kaart"
      ? mapPicture(parts, id, asked)
      : gapPicture(parts, id, picture, asked);
}

/** The ranked list of all topics; null where it is empty. */
export async function overviewPicture(parts: EquityParts, asked: Asked): Promise<StandaloneProps | null> {
  const reader = parts.reader();
  const { language } = parts.site();
  const [list, found] = await Promise.all([catalogue(reader), choiceOf(reader, asked).then((choice) => overviewOf(reader, choice))]);
  if (found.rows.length === 0) return null;
  const text = words[language];
  const { least } = orderingWords(found.ordering, found.within, language);
  const place = capital(placeText(found, language));
  return {
    language,
    title: text.listTitle,
    subtitle: `${place}. ${text.listSubtitle(least)}`,
    chart: RankingPlot({
      ...overviewDots({ overview: found, query: {}, language }),
      title: text.listTitle,
      description: place,
      note: text.listNote,
    }),
    source: overviewSource(found, list, language),
  };
}

async function gapPicture(
  parts: EquityParts,
  id: string,
  picture: "helling" | "trap" | "verloop",
  asked: Asked,
): Promise<StandaloneProps | null> {
  const reader = parts.reader();
  const { language } = parts.site();
  const [index, list, view] = await Promise.all([
    areaIndex(reader),
    catalogue(reader),
    choiceOf(reader, asked, id).then((choice) => equityView(reader, id, choice)),
  ]);
  const { indicator, group, current, ordering, within } = view;
  const made = {
    helling: () => chartOf(slopeProps(view, index, language), SlopePlot),
    trap: () => chartOf(equiplotProps(view, language), Equiplot),
    verloop: () => chartOf(trendProps(view, language), TrendChart),
  }[picture]();
  if (!made) return null;
  const note = picture === "trap" ? ` ${equiplotProps(view, language)?.note ?? ""}` : "";
  const order = ordering ? ` ${orderingLine(ordering, within, language)}` : "";
  const measure = measureText(indicator, group, picture === "helling" ? current.period : null, language);
  return {
    language,
    ...made,
    subtitle: `${measure}. ${capital(placeText(view, language))}.${order}${note}`,
    source: sourceText(list, usedIn(view, picture === "helling" ? [current] : view.periods), language),
  };
}

function chartOf<Props extends { title: string }>(props: Props | null, draw: (props: Props) => StandaloneProps["chart"]) {
  return props && { title: props.title, chart: draw(props) };
}

async function mapPicture(parts: EquityParts, id: string, asked: Asked): Promise<StandaloneProps | null> {
  const reader = parts.reader();
  const { language } = parts.site();
  const [list, choice] = await Promise.all([catalogue(reader), choiceOf(reader, asked, id)]);
  const view = await equityView(reader, id, choice);
  const found = await equityMap(reader, view, language);
  if (!found) return null;
  const { indicator, group, current } = view;
  const source = sourceText(list, [{ indicator, group, periods: [current.period] }], language);
  return {
    language,
    title: found.title,
    subtitle: `${found.subtitle}. ${capital(placeText(view, language))}.`,
    chart: found.map,
    source: `${source} ${found.note}`,
  };
}

async function funnelPicture(parts: EquityParts, id: string, asked: Asked): Promise<StandaloneProps | null> {
  const reader = parts.reader();
  const { language } = parts.site();
  const [list, view] = await Promise.all([catalogue(reader), funnelView(reader, id, asked)]);
  if (!view.funnel) return null;
  const { indicator, group, period } = view;
  const props = funnelProps(view, view.funnel, language);
  return {
    language,
    title: props.title,
    chart: FunnelPlot(props),
    subtitle: `${measureText(indicator, group, period, language)}. ${capital(placeText(view, language))}. ${words[language].funnelRead}`,
    source: sourceText(list, [{ indicator, group, periods: [period] }], language),
  };
}
