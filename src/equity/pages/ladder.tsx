/** The areas of one period in their order, those that don't count in, and the same as a file. */
import { areaIndex, type AreaIndex } from "../../areas/index.ts";
import { areaPath, capital, labelIn, originPath, titleOf, unitOf } from "../../figures/index.ts";
import { csvLine } from "../../kernel/csv.ts";
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { DataTable, type Cell } from "../../ui/table.tsx";
import { reasonWords } from "../sentences/reasons.ts";
import type { EquityView, Rung } from "../view.ts";
import { listed } from "./parts.tsx";
import { words } from "./words.ts";

/** With more areas than this a page shows the ends only; the CSV has all. */
const mostRows = 200;
const endsShown = 25;
const mostNames = 30;

export function ladderTable(view: EquityView, index: AreaIndex, language: Language, csv: string) {
  const text = words[language];
  const { current, indicator, ordering } = view;
  const { rungs } = current;
  const shown = rungs.length > mostRows ? [...rungs.slice(0, endsShown), ...rungs.slice(-endsShown)] : rungs;
  const orderName = ordering?.kind === "indicators" ? orderTitle(ordering.indicators, language) : null;
  const ranked = rungs.some(({ rank }) => rank !== null) && ordering?.kind === "indicators";
  const cells = (rung: Rung): Cell[] => [
    <a href={localPath(areaPath(rung.area, index), language)}>{labelIn(view.within, rung.area, index)}</a>,
    ...(ranked
      ? [rung.rank === null ? text.none : { content: text.rungOf(formatNumber(rung.rank * 100, language, 1)), sort: rung.rank }]
      : []),
    ...(orderName
      ? [rung.orderValue === null ? text.none : { content: formatNumber(rung.orderValue, language, 1), sort: rung.orderValue }]
      : []),
    {
      content: (
        <a href={localPath(originPath({ id: rung.observation }), language)}>{formatNumber(rung.value, language, indicator.decimals)}</a>
      ),
      sort: rung.value,
    },
    limitsText(rung, view, language),
    rung.people === null ? text.none : { content: formatNumber(rung.people, language), sort: rung.people },
    ...(ranked ? [rung.fifth === null ? text.none : { content: String(rung.fifth), sort: rung.fifth }] : []),
  ];
  return (
    <>
      {shown.length < rungs.length ? <p>{text.cut(endsShown, formatNumber(rungs.length, language))}</p> : null}
      <DataTable
        language={language}
        id="areas-table"
        caption={`${ordering ? text.areas : text.areasPlain}: ${titleOf(indicator, language)}, ${current.period.id}`}
        columns={[
          { title: text.area },
          ...(ranked ? [{ title: text.rung, numeric: true }] : []),
          ...(orderName ? [{ title: orderName, numeric: true }] : []),
          { title: withUnit(titleOf(indicator, language), unitOf(indicator, language)), numeric: true },
          { title: text.limits, numeric: true },
          { title: text.peopleCount, numeric: true },
          ...(ranked ? [{ title: text.fifth, numeric: true }] : []),
        ]}
        rows={shown.map(cells)}
        downloads={[{ href: csv, text: text.downloadAreas }]}
      />
    </>
  );
}

function orderTitle(indicators: readonly { title_nl: string; title_en: string; unit: string }[], language: Language): string {
  const titles = indicators.map((row) => (language === "nl" ? row.title_nl : row.title_en));
  return indicators.length === 1 ? withUnit(titles[0], indicators[0].unit) : titles.join(" + ");
}

const withUnit = (title: string, unit: string): string => (unit ? `${title} (${unit})` : title);

function limitsText({ lower, upper }: Rung, { indicator }: EquityView, language: Language): string {
  const text = words[language];
  if (lower === null || upper === null) return text.none;
  return text.range(formatNumber(lower, language, indicator.decimals), formatNumber(upper, language, indicator.decimals));
}

/** Who is left out, by the reason; each name leads to its area. */
export function leftOutList({ current, within }: EquityView, index: AreaIndex, language: Language) {
  const text = words[language];
  if (current.leftOut.length === 0) return <p>{text.allIn}</p>;
  const byReason = Map.groupBy(current.leftOut, ({ because }) => reasonWords(because, language));
  return (
    <ul>
      {[...byReason].map(([reason, rows]) => (
        <li>
          {capital(reason)}:{" "}
          {listed(
            rows.map(({ area }) => labelIn(within, area, index)),
            mostNames,
            language,
          )}
          .
        </li>
      ))}
    </ul>
  );
}

/** Every area of the period: on the ladder, or left out and why. */
export async function areasCsv(reader: Reader, view: EquityView): Promise<string> {
  const index = await areaIndex(reader);
  const { current, indicator, group, ordering } = view;
  const start = (area: Rung["area"]) => [
    area.code,
    area.division,
    labelIn(view.within, area, index),
    indicator.id,
    group.id,
    current.period.id,
    ordering?.id,
  ];
  return [
    [
      "area",
      "division",
      "name",
      "indicator",
      "group",
      "period",
      "order",
      "rank",
      "orderValue",
      "value",
      "lower",
      "upper",
      "people",
      "fifth",
      "leftOut",
    ],
    ...current.rungs.map(({ area, rank, orderValue, value, lower, upper, people, fifth }) => [
      ...start(area),
      rank,
      orderValue,
      value,
      lower,
      upper,
      people,
      fifth,
      null,
    ]),
    ...current.leftOut.map(({ area, because }) => [...start(area), null, null, null, null, null, null, null, reasonWords(because, "en")]),
  ]
    .map((line) => csvLine(line))
    .join("");
}
