/** What the charts of an evaluation show, for the page and for files alike. Null where there is too little to draw. */
import type { Language } from "../../../kernel/language.ts";
import type { EffectLinesProps, EventStudyProps } from "../../../ui/chart/effect-plot.ts";
import { size } from "../../evaluation/outcome.ts";
import { startMoment } from "../../evaluation/period.ts";
import type { EvaluationView } from "../../evaluation/service.ts";
import { evaluationPageWords } from "./words.ts";

/** The finding on top, the measure below it, and what is drawn. */
type Drawn<Props> = { title: string; subtitle: string; props: Props };

export function linesProps(view: EvaluationView, language: Language): Drawn<EffectLinesProps> | null {
  const text = evaluationPageWords[language];
  const { outcome, result, record } = view;
  if (result.panel.units.length === 0) return null;
  const atOf = new Map(result.panel.periods.map(({ id, at }) => [id, at]));
  const points = (of: (path: (typeof result.paths)[number]) => number | null) =>
    result.paths.map((path) => ({ period: path.period, at: atOf.get(path.period) ?? 0, value: of(path), lower: null, upper: null }));
  const [compared, expected] = [result.paths.some((path) => path.comparison !== null), result.paths.some((path) => path.without !== null)];
  const last = result.paths.findLast(({ treated }) => treated !== null);
  const title = last
    ? text.linesFinding(
        last.period,
        size(last.treated ?? 0, outcome, language),
        last.comparison === null ? null : size(last.comparison, outcome, language),
      )
    : text.linesTitle;
  return {
    title,
    subtitle: measureText(view, language),
    props: {
      language,
      title: text.linesTitle,
      description: measureText(view, language),
      treated: { name: text.treated, points: points(({ treated }) => treated) },
      comparison: { name: text.comparison, points: compared ? points(({ comparison }) => comparison) : [] },
      expected: expected ? { name: text.without, points: points(({ without }) => without) } : null,
      start: { at: startMoment(record.start), text: text.startText(record.start) },
      decimals: outcome.decimals,
      unit: outcome.unit === "%" ? "%" : "",
      leastSpan: outcome.unit === "%" ? 10 : 0,
    },
  };
}

export function eventProps(view: EvaluationView, language: Language): Drawn<EventStudyProps> | null {
  const text = evaluationPageWords[language];
  const { outcome, result, record } = view;
  if (result.events.length <= 2) return null;
  const atOf = new Map(result.panel.periods.map(({ id, at }) => [id, at]));
  const reference = result.events.find((point) => point.reference);
  return {
    title: text.eventsTitle,
    subtitle: text.eventsSubtitle(reference?.period ?? ""),
    props: {
      language,
      title: text.eventsTitle,
      description: measureText(view, language),
      points: result.events.flatMap((point) =>
        point.reference
          ? []
          : [{ period: point.period, at: atOf.get(point.period) ?? 0, value: point.value, lower: point.lower, upper: point.upper }],
      ),
      reference: reference ? { period: reference.period, at: atOf.get(reference.period) ?? 0 } : null,
      start: { at: startMoment(record.start), text: text.startText(record.start) },
      decimals: Math.max(1, outcome.decimals),
      valueName: text.eventsValue,
    },
  };
}

export function measureText({ outcome }: EvaluationView, language: Language): string {
  const group = outcome.group && (language === "nl" ? outcome.group.title_nl : outcome.group.title_en);
  return `${outcome.title[language]}${outcome.unit ? ` (${outcome.unit})` : ""}${group ? `, ${group}` : ""}`;
}
