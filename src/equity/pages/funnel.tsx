import { areaIndex, type AreaIndex } from "../../areas/index.ts";
import { areaPath, capital, catalogue, emptyPage, labelIn, originPath, titleOf, unitOf, withQuery } from "../../figures/index.ts";
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import { Figure } from "../../ui/chart/figure.tsx";
import { FunnelPlot } from "../../ui/chart/funnel-plot.ts";
import { PictureLinks } from "../../ui/chart/picture-links.tsx";
import { Form, SubmitButton } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Details, Links, Notice } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import { funnelView, type Funnel, type FunnelRow, type FunnelView } from "../funnel.ts";
import { reasonWords } from "../sentences/reasons.ts";
import { ScopeFields } from "./chooser.tsx";
import { classOf, funnelProps, funnelSentences } from "./funnel-props.ts";
import {
  equityPath,
  funnelPath,
  listed,
  measureText,
  overviewPath,
  placeText,
  queryOf,
  sourceText,
  type Asked,
  type EquityParts,
} from "./parts.tsx";
import { words } from "./words.ts";

/** Which areas stand out more than chance can make them. */
export async function funnelPage(parts: EquityParts, name: string, asked: Asked): Promise<Markup> {
  const reader = parts.reader();
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const empty = await emptyPage(parts, funnelPath(name));
  if (empty) return empty;
  const [index, list, view] = await Promise.all([areaIndex(reader), catalogue(reader), funnelView(reader, name, asked)]);
  const { indicator, group, period, funnel } = view;
  const title = titleOf(indicator, language);
  const query = queryOf({ ...asked, order: undefined });
  const source = sourceText(list, [{ indicator, group, periods: [period] }], language);
  return frame(site, {
    path: withQuery(funnelPath(indicator.id), query),
    trail: [{ path: overviewPath, text: text.inequality }, { path: equityPath(indicator.id), text: title }, { text: text.funnel }],
    title: text.funnelTitle(title),
    description: text.funnelDescription(title),
    heading: text.funnelTitle(title),
    subheading: `${capital(titleOf(group, language))} · ${period.id} · ${placeText(view, language)}`,
    lead: funnel ? funnelSentences(view, funnel, language).join(" ") : `${text.funnelNone}.`,
    children: (
      <>
        {funnel ? (
          outside(view, funnel, index, language)
        ) : (
          <Notice>
            <p>{text.funnelWhy[view.because]}</p>
          </Notice>
        )}
        {funnelChooser(view, index, localPath(funnelPath(indicator.id), language), language)}
        {funnel ? funnelFigure(view, funnel, index, { language, source, query }) : null}
        {view.leftOut.length > 0 && funnel ? (
          <Details language={language} summary={text.leftOut}>
            {leftOutOf(view, index, language)}
          </Details>
        ) : null}
        <Links items={[{ href: localPath(withQuery(equityPath(indicator.id), query), language), text: text.back(title) }]} />
      </>
    ),
  });
}

const mostNames = 24;

/** Who lies beyond the outer limits, by name. */
function outside({ within }: FunnelView, { rows, spread }: Funnel, index: AreaIndex, language: Language) {
  const text = words[language];
  const names = (side: "low" | "high") =>
    rows.filter((row) => classOf(row) === "outside998" && row.place.side === side).map(({ area }) => labelIn(within, area, index));
  const [low, high] = [names("low"), names("high")];
  // Where nearly all stand out, a list of names says nothing.
  if (low.length + high.length === 0 || (spread && low.length + high.length > mostNames)) return null;
  return (
    <p>
      {[
        low.length > 0 ? text.funnelOut.low(listed(low, mostNames, language)) : "",
        high.length > 0 ? text.funnelOut.high(listed(high, mostNames, language)) : "",
      ]
        .filter(Boolean)
        .join(" ")}
    </p>
  );
}

function leftOutOf({ leftOut, within }: FunnelView, index: AreaIndex, language: Language) {
  const byReason = Map.groupBy(leftOut, ({ because }) => reasonWords(because, language));
  return (
    <ul>
      {[...byReason].map(([reason, rows]) => (
        <li>
          {capital(reason)}:{" "}
          {listed(
            rows.map(({ area }) => labelIn(within, area, index)),
            30,
            language,
          )}
          .
        </li>
      ))}
    </ul>
  );
}

function funnelFigure(
  view: FunnelView,
  funnel: Funnel,
  index: AreaIndex,
  { language, source, query }: { language: Language; source: string; query: Record<string, string | undefined> },
) {
  const text = words[language];
  const { indicator, group, period } = view;
  const props = funnelProps(view, funnel, language);
  return (
    <Figure
      language={language}
      id="trechter"
      title={props.title}
      subtitle={`${measureText(indicator, group, period, language)}. ${text.funnelRead}`}
      source={source}
      table={funnelTable(view, funnel, index, language)}
    >
      {FunnelPlot(props)}
      <PictureLinks language={language} path={funnelPath(indicator.id)} query={query} />
    </Figure>
  );
}

/** With thousands of areas the table holds those that stand out: the rest lie where chance puts them. */
const mostRows = 300;

function funnelTable({ indicator, within }: FunnelView, { rows }: Funnel, index: AreaIndex, language: Language) {
  const text = words[language];
  const show = (value: number): string => formatNumber(value, language, indicator.decimals);
  const shown = rows.length > mostRows ? rows.filter((row) => classOf(row) !== "inside").slice(0, mostRows) : rows;
  const cells = (row: FunnelRow): Cell[] => {
    const { value, lower, upper } = row.shrunken;
    return [
      <a href={localPath(areaPath(row.area, index), language)}>{labelIn(within, row.area, index)}</a>,
      { content: <a href={localPath(originPath({ id: row.observation }), language)}>{show(row.value)}</a>, sort: row.value },
      { content: formatNumber(row.count, language), sort: row.count },
      { content: formatNumber(row.denominator, language), sort: row.denominator },
      text.funnelPlace[placeName(row)],
      { content: `${show(value)}${lower === null || upper === null ? "" : ` (${text.range(show(lower), show(upper))})`}`, sort: value },
    ];
  };
  return (
    <>
      <DataTable
        language={language}
        id="funnel-table"
        caption={text.funnelTable}
        columns={[
          { title: text.area },
          { title: `${text.value}${unitOf(indicator, language) ? ` (${unitOf(indicator, language)})` : ""}`, numeric: true },
          { title: text.numerator, numeric: true },
          { title: text.denominator, numeric: true },
          { title: text.standing },
          { title: text.shrunken, numeric: true },
        ]}
        rows={shown.map(cells)}
      />
      <p class="source">{text.shrunkenNote}</p>
    </>
  );
}

function placeName(row: FunnelRow): "low998" | "low95" | "inside" | "high95" | "high998" | "unknown" {
  const { side } = row.place;
  if (side === "unknown" || side === "inside") return side;
  return `${side}${classOf(row) === "outside998" ? "998" : "95"}`;
}

function funnelChooser(
  { within, level, period, periods, group, groups }: FunnelView,
  index: AreaIndex,
  action: string,
  language: Language,
) {
  const text = words[language];
  const around = [...index.ancestors(within).toReversed(), within];
  return (
    <Form action={action} label={text.choose} compact>
      <ScopeFields
        language={language}
        level={level}
        within={within}
        periods={periods}
        period={period.id}
        groups={groups}
        group={group.id}
        index={index}
        places={around.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <SubmitButton>{text.show}</SubmitButton>
    </Form>
  );
}
