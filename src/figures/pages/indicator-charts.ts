/** What the page of an indicator draws, for the page and for its files: the rows, the words around them, and each chart's numbers. */
import { areaIndex, type Area } from "../../areas/index.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import type { DotListGroup, DotListProps } from "../../ui/chart/dot-list.ts";
import type { TrendChartProps } from "../../ui/chart/trend-chart.ts";
import { catalogue, type Catalogue } from "../catalogue.ts";
import type { Observation } from "../contract.ts";
import type { GroupRow } from "../queries.ts";
import { indicatorView, type Choice, type IndicatorView } from "../service.ts";
import { figureTexts } from "../texts.ts";
import { areaPath, capital, labelIn, momentOf, titleOf, unitOf, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

export type IndicatorChoice = Choice & { level?: Area["level"] | undefined; within?: string | undefined };

/** With more areas than this a page shows the ends only; the CSV has all. */
const mostRows = 200;
export const endsShown = 25;

export type ShownIndicator = Awaited<ReturnType<typeof shownIndicator>>;

/** One indicator over the areas asked for, highest first, with the lines that every chart of it has. */
export async function shownIndicator(parts: PageParts, name: string, choice: IndicatorChoice) {
  const { language } = parts.site();
  const text = words[language];
  const reader = parts.reader();
  const index = await areaIndex(reader);
  const found = await indicatorView(reader, name, choice);
  const view: IndicatorView = {
    ...found,
    rows: found.rows.map((row) => ({ ...row, area: { ...row.area, name: labelIn(found.within, row.area, index) } })),
  };
  const { indicator, period, group } = view;
  const title = titleOf(indicator, language);
  const many = figureTexts[language].levels[view.level].many;
  const sorted = view.rows.toSorted((a, b) => (b.observation.value ?? -Infinity) - (a.observation.value ?? -Infinity));
  const list = await catalogue(reader);
  const releases = releasesOf(
    list,
    view.rows.map(({ observation }) => observation),
  );
  const sourceOf = (observations: readonly (Observation | null)[]): string => {
    // One publisher and licence once, however many of their releases there are.
    const together = Map.groupBy(releasesOf(list, observations), ({ publisher, licence }) => `${publisher}\n${licence}`);
    const lines = [...together.values()].map((same) => {
      const titles = same.map(({ title: named }) => named).toSorted();
      return text.sourceOf(same[0].publisher, titles.join("; "), same[0].licence);
    });
    return lines.join(" ") || text.computed;
  };
  const measure = `${title}${indicator.unit ? ` (${unitOf(indicator, language)})` : ""}, ${titleOf(group, language)}`;
  return {
    view,
    index,
    language,
    title,
    many,
    sorted,
    /** The highest and the lowest, where all would make a page that nobody reads. */
    shown: shortened(sorted),
    /** What is measured, of whom; `subtitle` also when. */
    measure,
    subtitle: `${measure}, ${period.id}`,
    releases,
    sourceOf,
  };
}

function releasesOf(list: Catalogue, observations: readonly (Observation | null)[]) {
  const keys = new Set(observations.flatMap((observation) => observation?.release ?? []));
  return [...keys].map((key) => list.release(key));
}

function shortened(sorted: IndicatorView["rows"]): IndicatorView["rows"] {
  if (sorted.length <= mostRows) return sorted;
  const filled = sorted.filter(({ observation }) => observation.value !== null);
  return filled.length <= 2 * endsShown ? filled : [...filled.slice(0, endsShown), ...filled.slice(-endsShown)];
}

export const mapTitle = ({ view: { within }, many, language }: ShownIndicator): string =>
  `${words[language].map}: ${many} in ${within.name}`;
export const rankingTitle = ({ view: { within }, many, language }: ShownIndicator): string =>
  capital(words[language].rankingOf(many, within.name));

export function rankingProps({ view, shown, language }: ShownIndicator): DotListProps {
  const { indicator, benchmark, benchmarkArea } = view;
  return {
    language,
    groups: rankingGroups(shown, view, language),
    benchmark: benchmark?.value == null ? null : { name: benchmarkArea.name, value: benchmark.value },
    decimals: indicator.decimals,
  };
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
      ...limited(observation),
      absence: figureTexts[language].status[observation.status],
    })),
  }));
}

const limited = ({ value, lower, upper }: Observation) => ({ value, lower, upper });

export const areasSource = ({ view, sourceOf }: ShownIndicator): string => sourceOf(view.rows.map(({ observation }) => observation));
export const yearsSource = ({ view, sourceOf }: ShownIndicator): string => sourceOf(view.history);
export const groupsSource = ({ view, sourceOf }: ShownIndicator): string => sourceOf(view.perGroup.map(({ observation }) => observation));

/** The years of the area that the others are compared with; null without a figure. */
export function trendProps({ view, measure, language }: ShownIndicator): TrendChartProps | null {
  const { indicator, history, benchmarkArea, periods } = view;
  if (!history.some(({ value }) => value !== null)) return null;
  const points = history.flatMap((each) => {
    const period = periods.find(({ id }) => id === each.period);
    return period ? [{ period: each.period, at: momentOf(period), ...limited(each) }] : [];
  });
  return {
    language,
    leastSpan: indicator.unit === "%" ? 10 : 0,
    title: words[language].trendOf(benchmarkArea.name),
    description: `${measure}.`,
    name: benchmarkArea.name,
    points,
    decimals: indicator.decimals,
  };
}

type PresentGroup = { group: GroupRow; observation: Observation };

/** Each group's figure in the area that the others are compared with; null with fewer than two. */
export function groupDots({ view, title, language }: ShownIndicator) {
  const { indicator, benchmarkArea, period, perGroup } = view;
  const present = perGroup.flatMap(({ group, observation }): PresentGroup[] => (observation === null ? [] : [{ group, observation }]));
  if (present.length < 2) return null;
  const text = words[language];
  const props: DotListProps = {
    language,
    decimals: indicator.decimals,
    groups: [
      {
        rows: present.map(({ group, observation }) => ({
          name: titleOf(group, language),
          ...limited(observation),
          absence: figureTexts[language].status[observation.status],
        })),
      },
    ],
  };
  return { title: text.perGroup, caption: `${text.perGroup}: ${title}, ${benchmarkArea.name}, ${period.id}`, present, props };
}
