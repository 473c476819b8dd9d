import { areaIndex, type Area } from "../../areas/index.ts";
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import { Figure } from "../../ui/chart/figure.tsx";
import { GroupDots, RankingChart, type DotListGroup } from "../../ui/chart/dot-list.ts";
import { TrendChart } from "../../ui/chart/trend-chart.ts";
import { Form, SelectField, SubmitButton } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Definitions, Details, Links, Notice } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import { catalogue } from "../catalogue.ts";
import type { Observation } from "../contract.ts";
import { indicatorView, type Choice, type IndicatorView } from "../service.ts";
import { benchmarkSentence, comparisonWords, type ComparisonWords, preciseValue, valueOrReason, valueSentence } from "../sentences.ts";
import { figureTexts } from "../texts.ts";
import {
  areaPath,
  capital,
  extremesSentence,
  indicatorPath,
  labelIn,
  mapOf,
  momentOf,
  originPath,
  titleOf,
  unitOf,
  withQuery,
  type PageParts,
} from "./parts.tsx";
import { words } from "./words.ts";

type IndicatorChoice = Choice & { level?: Area["level"] | undefined; within?: string | undefined };

/** With more areas than this a page shows the ends only; the CSV has all. */
const mostRows = 200;
const endsShown = 25;

/** One indicator: map, ranking, years, groups, and how it is measured. */
export async function indicatorPage(parts: PageParts, name: string, choice: IndicatorChoice): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const reader = parts.reader();
  const index = await areaIndex(reader);
  const found = await indicatorView(reader, name, choice);
  const view = {
    ...found,
    rows: found.rows.map((row) => ({ ...row, area: { ...row.area, name: labelIn(found.within, row.area, index) } })),
  };
  const { indicator, period, group, within, benchmarkArea } = view;
  const title = titleOf(indicator, language);
  const many = figureTexts[language].levels[view.level].many;
  const sorted = view.rows.toSorted((a, b) => (b.observation.value ?? -Infinity) - (a.observation.value ?? -Infinity));
  const shown = shortened(sorted);
  const query = { niveau: choice.level, binnen: choice.within, periode: choice.period, groep: choice.group, vergelijk: choice.benchmark };
  const csv = withQuery(`/api/v1/indicators/${encodeURIComponent(indicator.id)}/observations`, {
    level: view.level,
    within: within.code,
    period: period.id,
    group: group.id,
  });
  const subtitle = `${title}${indicator.unit ? ` (${unitOf(indicator, language)})` : ""}, ${titleOf(group, language)}, ${period.id}`;
  const releases = await releasesOf(parts, view);
  const source =
    releases.map(({ publisher, title: named, licence }) => text.sourceOf(publisher, named, licence)).join(" ") || text.computed;
  const table = (id: string, caption: string, rows: typeof sorted) => areaTable(id, caption, rows, view, language, csv);
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
            title={`${text.map}: ${many} in ${within.name}`}
            subtitle={subtitle}
            source={`${source} ${map.note}`}
            table={table("map-table", `${text.map}: ${subtitle}`, shown)}
          >
            {map.map}
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
            title={capital(text.rankingOf(many, within.name))}
            subtitle={subtitle}
            source={source}
            table={table("ranking-table", `${text.rankTitle}: ${subtitle}`, shown)}
          >
            {shown.length < sorted.length ? <p>{text.cut(endsShown, formatNumber(sorted.length, language))}</p> : null}
            {RankingChart({
              language,
              groups: rankingGroups(shown, view, language),
              benchmark: view.benchmark?.value == null ? null : { name: benchmarkArea.name, value: view.benchmark.value },
              decimals: indicator.decimals,
            })}
            {indicator.measure === "count" ? null : <p class="source">{text.noOrder}</p>}
          </Figure>
        )}
        {view.history.some(({ value }) => value !== null) ? trendFigure(view, subtitle, source, language) : null}
        {view.perGroup.filter(({ observation }) => observation !== null).length > 1 ? groupFigure(view, source, language) : null}
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
      </>
    ),
  });
}

async function releasesOf(parts: PageParts, { rows }: IndicatorView) {
  const list = await catalogue(parts.reader());
  const keys = new Set(rows.map(({ observation }) => observation.release).filter((key) => key !== null));
  return [...keys].map((key) => list.release(key));
}

/** The highest and the lowest, where all would make a page that nobody reads. */
function shortened(sorted: IndicatorView["rows"]): IndicatorView["rows"] {
  if (sorted.length <= mostRows) return sorted;
  const filled = sorted.filter(({ observation }) => observation.value !== null);
  return filled.length <= 2 * endsShown ? filled : [...filled.slice(0, endsShown), ...filled.slice(-endsShown)];
}

/** Areas that can't be told apart stand together: by verdict where limits allow one, else by fifths. */
function rankingGroups(sorted: IndicatorView["rows"], { benchmarkArea }: IndicatorView, language: Language): DotListGroup[] {
  const text = words[language];
  const judged = sorted.some(({ comparison }) => comparison.rule !== null);
  const heading = ({ comparison }: IndicatorView["rows"][number]): string => {
    if (judged) return `${text.rankVerdict[comparison.verdict]} ${benchmarkArea.name}`;
    return comparison.place?.fifth ? text.rankFifth(comparison.place.fifth) : "";
  };
  const groups = Map.groupBy(sorted, (row) => (row.observation.value === null ? "" : heading(row)));
  return [...groups].map(([title, rows]) => ({
    ...(title ? { heading: title } : {}),
    rows: rows.map(({ area, observation }) => ({
      name: area.name,
      href: localPath(areaPath(area), language),
      value: observation.value,
      lower: observation.lower,
      upper: observation.upper,
      absence: figureTexts[language].status[observation.status],
    })),
  }));
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

function trendFigure(view: IndicatorView, subtitle: string, source: string, language: Language) {
  const text = words[language];
  const { indicator, history, benchmarkArea, periods } = view;
  const points = history.flatMap((each) => {
    const period = periods.find(({ id }) => id === each.period);
    return period ? [{ period: each.period, at: momentOf(period), value: each.value, lower: each.lower, upper: each.upper }] : [];
  });
  const title = text.trendOf(benchmarkArea.name);
  const table = (
    <DataTable
      language={language}
      id="trend-table"
      caption={`${title}: ${titleOf(indicator, language)}`}
      columns={[
        { title: text.period },
        { title: `${text.value} (${unitOf(indicator, language) || "–"})`, numeric: true },
        { title: text.limits, numeric: true },
      ]}
      rows={history.map((each): Cell[] => [each.period, figureCell(each, view, language), limitsText(each, view, language)])}
    />
  );
  return (
    <Figure language={language} id="jaren" title={title} subtitle={subtitle} source={source} table={table}>
      {TrendChart({
        language,
        leastSpan: indicator.unit === "%" ? 10 : 0,
        title,
        description: subtitle,
        name: benchmarkArea.name,
        points,
        decimals: indicator.decimals,
      })}
    </Figure>
  );
}

function groupFigure(view: IndicatorView, source: string, language: Language) {
  const text = words[language];
  const { indicator, benchmarkArea, period } = view;
  const present = view.perGroup.filter((each): each is typeof each & { observation: Observation } => each.observation !== null);
  const caption = `${text.perGroup}: ${titleOf(indicator, language)}, ${benchmarkArea.name}, ${period.id}`;
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
    <Figure language={language} id="groepen" title={text.perGroup} subtitle={caption} source={source} table={table}>
      {GroupDots({
        language,
        decimals: indicator.decimals,
        rows: present.map(({ group, observation }) => ({
          name: titleOf(group, language),
          value: observation.value,
          lower: observation.lower,
          upper: observation.upper,
          absence: figureTexts[language].status[observation.status],
        })),
      })}
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

function chooser(
  view: IndicatorView,
  choice: IndicatorChoice,
  action: string,
  language: Language,
  index: Awaited<ReturnType<typeof areaIndex>>,
) {
  const text = words[language];
  const { levels } = figureTexts[language];
  const inside = [
    ...index.ancestors(view.within).toReversed(),
    view.within,
    ...index.children(view.within).filter(({ level }) => level !== view.level && level !== "neighbourhood"),
  ];
  const below = (["municipality", "district", "neighbourhood"] as const).filter((level) => index.within(view.within, level).length > 1);
  return (
    <Form action={action} label={text.choose} compact>
      <SelectField
        name="niveau"
        label={text.chooseLevel}
        value={view.level}
        options={below.map((level) => ({ value: level, text: capital(levels[level].many) }))}
      />
      <SelectField
        name="binnen"
        label={text.chooseWithin}
        value={view.within.code}
        options={inside.map((area) => ({ value: area.code, text: area.name }))}
      />
      <SelectField
        name="periode"
        label={text.choosePeriod}
        value={view.period.id}
        options={view.periods.toReversed().map(({ id }) => ({ value: id, text: id }))}
      />
      <SelectField
        name="groep"
        label={text.chooseGroup}
        value={view.group.id}
        options={view.groups.map((group) => ({ value: group.id, text: titleOf(group, language) }))}
      />
      <SelectField
        name="vergelijk"
        label={text.chooseBenchmark}
        value={choice.benchmark ?? ""}
        options={[
          { value: "", text: view.within.name },
          ...index.ancestors(view.within).map((area) => ({ value: area.code, text: area.name })),
        ]}
      />
      <SubmitButton>{text.show}</SubmitButton>
    </Form>
  );
}

const inWords = ({ text, because }: ComparisonWords): string => (because ? `${text} (${because})` : text);
