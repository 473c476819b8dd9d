import { withQuery } from "../../../figures/index.ts";
import { formatNumber, localPath, type Language } from "../../../kernel/language.ts";
import { printCsv } from "../../../kernel/print.ts";
import { Figure } from "../../../ui/chart/figure.tsx";
import { LorenzPlot } from "../../../ui/chart/lorenz-plot.ts";
import { PictureLinks } from "../../../ui/chart/picture-links.tsx";
import type { Markup } from "../../../ui/markup.ts";
import { Links } from "../../../ui/prose.tsx";
import { frame } from "../../../ui/site.tsx";
import { DataTable, type Cell } from "../../../ui/table.tsx";
import { effortColumns, effortLines, effortSentences } from "../../effort/answer.ts";
import { amountWords, leftOutWords, needWords } from "../../effort/sentences.ts";
import { effortTexts } from "../../effort/texts.ts";
import { effortView, type EffortChoice, type EffortView } from "../../effort/service.ts";
import { curveProps } from "./chart-props.ts";
import { effortChooser, effortContents, effortMethod } from "./parts.tsx";
import { effortWords } from "./words.ts";
import { effortPath, effortsPath, type EffortParts } from "./list.tsx";

/** One effort against one need: the answer, the curve, the areas, and what is in it. */
export async function effortPage(parts: EffortParts, id: string, choice: EffortChoice = {}): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = effortWords[language];
  const view = await effortView(parts.reader(), id, choice);
  const { effort, result } = view;
  const sentences = effortSentences(view, language);
  const at = (path: string) => withQuery(path, queryParts(choice));
  return frame(site, {
    path: at(effortPath(id)),
    trail: [{ path: "/ongelijkheid", text: text.inequality }, { path: effortsPath, text: text.title }, { text: effort.title[language] }],
    title: `${effort.title[language]}: ${text.question[effort.unit]}`,
    description: sentences[0],
    heading: text.question[effort.unit],
    subheading: `${effort.title[language]} · ${effort.period} · ${view.within.name}`,
    lead: sentences.slice(0, 3).join(" "),
    children: (
      <>
        {sentences.slice(3).map((sentence) => (
          <p>{sentence}</p>
        ))}
        {effortChooser(view, localPath(effortPath(id), language), language)}
        {curveFigure(view, choice, language)}
        <h2>{text.perArea.title}</h2>
        {together(view, language)}
        <p>{text.method.rule}</p>
        <p>{text.perArea.note}</p>
        {areaTable(view, language)}
        {result.leftOut.length > 0 ? (
          <>
            <h2>{text.leftOutTitle}</h2>
            <ul>
              {result.leftOut.map(({ area, amount, because }) => (
                <li>
                  {nameOf(view, area)}: {leftOutWords(because, language)}
                  {amount === null ? "" : ` (${amountWords(amount, effort.unit, language)})`}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {effortContents(view, language)}
        {effortMethod(view, language)}
        <Links items={[{ href: localPath(at(`${effortPath(id)}.csv`), language), text: text.csv, download: true }]} />
      </>
    ),
  });
}

/** The areas of that page as CSV, at the page's address with .csv behind its id. */
export async function effortCsv(parts: EffortParts, id: string, choice: EffortChoice = {}): Promise<string> {
  return `${printCsv(effortLines(await effortView(parts.reader(), id, choice), parts.site().language), effortColumns)}\r\n`;
}

/** In the order in which an address is written, so that one page has one address. */
const queryParts = ({ need, group, period, within }: EffortChoice) => ({ behoefte: need, groep: group, periode: period, binnen: within });

const nameOf = ({ areas }: EffortView, code: string): string => areas.get(code)?.name ?? code;
const percent = (share: number, language: Language): string => `${formatNumber(share * 100, language, 1)} %`;

function curveFigure(view: EffortView, choice: EffortChoice, language: Language) {
  const props = curveProps(view, language);
  if (!props) return null;
  const text = effortWords[language];
  const { effort, need, result } = view;
  const { description: subtitle } = props;
  const table = (
    <DataTable
      language={language}
      id="curve-table"
      caption={`${text.curve.title}. ${subtitle}`}
      columns={[
        { title: text.curveHeadings.area },
        { title: text.curveHeadings.need, numeric: true },
        { title: text.curveHeadings.effort, numeric: true },
      ]}
      rows={result.curve.flatMap((point): Cell[][] =>
        point.area === null ? [] : [[nameOf(view, point.area), percent(point.need, language), percent(point.effort, language)]],
      )}
    />
  );
  return (
    <Figure
      language={language}
      id="verdeling"
      title={text.curve.title}
      subtitle={subtitle}
      source={`${effort.source ? `${effort.source.publisher}, ${effort.source.title}` : text.noSource}. ${text.figuresSource(needWords(need.indicator, need.kind, language))}`}
      table={table}
    >
      {LorenzPlot(props)}
      <PictureLinks path={`${effortPath(effort.id)}/lorenz`} query={queryParts(choice)} language={language} />
    </Figure>
  );
}

function together({ effort, result: { total } }: EffortView, language: Language) {
  if (total.perResident === null || total.perNeeded === null) return null;
  const amount = (value: number, decimals: number): string => amountWords(value, effort.unit, language, decimals);
  return (
    <p>
      {effortWords[language].together(
        amount(total.amount, 0),
        formatNumber(total.needed, language),
        amount(total.perResident, 2),
        amount(total.perNeeded, 2),
      )}
    </p>
  );
}

function areaTable(view: EffortView, language: Language) {
  const text = effortWords[language];
  const { effort, need, result, origins, areas } = view;
  const amount = (value: number | null, decimals?: number): Cell => ({
    content: value === null || Number.isNaN(value) ? "–" : amountWords(value, effort.unit, language, decimals),
    sort: value ?? "",
  });
  const rows = result.areas.map((each): Cell[] => {
    const origin = origins.get(each.area);
    const rate = formatNumber(each.need.rate * 100, language, 1);
    const area = areas.get(each.area);
    return [
      area ? <a href={localPath(`/gebieden/${encodeURIComponent(area.code)}`, language)}>{area.name}</a> : each.area,
      effortTexts[language].rule[each.standing.rule],
      amount(each.amount, 0),
      { content: origin ? <a href={localPath(`/cijfers/${encodeURIComponent(origin)}`, language)}>{rate}</a> : rate, sort: each.need.rate },
      { content: inNeed(each.need, language), sort: each.need.needed },
      amount(each.perResident, 2),
      amount(each.perNeeded, 2),
      amount(each.proportional, 0),
      { content: signed(each.difference, view, language), sort: each.difference },
    ];
  });
  const { headings } = text;
  return (
    <DataTable
      language={language}
      id="areas-table"
      caption={text.perArea.caption(effort.title[language], needWords(need.indicator, need.kind, language))}
      columns={[
        { title: headings.area },
        { title: headings.rule },
        { title: headings.amount, numeric: true },
        { title: headings.rate, numeric: true },
        { title: headings.inNeed, numeric: true },
        { title: headings.perResident, numeric: true },
        { title: headings.perNeeded, numeric: true },
        { title: headings.proportional, numeric: true },
        { title: headings.difference, numeric: true },
      ]}
      rows={rows}
    />
  );
}

function inNeed({ needed, lower, upper }: { needed: number; lower: number | null; upper: number | null }, language: Language): string {
  const count = formatNumber(needed, language);
  if (lower === null || upper === null) return count;
  return `${count} (${effortWords[language].between(formatNumber(lower, language), formatNumber(upper, language))})`;
}

function signed(difference: number, { effort }: EffortView, language: Language): string {
  if (Number.isNaN(difference)) return "–";
  const size = amountWords(Math.abs(difference), effort.unit, language, 0);
  return Math.round(difference) === 0 ? size : `${difference > 0 ? "+" : "−"} ${size}`;
}
