/** What the curve of an effort shows, for the page and for files alike. */
import type { Language } from "../../../kernel/language.ts";
import type { LorenzPlotProps } from "../../../ui/chart/lorenz-plot.ts";
import { inNeedWords, needWords } from "../../effort/sentences.ts";
import type { EffortView } from "../../effort/service.ts";
import { effortTexts } from "../../effort/texts.ts";
import { effortWords } from "./words.ts";

/** Null where there is no curve. */
export function curveProps({ effort, need, result }: EffortView, language: Language): (LorenzPlotProps & { description: string }) | null {
  if (result.curve.length === 0) return null;
  const text = effortWords[language].curve;
  return {
    language,
    title: text.title,
    description: `${effort.title[language]}, ${effort.period}. ${text.subtitle(needWords(need.indicator, need.kind, language))}, ${need.period.id}`,
    points: result.curve.map((point) => ({ x: point.need, y: point.effort })),
    name: text.name,
    areaName: text.area,
    xName: text.across(inNeedWords(need, language)),
    yName: `${effortTexts[language].unit[effort.unit].name}: ${text.upward}`,
    note: text.read,
  };
}
