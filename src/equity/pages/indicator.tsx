import { areaIndex } from "../../areas/index.ts";
import { capital, catalogue, emptyPage, figureTexts, indicatorPath, titleOf, withQuery } from "../../figures/index.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import type { Markup } from "../../ui/markup.ts";
import { Definitions, Details, Links, Notice } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { reasonWords } from "../sentences/reasons.ts";
import { basisSentence } from "../sentences/basis.ts";
import { peopleSentence, sentence } from "../sentences/sentences.ts";
import { equityView } from "../service.ts";
import type { EquityView } from "../view.ts";
import { equiplotFigure, mapFigure, slopeFigure, trendFigure } from "./charts.tsx";
import { chooser } from "./chooser.tsx";
import { ladderTable, leftOutList } from "./ladder.tsx";
import { measuresTable } from "./measures.tsx";
import {
  apiPath,
  choiceOf,
  equityPath,
  funnelPath,
  orderingLine,
  orderingsIn,
  overviewPath,
  placeText,
  queryOf,
  sourceText,
  usedIn,
  type Asked,
  type EquityParts,
} from "./parts.tsx";
import { words } from "./words.ts";

/** How unequal one topic is: the sentence, the ladder, the years; then all measures, areas and how it was measured. */
export async function indicatorPage(parts: EquityParts, name: string, asked: Asked): Promise<Markup> {
  const reader = parts.reader();
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const empty = await emptyPage(parts, equityPath(name));
  if (empty) return empty;
  const [index, list, view] = await Promise.all([
    areaIndex(reader),
    catalogue(reader),
    choiceOf(reader, asked, name).then((choice) => equityView(reader, name, choice)),
  ]);
  const { indicator, group, current, ordering, within, level } = view;
  const orderings = orderingsIn(list, indicator);
  const title = titleOf(indicator, language);
  const query = queryOf(asked);
  const chart = { view, language, query, source: sourceText(list, usedIn(view, view.periods), language) };
  const now = { ...chart, source: sourceText(list, usedIn(view, [current]), language) };
  const csv = apiPath(view, indicator.id, { group: group.id, format: "csv" });
  const areas = localPath(withQuery(`${equityPath(indicator.id)}/gebieden.csv`, query), language);
  const ladder = ladderTable(view, index, language, areas);
  const slope = slopeFigure({ ...now, table: ladder }, index);
  const people = peopleSentence(view, language);
  const trend = trendFigure(chart);
  const map = await mapFigure(reader, now);
  return frame(site, {
    path: withQuery(equityPath(indicator.id), query),
    trail: [{ path: overviewPath, text: text.inequality }, { text: title }],
    title: text.howUnequal(title),
    description: text.indicatorDescription(title, within.name),
    heading: text.howUnequal(title),
    subheading: `${capital(titleOf(group, language))} · ${current.period.id} · ${placeText(view, language)}`,
    lead: sentence(view, language),
    children: (
      <>
        {people ? <p>{people}</p> : null}
        {indicator.measure === "count" ? (
          <Notice>
            <p>{text.countNote}</p>
          </Notice>
        ) : null}
        {ordering ? (
          // Without a single figure to order by, the lead says so.
          current.rungs.length > 0 ? (
            <p>{orderingLine(ordering, within, language)}</p>
          ) : null
        ) : (
          <Notice>
            <p>
              {orderings.length > 0
                ? `${text.noOrder} ${text.noOrderWayOut}`
                : indicator.orders_areas
                  ? text.noOtherOrder
                  : `${text.noOrderLoaded}. ${text.noOrderLoadedText}`}
            </p>
          </Notice>
        )}
        {await chooser({
          reader,
          language,
          action: localPath(equityPath(indicator.id), language),
          ordering,
          orderings,
          mayLack: true,
          level,
          within,
          periods: view.periods.map(({ period }) => period),
          period: current.period.id,
          groups: view.groups,
          group: group.id,
        })}
        {slope}
        {equiplotFigure(chart)}
        {trend || (view.noChange && ordering) ? (
          <Details language={language} summary={text.trend}>
            {trend}
            {view.noChange && ordering ? <p>{text.noChange(reasonWords(view.noChange, language))}</p> : null}
          </Details>
        ) : null}
        {map ? (
          <Details language={language} summary={text.map(figureTexts[language].levels[level].many)}>
            {map}
          </Details>
        ) : null}
        <Details language={language} summary={text.measures}>
          <p>{text.measuresIntro}</p>
          {measuresTable(view, language, csv)}
        </Details>
        {slope ? null : (
          <Details language={language} summary={ordering ? text.areas : text.areasPlain}>
            {ladder}
          </Details>
        )}
        <Details language={language} summary={text.leftOut}>
          {leftOutList(view, index, language)}
        </Details>
        <Details language={language}>
          <Definitions items={measured(view, people !== null, language)} />
          <Links items={[{ href: localPath("/over/methode", language), text: text.moreMethod }]} />
        </Details>
        {elsewhere(view, query, language)}
        <Links
          items={[
            { href: csv, text: text.downloadCsv, download: true },
            { href: areas, text: text.allAreas, download: true },
            { href: apiPath(view, indicator.id, { group: group.id, period: current.period.id }), text: text.json },
          ]}
        />
      </>
    ),
  });
}

/** What was measured, by what it was ordered and weighed, and how its limits were made. */
function measured(view: EquityView, hasPeople: boolean, language: Language) {
  const text = words[language];
  const { indicator, ordering, within, current, level } = view;
  const { line } = current;
  const difference = current.outcomes.find(({ measure }) => measure === "difference");
  const limitsFrom = line ? line.limitsFrom : difference?.computable ? difference.limitsFrom : null;
  const many = figureTexts[language].levels[level].many;
  const limits = limitsFrom === "scatter" ? text.limitsBy.scatter(many) : text.limitsBy[limitsFrom ?? "none"];
  return [
    { term: text.definition, text: language === "nl" ? indicator.definition_nl : indicator.definition_en },
    { term: text.caveat, text: language === "nl" ? indicator.caveat_nl : indicator.caveat_en },
    { term: text.order, text: ordering ? orderingLine(ordering, within, language) : text.noOrder },
    { term: text.basis, text: basisSentence(view, language) },
    { term: text.method, text: ordering === null ? text.methodNone : ordering.kind === "areas" ? text.methodBands : text.methodLine },
    { term: text.limits, text: ordering === null ? "" : limits },
    { term: text.people, text: hasPeople ? text.peopleNote : "" },
  ];
}

function elsewhere({ indicator }: EquityView, query: Record<string, string | undefined>, language: Language) {
  const text = words[language];
  const { niveau, binnen, periode, groep, volgorde } = query;
  const items = [
    { href: withQuery(overviewPath, { volgorde: volgorde === "geen" ? undefined : volgorde, niveau, binnen }), text: text.toOverview },
    {
      href: withQuery(indicatorPath(indicator.id), { niveau, binnen, periode, groep }),
      text: text.toIndicator(titleOf(indicator, language)),
    },
    ...(indicator.method === "modelEstimate"
      ? []
      : [{ href: withQuery(funnelPath(indicator.id), { niveau, binnen, periode, groep }), text: text.toFunnel }]),
    { href: `${overviewPath}/evaluaties`, text: text.toEvaluations },
    { href: `${overviewPath}/geld`, text: text.toMoney },
  ];
  return (
    <section>
      <h2>{text.furtherTitle}</h2>
      <ul>
        {items.map(({ href, text: label }) => (
          <li>
            <a href={localPath(href, language)}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
