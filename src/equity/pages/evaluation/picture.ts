/** The charts of an evaluation as files. */
import { catalogue } from "../../../figures/index.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Reader } from "../../../kernel/snapshot.ts";
import { EffectLines, EventStudy } from "../../../ui/chart/effect-plot.ts";
import type { StandaloneProps } from "../../../ui/chart/standalone.ts";
import { evaluationOf, type EvaluationView } from "../../evaluation/service.ts";
import { sourceText } from "../parts.tsx";
import { eventProps, linesProps, measureText } from "./chart-props.ts";
import type { EvaluationParts } from "./list.tsx";
import { evaluationPageWords } from "./words.ts";

/** Names of the pictures, as they stand in their addresses. */
export const evaluationPictures = ["verloop", "effect"] as const;
export type EvaluationPicture = (typeof evaluationPictures)[number];

/** @returns null where the page shows no such chart */
export async function evaluationPicture(parts: EvaluationParts, id: string, picture: EvaluationPicture): Promise<StandaloneProps | null> {
  const { language } = parts.site();
  const view = await evaluationOf(parts.reader(), id);
  const drawn =
    picture === "verloop"
      ? chartOf(linesProps(view, language), (props) => EffectLines(props))
      : chartOf(eventProps(view, language), (props) => EventStudy(props));
  if (!drawn) return null;
  const measure = picture === "verloop" ? drawn.subtitle : `${drawn.subtitle}. ${measureText(view, language)}`;
  return {
    language,
    title: drawn.title,
    chart: drawn.chart,
    subtitle: `${view.record.title[language]}. ${measure}.`,
    source: await sourceOf(parts.reader(), view, language),
  };
}

function chartOf<Props>(
  found: { title: string; subtitle: string; props: Props } | null,
  draw: (props: Props) => StandaloneProps["chart"],
): { title: string; subtitle: string; chart: StandaloneProps["chart"] } | null {
  return found && { title: found.title, subtitle: found.subtitle, chart: draw(found.props) };
}

async function sourceOf(reader: Reader, { outcome, result }: EvaluationView, language: Language): Promise<string> {
  const { indicator, group } = outcome;
  if (!indicator || !group) return evaluationPageWords[language].sourceSeries;
  const list = await catalogue(reader);
  const used = new Set(result.panel.periods.map(({ id }) => id));
  return sourceText(list, [{ indicator, group, periods: list.periods.filter(({ id }) => used.has(id)) }], language);
}
