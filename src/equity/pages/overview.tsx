import { capital, catalogue, emptyPage, titleOf, withQuery } from "../../figures/index.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import { RankingChart } from "../../ui/chart/dot-list.ts";
import { Figure } from "../../ui/chart/figure.tsx";
import { PictureLinks } from "../../ui/chart/picture-links.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Links, Notice } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { reasonWords } from "../sentences/reasons.ts";
import { orderingWords } from "../sentences/ordering.ts";
import { overviewSentence } from "../sentences/overview.ts";
import { overview as overviewOf } from "../service.ts";
import type { Overview } from "../view.ts";
import { chooser } from "./chooser.tsx";
import { overviewDots, overviewSource, overviewTable } from "./overview-list.tsx";
import { apiPath, choiceOf, orderingLine, orderingsIn, overviewPath, placeText, queryOf, type Asked, type EquityParts } from "./parts.tsx";
import { words } from "./words.ts";

/** Where chances are least equal: every topic by the size of its gap, with what can and can't be said of it. */
export async function overviewPage(parts: EquityParts, asked: Asked): Promise<Markup> {
  const reader = parts.reader();
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const empty = await emptyPage(parts, overviewPath);
  if (empty) return empty;
  const list = await catalogue(reader);
  if (asked.order === undefined && orderingsIn(list).length === 0) return noOrderPage(parts);
  const found = await overviewOf(reader, await choiceOf(reader, asked));
  const query = queryOf(asked);
  const csv = apiPath(found, undefined, { period: asked.period, group: asked.group, format: "csv" });
  const subtitle = text.listSubtitle(orderingWords(found.ordering, found.within, language).least);
  const props = { overview: found, query: { ...query, periode: undefined }, language };
  return frame(site, {
    path: withQuery(overviewPath, query),
    trail: [{ text: text.inequality }],
    title: text.overviewTitle,
    description: text.overviewDescription(found.within.name),
    heading: text.overviewTitle,
    subheading: capital(placeText(found, language)),
    lead: overviewSentence(found, language),
    children: (
      <>
        <p>{orderingLine(found.ordering, found.within, language)}</p>
        {await chooser({
          reader,
          language,
          action: localPath(overviewPath, language),
          ordering: found.ordering,
          orderings: orderingsIn(list),
          mayLack: false,
          level: found.level,
          within: found.within,
          periods: [],
          period: "",
          groups: [],
          group: "",
        })}
        {found.rows.length === 0 ? null : (
          <Figure
            language={language}
            id="lijst"
            title={text.listTitle}
            subtitle={subtitle}
            source={overviewSource(found, list, language)}
            table={overviewTable(props, `${text.listTitle}. ${capital(placeText(found, language))}`, csv)}
          >
            {RankingChart(overviewDots(props))}
            <p class="source">{text.listNote}</p>
            <PictureLinks language={language} path={`${overviewPath}/lijst`} query={query} />
          </Figure>
        )}
        {notComputableList(found, language)}
        {further(language)}
        <Links
          items={[
            { href: csv, text: text.downloadOverview, download: true },
            { href: apiPath(found, undefined, { period: asked.period, group: asked.group }), text: text.json },
            { href: localPath("/over/methode", language), text: text.moreMethod },
          ]}
        />
      </>
    ),
  });
}

function notComputableList({ notComputable }: Overview, language: Language) {
  if (notComputable.length === 0) return null;
  const text = words[language];
  const byReason = Map.groupBy(notComputable, ({ because }) => reasonWords(because, language));
  return (
    <section>
      <h2>{text.notComputableTitle}</h2>
      <ul>
        {[...byReason].map(([reason, rows]) => (
          <li>
            {capital(reason)}: {rows.map(({ indicator }) => titleOf(indicator, language)).join(", ")}.
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What else this room has to say. */
export function further(language: Language) {
  const text = words[language];
  return (
    <section>
      <h2>{text.furtherTitle}</h2>
      <ul>
        <li>
          <a href={localPath(`${overviewPath}/evaluaties`, language)}>{text.toEvaluations}</a>
        </li>
        <li>
          <a href={localPath(`${overviewPath}/geld`, language)}>{text.toMoney}</a>
        </li>
      </ul>
    </section>
  );
}

/** Nobody said who has least and most: what that means, and where to go. */
function noOrderPage(parts: EquityParts): Markup {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  return frame(site, {
    path: overviewPath,
    trail: [{ text: text.inequality }],
    title: text.overviewTitle,
    description: text.noOrderLoaded,
    heading: text.overviewTitle,
    lead: `${text.noOrderLoaded}.`,
    children: (
      <>
        <Notice>
          <p>{text.noOrderLoadedText}</p>
          <p>
            <a href={localPath("/indicatoren", language)}>{text.seeTopics}</a>
          </p>
        </Notice>
        {further(language)}
      </>
    ),
  });
}
