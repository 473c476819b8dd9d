import { areaIndex, searchAreas, type Area, type AreaIndex } from "../../areas/index.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import { Form, SubmitButton, TextField } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Notice } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { catalogue } from "../catalogue.ts";
import { figureTexts } from "../texts.ts";
import { areaPath, capital, indicatorPath, titleOf, withQuery, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

const mostFound = 20;
/** A longer question is no name. */
const longestQuestion = 100;

/**
 * Search results, and every area of the city to choose from.
 * @returns a page, or the path of the one area that was meant
 */
export async function areasPage(parts: PageParts, typed: string | undefined): Promise<Markup | { goTo: string }> {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const reader = parts.reader();
  const index = await areaIndex(reader);
  const question = typed?.trim().slice(0, longestQuestion) ?? "";
  const found = question ? await searchAreas(reader, question, mostFound) : [];
  if (found.length === 1) return { goTo: localPath(areaPath(found[0].area), language) };
  const city = index.find(parts.settings.home);
  const heading = !question ? text.allAreas : found.length > 0 ? text.results(question) : text.noResults(question);

  return frame(site, {
    path: withQuery("/gebieden", { q: question || undefined }),
    trail: [{ text: text.areas }],
    title: heading,
    description: text.areasText,
    hidden: question !== "",
    heading,
    children: (
      <>
        <Form action={localPath("/gebieden", language)} search label={text.search}>
          <TextField name="q" type="search" label={text.search} hint={text.searchHint} value={question} />
          <SubmitButton>{text.searchButton}</SubmitButton>
        </Form>
        {found.length === mostFound ? <p class="after-form">{text.firstFound(mostFound)}</p> : null}
        {found.length > 0 ? (
          <ul>
            {found.map(({ area, label }) => (
              <li>
                <a href={localPath(areaPath(area), language)}>{capital(label)}</a> · {figureTexts[language].levels[area.level].one}
              </li>
            ))}
          </ul>
        ) : null}
        {question && found.length === 0 ? (
          <Notice>
            <p>{text.noResultsText}</p>
          </Notice>
        ) : null}
        {question ? <h2>{text.allAreas}</h2> : null}
        <p class="after-form">
          {text.areasText} {index.within(city, "neighbourhood").some((area) => index.hasFigures(area)) ? "" : text.noNeighbourhoods}
        </p>
        <div hidden>
          <TextField name="filter" label={text.filterHint} filter="all-areas" />
        </div>
        <p role="status" data-filter-status="all-areas" data-one={text.found.one} data-many={text.found.many} />
        <ul id="all-areas" class="area-tree" role="list">
          <li>{link(city, language)}</li>
          {index.children(city).map((district) => (
            <>
              <li>{link(district, language)}</li>
              {index.children(district).map((neighbourhood) => (
                <li class="below">{link(neighbourhood, language)}</li>
              ))}
            </>
          ))}
          {sets(index).map((set) => (
            <li>
              {link(set, language)} · {figureTexts[language].levels.set.one}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

const link = (area: Area, language: Language) => <a href={localPath(areaPath(area), language)}>{capital(area.name)}</a>;
const sets = (index: AreaIndex): Area[] => index.areas.filter(({ level }) => level === "set");

/** Every indicator that has figures, by theme. */
export async function indicatorsPage(parts: PageParts): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const list = await catalogue(parts.reader());
  const filled = list.indicators.filter((indicator) => list.groupsOf(indicator).length > 0);
  return frame(site, {
    path: "/indicatoren",
    trail: [{ text: text.topics }],
    title: text.allTopics,
    description: text.topicsText,
    heading: text.allTopics,
    lead: text.topicsText,
    children: parts.settings.themes.map((theme) => {
      const members = filled.filter(({ theme: id }) => id === theme.id);
      return members.length === 0 ? null : (
        <section>
          <h2>{theme.title[language]}</h2>
          <ul class="columns" role="list">
            {members.map((indicator) => (
              <li>
                <a href={localPath(indicatorPath(indicator.id), language)}>{titleOf(indicator, language)}</a>
              </li>
            ))}
          </ul>
        </section>
      );
    }),
  });
}
