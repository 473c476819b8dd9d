/** What this room says on other rooms' pages: the gap beside the average. */
import { areaIndex, type Area } from "../../areas/index.ts";
import { capital, figureTexts, titleOf, withQuery, type CitySettings } from "../../figures/index.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import { kept, type Reader } from "../../kernel/snapshot.ts";
import type { Child, Markup } from "../../ui/markup.ts";
import { orderingWords } from "../sentences/ordering.ts";
import { sentence } from "../sentences/sentences.ts";
import { equityView, overview } from "../service.ts";
import { kindOf } from "./overview-list.tsx";
import { changeText, choiceOf, equityPath, overviewPath, sizeText, type Asked } from "./parts.tsx";
import { words } from "./words.ts";

const mostTopics = 5;
const nothing: Asked = { order: undefined, level: undefined, within: undefined, period: undefined, group: undefined };

/**
 * On an area's profile. Of a municipality: the largest demonstrable gaps between its areas. Of a district or neighbourhood: where it stands in
 * the order, and the city's gap in the headline. Null for other areas, without an order, and where nothing can be compared.
 * One query for the first profile of a city and level; then from memory until the data changes.
 */
export async function profileSection(
  reader: Reader,
  area: Area,
  language: Language,
  settings: Pick<CitySettings, "headline" | "home">,
): Promise<Markup | null> {
  const said = await orNothing(() =>
    area.level === "municipality"
      ? ofMunicipality(reader, area, language, settings)
      : area.level === "district" || area.level === "neighbourhood"
        ? ofPart(reader, area, language, settings)
        : Promise.resolve(null),
  );
  if (!said) return null;
  const { within, body, query } = said;
  const text = words[language];
  return (
    <section>
      <h2>{text.profileTitle}</h2>
      {body}
      <p>
        <a href={localPath(withQuery(overviewPath, query), language)}>{text.profileAll(within.name)}</a>
      </p>
    </section>
  );
}

type Said = { within: Area; body: Child; query: Record<string, string | undefined> } | null;

async function ofMunicipality(reader: Reader, area: Area, language: Language, { home }: Pick<CitySettings, "home">): Promise<Said> {
  const choice = await choiceOf(reader, { ...nothing, within: area.code });
  if (!choice.ordering) return null;
  const found = await kept(reader, `overview ${area.code} ${area.division}`, () =>
    overview(reader, { ...choice, division: area.division }),
  );
  if (found.rows.length === 0) return null;
  const text = words[language];
  const query = { binnen: area.code === home ? undefined : area.code };
  const shown = found.rows.filter((row) => kindOf(row) === "against").slice(0, mostTopics);
  const many = figureTexts[language].levels[found.level].many;
  const body = (
    <>
      <p>
        {shown.length === 0
          ? text.profileNone(many, area.name)
          : `${text.profileIntro(area.name, many)} ${lowered(text.groups.against(orderingWords(found.ordering, found.within, language).least))}.`}
      </p>
      {shown.length === 0 ? null : (
        <ul>
          {shown.map(({ indicator, gap, change }) => (
            <li>
              <a href={localPath(withQuery(equityPath(indicator.id), query), language)}>{titleOf(indicator, language)}</a>
              {text.profileLine(sizeText(gap.value, indicator, language), changeText(change, language))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
  return { within: area, body, query };
}

async function ofPart(
  reader: Reader,
  area: Area,
  language: Language,
  { headline, home }: Pick<CitySettings, "headline" | "home">,
): Promise<Said> {
  const index = await areaIndex(reader);
  const city = index.ancestorAt(area, "municipality");
  if (!city) return null;
  const { level } = area;
  const choice = await choiceOf(reader, { ...nothing, within: city.code, level }, headline);
  if (!choice.ordering) return null;
  const view = await kept(reader, `${headline} ${city.code} ${city.division} ${level}`, () =>
    equityView(reader, headline, { ...choice, division: city.division }),
  );
  const { ordering, current, indicator } = view;
  if (!ordering || current.rungs.length < 2) return null;
  const text = words[language];
  const many = figureTexts[language].levels[level].many;
  const { name, least } = orderingWords(ordering, city, language);
  const place = current.rungs.findIndex((rung) => rung.area.id === area.id);
  const binnen = city.code === home ? undefined : city.code;
  const query = { niveau: level, binnen };
  const body = (
    <>
      {place < 0 ? null : <p>{text.standingOf(capital(area.name), place + 1, current.rungs.length, many, name, least)}</p>}
      <p>
        {text.profileIntro(city.name, many)} {lowered(sentence(view, language))}{" "}
        <a href={localPath(withQuery(equityPath(indicator.id), query), language)}>{text.howUnequal(titleOf(indicator, language))}</a>
      </p>
    </>
  );
  return { within: city, body, query };
}

/**
 * The gap beside the average, for a page about one indicator: the sentence and the address where it is worked out.
 * Null without an order, and where there is nothing to compare.
 * @param group a group's id; undefined for the indicator's first
 * @param withinCode the area whose parts are compared; undefined for the city
 */
export async function gapSentence(
  reader: Reader,
  indicatorId: string,
  group: string | undefined,
  withinCode: string | undefined,
  language: Language,
): Promise<{ text: string; href: string } | null> {
  return orNothing(async () => {
    const choice = await choiceOf(reader, { ...nothing, group, within: withinCode }, indicatorId);
    if (!choice.ordering) return null;
    const view = await kept(reader, `gap ${indicatorId} ${group ?? ""} ${withinCode ?? ""}`, () => equityView(reader, indicatorId, choice));
    if (view.current.rungs.length < 2) return null;
    const address = withQuery(equityPath(view.indicator.id), { binnen: withinCode, groep: group });
    return { text: sentence(view, language), href: localPath(address, language) };
  });
}

/** On a page about something else, an unknown name or an empty database is no reason to fail. */
async function orNothing<T>(say: () => Promise<T | null>): Promise<T | null> {
  try {
    return await say();
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
