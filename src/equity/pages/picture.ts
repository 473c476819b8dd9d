/** The charts of one topic as files: SVG that needs nothing else, or the same as PNG. */
import { areaIndex } from "../../areas/index.ts";
import { capital, catalogue } from "../../figures/index.ts";
import { Problem } from "../../kernel/problem.ts";
import { Equiplot } from "../../ui/chart/equiplot.ts";
import { FunnelPlot } from "../../ui/chart/funnel-plot.ts";
import { SlopePlot } from "../../ui/chart/slope-plot.ts";
import { standaloneSvg, type StandaloneProps } from "../../ui/chart/standalone.ts";
import { TrendChart } from "../../ui/chart/trend-chart.ts";
import { pngOf } from "../../ui/image.ts";
import { funnelView } from "../funnel.ts";
import { equityView } from "../service.ts";
import { equiplotProps, slopeProps, trendProps } from "./chart-props.ts";
import { funnelProps } from "./funnel-props.ts";
import { choiceOf, measureText, orderingLine, placeText, sourceText, usedIn, type Asked, type EquityParts } from "./parts.tsx";
import { words } from "./words.ts";

/** Names of the pictures, as they stand in their addresses. */
export const pictures = ["trap", "helling", "verloop", "trechter"] as const;
export type Picture = (typeof pictures)[number];
export const pictureKinds = ["svg", "png"] as const;
export type PictureKind = (typeof pictureKinds)[number];

export type PictureFile = { type: string; content: string | Uint8Array };

/** @throws Problem `no-picture` (404) where the page shows no such chart; and those of the page itself */
export async function pictureFile(parts: EquityParts, id: string, picture: Picture, kind: PictureKind, asked: Asked): Promise<PictureFile> {
  return fileOf(
    picture === "trechter" ? await funnelPicture(parts, id, asked) : await gapPicture(parts, id, picture, asked),
    kind,
    picture,
    id,
  );
}

/** @throws Problem `no-picture` (404) where there is nothing to draw */
export async function fileOf(drawn: StandaloneProps | null, kind: PictureKind, picture: string, id: string): Promise<PictureFile> {
  if (!drawn)
    throw new Problem({
      kind: "no-picture",
      status: 404,
      message: `There is nothing to draw as ${picture} for ${id.slice(0, 80)} here.`,
      wayOut: "The page of this subject says why.",
    });
  const svg = standaloneSvg(drawn);
  return kind === "svg" ? { type: "image/svg+xml; charset=utf-8", content: svg } : { type: "image/png", content: await pngOf(svg) };
}

async function gapPicture(
  parts: EquityParts,
  id: string,
  picture: Exclude<Picture, "trechter">,
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
