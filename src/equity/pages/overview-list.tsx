/** The list of the overview: topics by the size of their gap, parted by what can be said of it. */
import { titleOf, withQuery, type Catalogue } from "../../figures/index.ts";
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import type { DotListGroup, DotListProps } from "../../ui/chart/dot-list.ts";
import { DataTable, type Cell } from "../../ui/table.tsx";
import { orderingWords } from "../sentences/ordering.ts";
import type { Overview, OverviewRow } from "../view.ts";
import { changeText, changeWord, equityPath, sourceText, upright } from "./parts.tsx";
import { words } from "./words.ts";

const kinds = ["against", "other", "neutral", "notShown", "unknown"] as const;
export type Kind = (typeof kinds)[number];

/** What can be said of a gap: nothing is called unequal whose limits hold 0. */
export function kindOf({ gap, againstLeast }: Pick<OverviewRow, "gap" | "againstLeast">): Kind {
  if (gap.lower === null || gap.upper === null) return "unknown";
  if (gap.lower <= 0 && gap.upper >= 0) return "notShown";
  if (againstLeast === null) return "neutral";
  return againstLeast ? "against" : "other";
}

/** The gap as a disadvantage of those who have least: positive where it is. Without a direction its size. */
export function disadvantage({ gap, againstLeast }: Pick<OverviewRow, "gap" | "againstLeast">) {
  const turned = upright(gap);
  if (againstLeast !== false) return turned;
  return { ...turned, value: -turned.value, lower: minus(turned.upper), upper: minus(turned.lower) };
}

const minus = (value: number | null): number | null => (value === null ? null : -value);

export type ListProps = { overview: Overview; query: Record<string, string | undefined>; language: Language };

/** The list as its drawing takes it, on the page and in a file. */
export function overviewDots({ overview, query, language }: ListProps): DotListProps {
  const { rows, ordering, within } = overview;
  const text = words[language];
  const { least } = orderingWords(ordering, within, language);
  const groups = kinds.flatMap((kind): DotListGroup[] => {
    const mine = rows.filter((row) => kindOf(row) === kind);
    const heading = kind === "against" || kind === "other" ? text.groups[kind](least) : text.groups[kind];
    return mine.length === 0
      ? []
      : [
          {
            heading,
            rows: mine.map((row) => ({
              name: titleOf(row.indicator, language),
              href: localPath(withQuery(equityPath(row.indicator.id), query), language),
              note: noteOf(row, rows.length, language),
              ...disadvantage(row),
            })),
          },
        ];
  });
  return { language, groups, benchmark: { name: text.noDifference, value: 0 }, decimals: 0 };
}

/** "plaats 1 tot 4 van 30 · sinds 2012 kleiner geworden" */
function noteOf({ places, change, againstLeast }: OverviewRow, of: number, language: Language): string {
  const text = words[language];
  return [
    places ? text.placeOf(places.first, places.last, of) : "",
    changeText(change, language),
    againstLeast === null ? text.noDirection : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** One line for all topics together. */
export function overviewSource({ rows }: Overview, list: Catalogue, language: Language): string {
  return sourceText(
    list,
    rows.map(({ indicator, group, current }) => ({ indicator, group, periods: [current.period] })),
    language,
  );
}

export function overviewTable({ overview, query, language }: ListProps, caption: string, csv: string) {
  const text = words[language];
  const of = overview.rows.length;
  return (
    <DataTable
      language={language}
      id="overview-table"
      caption={caption}
      columns={[
        { title: text.topic },
        { title: text.who },
        { title: text.period },
        { title: text.leastEnd, numeric: true },
        { title: text.mostEnd, numeric: true },
        { title: text.gap, numeric: true },
        { title: text.limits, numeric: true },
        { title: text.places },
        { title: text.changed },
        { title: text.moved },
      ]}
      rows={overview.rows.map((row): Cell[] => {
        const { indicator, group, current, gap, places, change } = row;
        const show = (value: number) => formatNumber(value, language, 1);
        const ends = endsOf(row);
        return [
          <a href={localPath(withQuery(equityPath(indicator.id), query), language)}>{titleOf(indicator, language)}</a>,
          titleOf(group, language),
          current.period.id,
          { content: ends ? show(ends.least) : text.none, sort: ends?.least ?? "" },
          { content: ends ? show(ends.most) : text.none, sort: ends?.most ?? "" },
          { content: show(gap.value), sort: gap.value },
          gap.lower === null || gap.upper === null ? text.none : text.range(show(gap.lower), show(gap.upper)),
          { content: places ? text.placeOf(places.first, places.last, of) : text.none, sort: places?.first ?? "" },
          change ? changeWord(change, language) : text.none,
          change ? `${show(change.gapThen)} (${change.from.id}), ${show(change.gapNow)} (${change.to.id})` : text.none,
        ];
      })}
      downloads={[{ href: csv, text: text.downloadOverview }]}
    />
  );
}

function endsOf({ current: { line, bands } }: OverviewRow): { least: number; most: number } | null {
  if (line) return { least: line.least.value, most: line.most.value };
  const [group, rest] = [bands.find(({ id }) => id === "group"), bands.find(({ id }) => id === "rest")];
  return group && rest ? { least: group.value, most: rest.value } : null;
}
