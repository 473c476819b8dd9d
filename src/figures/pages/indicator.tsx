import { EditLink } from "../../desk/index.ts";
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import { Figure } from "../../ui/chart/figure.tsx";
import { RankingChart } from "../../ui/chart/dot-list.ts";
import { PictureLinks } from "../../ui/chart/picture-links.tsx";
import { TrendChart } from "../../ui/chart/trend-chart.ts";
import type { Child, Markup } from "../../ui/markup.ts";
import { Definitions, Details, Links, Notice } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import type { Observation } from "../contract.ts";
import type { IndicatorView } from "../service.ts";
import { benchmarkSentence, comparisonWords, type ComparisonWords, preciseValue, valueOrReason, valueSentence } from "../sentences.ts";
import { figureTexts } from "../texts.ts";
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
import { chooser } from "./indicator-chooser.tsx";
import type { IndicatorPicture } from "./indicator-picture.ts";
import {
  areaPath,
  capital,
  extremesSentence,
  indicatorPath,
  mapOf,
  originPath,
  titleOf,
  unitOf,
  withQuery,
  type PageParts,
} from "./parts.tsx";
import { words } from "./words.ts";

/** One indicator: map, ranking, years, groups, and how it is measured. */
export async function indicatorPage(parts: PageParts, name: string, choice: IndicatorChoice): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const reader = parts.reader();
  const found = await shownIndicator(parts, name, choice);
  const { view, index, title, many, sorted, shown, subtitle, releases } = found;
  const source = areasSource(found);
  const { indicator, period, group, within, benchmarkArea } = view;
  const query = { niveau: choice.level, binnen: choice.within, periode: choice.period, groep: choice.group, vergelijk: choice.benchmark };
  const csv = withQuery(`/api/v1/indicators/${encodeURIComponent(indicator.id)}/observations`, {
    level: view.level,
    within: within.code,
    period: period.id,
    group: group.id,
  });
  const table = (id: string, caption: string, rows: typeof sorted) => areaTable(id, caption, rows, view, language, csv);
  const picture = (of: IndicatorPicture) => (
    <PictureLinks language={language} path={`${indicatorPath(indicator.id)}/${of}`} query={query} />
  );
  const map = await mapOf({ reader, language, id: "map", title, description: subtitle, indicator, rows: view.rows, within });

  return frame(site, {
    path: withQuery(indicatorPath(indicator.id), query),
    trail: [{ path: "/indicatoren", text: text.topics }, { text: title }],
    title,
    description: (language === "nl" ? indicator.definition_nl : indicator.definition_en).slice(0, 160) || title,
    heading: title,
    subheading: `${capital(titleOf(group, language))} · ${period.id} · ${many} in ${within.name}`,
    lead: [
      view.benchmark ? valueSentence(view.benchmark, { name: benchmarkArea.name, indicator, group, language }) : "",
      extremesSentence(view.rows, indicator, many, language),
    ]
      .filter(Boolean)
      .join(" "),
    children: (
      <>
        {chooser(view, choice, localPath(indicatorPath(indicator.id), language), language, index)}
        {map ? (
          <Figure
            language={language}
            id="kaart"
            title={mapTitle(found)}
            subtitle={subtitle}
            source={`${source} ${map.note}`}
            table={table("map-table", `${text.map}: ${subtitle}`, shown)}
          >
            {map.map}
            {picture("kaart")}
          </Figure>
        ) : null}
        {sorted.length === 0 ? (
          <Notice title={text.nothingHere(`${many} in ${within.name}`)}>
            <p>{text.nothingInside}</p>
          </Notice>
        ) : (
          <Figure
            language={language}
            id="rangorde"
            title={rankingTitle(found)}
            subtitle={subtitle}
            source={source}
            table={table("ranking-table", `${text.rankTitle}: ${subtitle}`, shown)}
          >
            {shown.length < sorted.length ? <p>{text.cut(endsShown, formatNumber(sorted.length, language))}</p> : null}
            {RankingChart(rankingProps(found))}
            {indicator.measure === "count" ? null : <p class="source">{text.noOrder}</p>}
            {picture("rangorde")}
          </Figure>
        )}
        {trendFigure(found, picture("jaren"))}
        {groupFigure(found, picture("groepen"))}
        <h2>{text.definition}</h2>
        <Definitions items={measured(view, language)} />
        <Details language={language} summary={text.where} open>
          <ul>
            {releases.map((release) => (
              <li>
                <a href={localPath(`/data/${release.key}`, language)}>{release.title}</a>, {release.publisher}, {release.licence}
              </li>
            ))}
          </ul>
        </Details>
        <Links
          items={[
            { href: withQuery(csv, { format: "csv" }), text: text.downloadCsv, download: true },
            { href: csv, text: text.downloadJson },
          ]}
        />
        <EditLink kind="indicator" itemKey={indicator.id} language={language} text={text.editTexts} />
      </>
    ),
  });
}

function areaTable(id: string, caption: string, rows: IndicatorView["rows"], view: IndicatorView, language: Language, csv: string) {
  const text = words[language];
  const { indicator, benchmarkArea } = view;
  const cells = rows.map(({ area, observation, comparison }): Cell[] => [
    <a href={localPath(areaPath(area), language)}>{area.name}</a>,
    figureCell(observation, view, language),
    limitsText(observation, view, language),
    observation.value === null
      ? figureTexts[language].status[observation.status]
      : inWords(comparisonWords(comparison, indicator, benchmarkArea.name, language)),
  ]);
  return (
    <DataTable
      language={language}
      id={id}
      caption={caption}
      columns={[
        { title: text.area },
        { title: `${text.value} (${unitOf(indicator, language) || "–"})`, numeric: true },
        { title: text.limits, numeric: true },
        { title: text.headings.compared },
      ]}
      rows={cells}
      downloads={[{ href: withQuery(csv, { format: "csv" }), text: text.downloadCsv }]}
    />
  );
}

function figureCell(observation: Observation, { indicator }: IndicatorView, language: Language): Cell {
  return {
    content: <a href={localPath(originPath(observation), language)}>{valueOrReason(observation, indicator, language)}</a>,
    sort: observation.value ?? "",
  };
}

function limitsText({ lower, upper }: Observation, { indicator }: IndicatorView, language: Language): string {
  return lower === null || upper === null
    ? words[language].noLimits
    : words[language].between(preciseValue(lower, indicator, language), preciseValue(upper, indicator, language));
}

function trendFigure(shown: ShownIndicator, picture: Child) {
  const props = trendProps(shown);
  if (!props) return null;
  const { view, measure, language } = shown;
  const source = yearsSource(shown);
  const { indicator, history } = view;
  const text = words[language];
  const table = (
    <DataTable
      language={language}
      id="trend-table"
      caption={`${props.title}: ${titleOf(indicator, language)}`}
      columns={[
        { title: text.period },
        { title: `${text.value} (${unitOf(indicator, language) || "–"})`, numeric: true },
        { title: text.limits, numeric: true },
      ]}
      rows={history.map((each): Cell[] => [each.period, figureCell(each, view, language), limitsText(each, view, language)])}
    />
  );
  return (
    <Figure language={language} id="jaren" title={props.title} subtitle={measure} source={source} table={table}>
      {TrendChart(props)}
      {picture}
    </Figure>
  );
}

function groupFigure(shown: ShownIndicator, picture: Child) {
  const found = groupDots(shown);
  if (!found) return null;
  const { view, language } = shown;
  const source = groupsSource(shown);
  const { indicator } = view;
  const { title, caption, present, props } = found;
  const text = words[language];
  const table = (
    <DataTable
      language={language}
      id="group-table"
      caption={caption}
      columns={[
        { title: text.group },
        { title: `${text.value} (${unitOf(indicator, language) || "–"})`, numeric: true },
        { title: text.limits, numeric: true },
      ]}
      rows={present.map(({ group, observation }): Cell[] => [
        titleOf(group, language),
        figureCell(observation, view, language),
        limitsText(observation, view, language),
      ])}
    />
  );
  return (
    <Figure language={language} id="groepen" title={title} subtitle={caption} source={source} table={table}>
      {RankingChart(props)}
      {picture}
    </Figure>
  );
}

function measured({ indicator, group, benchmark, benchmarkArea }: IndicatorView, language: Language) {
  const text = words[language];
  return [
    { term: text.definition, text: language === "nl" ? indicator.definition_nl : indicator.definition_en },
    { term: text.caveat, text: language === "nl" ? indicator.caveat_nl : indicator.caveat_en },
    { term: text.method, text: figureTexts[language].method[indicator.method] },
    { term: text.group, text: titleOf(group, language) },
    { term: text.sourceKey, text: indicator.source_keys.join(", ") },
    { term: benchmarkArea.name, text: benchmarkSentence(benchmark, { name: benchmarkArea.name, indicator, language }) },
  ];
}

const inWords = ({ text, because }: ComparisonWords): string => (because ? `${text} (${because})` : text);
