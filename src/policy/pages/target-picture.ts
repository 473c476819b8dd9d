/** The charts of a target as files: its path, and how far areas are apart. */
import { areaIndex } from "../../areas/index.ts";
import { catalogue } from "../../figures/index.ts";
import { PathChart } from "../../ui/chart/path-chart.ts";
import { RankingPlot } from "../../ui/chart/ranking-plot.ts";
import type { StandaloneProps } from "../../ui/chart/standalone.ts";
import { oneFramework, oneTarget } from "../service.ts";
import type { Looking } from "../standing.ts";
import { knownOn, seen } from "./as-of.ts";
import { areaGaps, gapDots, gapLines, gapMap } from "./gap.tsx";
import { voiceOf, type PageParts } from "./parts.tsx";
import { aim } from "./sentences.ts";
import { drawn, figureSources, type Names } from "./target-chart.tsx";
import { words } from "./words.ts";

/** Names of the pictures, as they stand in their addresses. */
export const targetPictures = ["verloop", "verschil", "kaart"] as const;
export type TargetPicture = (typeof targetPictures)[number];

/**
 * @param place which of the series that areas differ on, from 0
 * @returns null where the page shows no such chart
 */
export async function targetPicture(
  parts: PageParts,
  id: string,
  key: string,
  picture: TargetPicture,
  place: number,
  looking: Looking,
): Promise<StandaloneProps | null> {
  const { language } = parts.site();
  const reader = parts.reader();
  const [{ framework }, whole, index, list] = await Promise.all([
    oneFramework(reader, id),
    oneTarget(reader, id, key, looking),
    areaIndex(reader),
    catalogue(reader),
  ]);
  const found = knownOn(whole, looking, whole.asOf);
  const { target } = found;
  const voice = voiceOf(framework, language);
  const names: Names = { index, list, language };
  const text = words[language];
  const title = voice.plain(target.title);
  const figures = figureSources(target, list);
  if (picture === "verloop") {
    const path = target.kind === "count" ? null : drawn(found, names);
    if (!path) return null;
    const places = target.sources.map(({ place }) => voice.plain(place)).join("; ");
    return {
      language,
      title,
      subtitle: `${text.chartTitle}. ${aim(target, language)}`,
      chart: PathChart({ language, title, planName: text.plan, ...path }),
      source: [`${text.plan}: ${places}`, ...figures].map((each) => `${each}.`).join(" "),
    };
  }
  const gap = (await areaGaps(reader, target, seen(looking, whole.asOf))).find((each) => each.place === place);
  const lines = gap && gapLines(gap, names);
  if (!lines) return null;
  const source = `${figures.join(". ")}.`;
  const subtitle = `${lines.title}. ${lines.subtitle}`;
  if (picture === "kaart") {
    const chart = gapMap(gap, target, names);
    return chart && { language, title, subtitle: `${lines.title}. ${lines.name}. ${text.darker}`, chart, source };
  }
  const chart = RankingPlot({ ...gapDots(gap, names), title, description: subtitle });
  return { language, title, subtitle, chart, source };
}
