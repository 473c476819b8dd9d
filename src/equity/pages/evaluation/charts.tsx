/** The charts of an evaluation, each with its table. */
import { localPath, type Language } from "../../../kernel/language.ts";
import { EffectLines, EventStudy } from "../../../ui/chart/effect-plot.ts";
import { Figure } from "../../../ui/chart/figure.tsx";
import { PictureLinks } from "../../../ui/chart/picture-links.tsx";
import { DataTable, type Cell } from "../../../ui/table.tsx";
import { plainNumber, signed } from "../../evaluation/outcome.ts";
import type { EvaluationView } from "../../evaluation/service.ts";
import { eventProps, linesProps } from "./chart-props.ts";
import { evaluationPath } from "./list.tsx";
import { evaluationPageWords } from "./words.ts";

type Props = { view: EvaluationView; language: Language };

export function LinesFigure({ view, language }: Props) {
  const drawn = linesProps(view, language);
  if (!drawn) return null;
  const text = evaluationPageWords[language];
  const { outcome, result } = view;
  const [compared, expected] = [drawn.props.comparison.points.length > 0, drawn.props.expected !== null];
  const table = (
    <DataTable
      language={language}
      id="lines-table"
      caption={text.linesTitle}
      columns={[
        { title: text.period },
        { title: text.treated, numeric: true },
        ...(compared ? [{ title: text.comparison, numeric: true }] : []),
        ...(expected ? [{ title: text.without, numeric: true }] : []),
      ]}
      rows={result.paths.map((path): Cell[] => [
        path.period,
        plainNumber(path.treated, outcome, language, text.none),
        ...(compared ? [plainNumber(path.comparison, outcome, language, text.none)] : []),
        ...(expected ? [plainNumber(path.without, outcome, language, text.none)] : []),
      ])}
    />
  );
  return (
    <Figure
      language={language}
      id="lijnen"
      title={drawn.title}
      subtitle={drawn.subtitle}
      source={<Source view={view} language={language} />}
      table={table}
    >
      {EffectLines(drawn.props)}
      <PictureLinks path={`${evaluationPath(view.record.id)}/verloop`} language={language} />
    </Figure>
  );
}

export function EventFigure({ view, language }: Props) {
  const drawn = eventProps(view, language);
  if (!drawn) return null;
  const text = evaluationPageWords[language];
  const { outcome, result } = view;
  const table = (
    <DataTable
      language={language}
      id="events-table"
      caption={text.eventsTitle}
      columns={[{ title: text.period }, { title: text.difference, numeric: true }, { title: text.limits, numeric: true }]}
      rows={result.events.map((point): Cell[] => [
        point.period,
        { content: signed(point.value, outcome, language), sort: point.value },
        point.reference ? text.reference : text.between(signed(point.lower, outcome, language), signed(point.upper, outcome, language)),
      ])}
    />
  );
  return (
    <Figure
      language={language}
      id="verschillen"
      title={drawn.title}
      subtitle={drawn.subtitle}
      source={<Source view={view} language={language} />}
      table={table}
    >
      {EventStudy(drawn.props)}
      <PictureLinks path={`${evaluationPath(view.record.id)}/effect`} language={language} />
    </Figure>
  );
}

function Source({ view, language }: Props) {
  const text = evaluationPageWords[language];
  const { indicator, title } = view.outcome;
  return indicator ? (
    <a href={localPath(`/indicatoren/${encodeURIComponent(indicator.id)}`, language)}>{text.source(title[language])}</a>
  ) : (
    <>{text.sourceSeries}</>
  );
}
