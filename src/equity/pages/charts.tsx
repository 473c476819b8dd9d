/** The charts of one indicator as figures of a page: finding, measure, source, table, and the same as a file. */
import type { Child } from "../../ui/markup.ts";
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import { areaIndex, type AreaIndex } from "../../areas/index.ts";
import { areaPath, figuresIn, figureTexts, labelIn, mapOf, titleOf, valueOrReason } from "../../figures/index.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { Equiplot, type EquiplotRow } from "../../ui/chart/equiplot.ts";
import { Figure } from "../../ui/chart/figure.tsx";
import { PictureLinks } from "../../ui/chart/picture-links.tsx";
import { SlopePlot } from "../../ui/chart/slope-plot.ts";
import { TrendChart } from "../../ui/chart/trend-chart.ts";
import { DataTable, type Cell } from "../../ui/table.tsx";
import type { EquityView, PeriodView } from "../view.ts";
import { equiplotProps, slopeProps, trendProps } from "./chart-props.ts";
import { equityPath, measureText, withGapUnit } from "./parts.tsx";
import type { Picture } from "./picture.ts";
import { words } from "./words.ts";
import type { PageWords } from "./words-nl.ts";

export type ChartParts = { view: EquityView; language: Language; source: string; query: Record<string, string | undefined> };
type Parts = ChartParts & { table: Child };

function pictureLinks(picture: Picture, { view, language, query }: Pick<ChartParts, "view" | "language" | "query">) {
  return <PictureLinks language={language} path={`${equityPath(view.indicator.id)}/${picture}`} query={query} />;
}

/** Areas along the ladder; null without one. */
export function slopeFigure(parts: Parts, index: AreaIndex) {
  const { view, language, source, table } = parts;
  const props = slopeProps(view, index, language);
  if (!props) return null;
  const text = words[language];
  const { indicator, group, current } = view;
  return (
    <Figure
      language={language}
      id="helling"
      title={props.title}
      subtitle={text.slopeSubtitle(measureText(indicator, group, current.period, language))}
      source={source}
      table={table}
    >
      {SlopePlot(props)}
      <p class="source">{text.slopeAcross}</p>
      {pictureLinks("helling", parts)}
    </Figure>
  );
}

/** The groups beside each other, one line per period; null with fewer than two groups. */
export function equiplotFigure(parts: ChartParts) {
  const { view, language, source } = parts;
  const props = equiplotProps(view, language);
  if (!props) return null;
  const text = words[language];
  const { indicator, group } = view;
  const hasGap = props.rows.some(({ gap }) => gap);
  const show = (value: number) => formatNumber(value, language, indicator.decimals);
  return (
    <Figure
      language={language}
      id="trap"
      title={props.title}
      subtitle={`${measureText(indicator, group, null, language)}. ${props.note}`}
      source={source}
      table={
        <DataTable
          language={language}
          id="equiplot-table"
          caption={`${props.title}. ${measureText(indicator, group, null, language)}`}
          columns={[
            { title: text.period },
            ...props.columns.map((title) => ({ title, numeric: true })),
            ...(hasGap
              ? [
                  { title: text.gap, numeric: true },
                  { title: text.limits, numeric: true },
                ]
              : []),
          ]}
          rows={props.rows.map(({ period, values, gap }): Cell[] => [
            period,
            ...values.map((value): Cell => (value === null ? text.none : { content: show(value), sort: value })),
            ...(hasGap ? gapCells(gap ?? null, show, text) : []),
          ])}
        />
      }
    >
      {Equiplot(props)}
      {pictureLinks("trap", parts)}
    </Figure>
  );
}

function gapCells(gap: EquiplotRow["gap"] | null, show: (value: number) => string, text: PageWords): Cell[] {
  if (!gap) return [text.none, text.none];
  const { value, lower = null, upper = null } = gap;
  return [{ content: show(value), sort: value }, lower === null || upper === null ? text.none : text.range(show(lower), show(upper))];
}

/** The gap over the years with its limits; null with fewer than two. */
export function trendFigure(parts: ChartParts) {
  const { view, language, source } = parts;
  const props = trendProps(view, language);
  if (!props) return null;
  const text = words[language];
  const { indicator, periods } = view;
  const show = (value: number) => formatNumber(value, language, props.decimals);
  // As drawn: turned to the direction of the first.
  const row = ({ period }: PeriodView): Cell[] => {
    const point = props.points.find((each) => each.period === period.id);
    return [period.id, ...gapCells(point?.value == null ? null : { ...point, value: point.value }, show, text)];
  };
  return (
    <Figure
      language={language}
      id="verloop"
      level={3}
      title={props.title}
      subtitle={props.description}
      source={source}
      table={
        <DataTable
          language={language}
          id="trend-table"
          caption={`${text.trend}: ${titleOf(indicator, language)}`}
          columns={[{ title: text.period }, { title: text.gap, numeric: true }, { title: text.limits, numeric: true }]}
          rows={periods.map(row)}
        />
      }
    >
      {TrendChart(props)}
      {changeParagraph(view, language)}
      {pictureLinks("verloop", parts)}
    </Figure>
  );
}

/** The change itself, which the years beside each other don't show. */
function changeParagraph({ change, indicator, level }: EquityView, language: Language) {
  if (!change) return null;
  const text = words[language];
  const decimals = indicator.unit === "%" ? 1 : indicator.decimals + 1;
  const show = (value: number) => formatNumber(value, language, decimals);
  const { value, lower, upper } = change.slope;
  const many = `${formatNumber(change.areas, language)} ${figureTexts[language].levels[level].many}`;
  const size = withGapUnit(show(value), indicator, language);
  const range = lower === null || upper === null ? "" : text.range(show(lower), show(upper));
  return (
    <p>
      {text.changeDetail(change.from.id, change.to.id, many, size, range)} {range ? text.changeWhy : ""}
    </p>
  );
}

/** Where the areas lie, by their own figures, also of those that have no place in the order; null where nothing can be drawn. */
export async function equityMap(reader: Reader, view: EquityView, language: Language) {
  const { indicator, group, current, within, level } = view;
  const text = words[language];
  const index = await areaIndex(reader);
  const areas = index.within(within, level);
  const figures = (await figuresIn(reader, [indicator], areas)).filter(
    (figure) => figure.group.number === group.number && figure.period.number === current.period.number,
  );
  const byArea = new Map(figures.map((figure) => [figure.area.id, figure]));
  const rows = areas.map((area) => ({ area, observation: byArea.get(area.id) ?? null }));
  const title = text.map(figureTexts[language].levels[level].many);
  const subtitle = measureText(indicator, group, current.period, language);
  const found = await mapOf({ reader, language, id: "map", title, description: subtitle, indicator, rows, within });
  return found && { ...found, title, subtitle, rows, index };
}

export async function mapFigure(reader: Reader, parts: ChartParts) {
  const { view, language, source } = parts;
  const { indicator, within } = view;
  const text = words[language];
  const found = await equityMap(reader, view, language);
  if (!found) return null;
  const { title, subtitle, rows, index } = found;
  return (
    <Figure
      language={language}
      id="kaart"
      level={3}
      title={title}
      subtitle={subtitle}
      source={`${source} ${found.note}`}
      table={
        <DataTable
          language={language}
          id="map-table"
          caption={`${title}: ${subtitle}`}
          columns={[{ title: text.area }, { title: titleOf(indicator, language), numeric: true }]}
          rows={endsOf(rows).map(({ area, observation }): Cell[] => [
            <a href={localPath(areaPath(area, index), language)}>{labelIn(within, area, index)}</a>,
            { content: valueOrReason(observation, indicator, language), sort: observation?.value ?? "" },
          ])}
        />
      }
    >
      {found.map}
      {pictureLinks("kaart", parts)}
    </Figure>
  );
}

/** With thousands of areas the highest and the lowest only; the page links to a file with all. */
function endsOf<Row extends { observation: { value: number | null } | null }>(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= 200) return rows;
  const sorted = rows
    .filter(({ observation }) => observation?.value != null)
    .toSorted((a, b) => (b.observation?.value ?? 0) - (a.observation?.value ?? 0));
  return sorted.length <= 50 ? sorted : [...sorted.slice(0, 25), ...sorted.slice(-25)];
}
