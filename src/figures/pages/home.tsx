import { areaIndex, type Area } from "../../areas/index.ts";
import { formatDate, localPath, type Language } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Markup } from "../../ui/markup.ts";
import { Form, SubmitButton, TextField } from "../../ui/form.tsx";
import { Beside, Card, Lead, Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { catalogue } from "../catalogue.ts";
import { indicatorView, type IndicatorView } from "../service.ts";
import { valueSentence } from "../sentences.ts";
import { figureTexts } from "../texts.ts";
import { areaPath, capital, extremesSentence, indicatorPath, mapOf, titleOf, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

/** What is this, and which neighbourhood do you want to see: by name, on the map, in the list. */
export async function homePage(parts: PageParts): Promise<Markup> {
  const { settings } = parts;
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const reader = parts.reader();
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const city = index.find(settings.home);
  const districts = index.within(city, "district");
  const known = list.indicators.some(({ id }) => id === settings.headline) && districts.length > 0;
  const view = known ? await newestView(parts, index.versions(city.code)) : null;
  const newest = list.releases[0];

  return frame(site, {
    path: "/",
    trail: [],
    title: "Gelijkop",
    description: settings.intro[language],
    heading: text.homeTitle,
    children: (
      <>
        <Beside aside={view ? await cityMap(parts, view) : null}>
          <Lead>{settings.intro[language]}</Lead>
          <Form action={localPath("/gebieden", language)} search label={text.search}>
            <TextField name="q" type="search" label={text.search} hint={text.searchHint} />
            <SubmitButton>{text.searchButton}</SubmitButton>
          </Form>
          {view ? <p class="after-form">{cityLine(view, language)}</p> : null}
        </Beside>
        <section>
          <h2>{text.chooseDistrict}</h2>
          <DistrictList districts={districts} path={(area) => localPath(areaPath(area), language)} />
          <Links
            items={[
              { href: localPath("/gebieden", language), text: text.allAreas },
              { href: localPath("/indicatoren", language), text: text.allTopics },
              { href: localPath(areaPath(city), language), text: text.healthOf(city.name) },
            ]}
          />
        </section>
        {newest ? (
          <section>
            <h2>{text.newest}</h2>
            <p>
              <a href={localPath(`/data/${newest.key}`, language)}>{newest.title}</a>,{" "}
              {text.newestText(formatDate(newest.imported_at, language))}
            </p>
          </section>
        ) : null}
      </>
    ),
  });
}

/** The headline over the city's districts, in the newest division that has it: other figures may be of a newer one. */
async function newestView({ reader, settings }: PageParts, versions: readonly Area[]): Promise<IndicatorView | null> {
  for (const { code, division } of versions) {
    const view = await indicatorView(reader(), settings.headline, { level: "district", within: code, division }).catch(unlessProblem);
    if (view?.rows.some(({ observation }) => observation.value !== null)) return view;
  }
  return null;
}

function unlessProblem(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}

function DistrictList({ districts, path }: { districts: readonly Area[]; path: (area: Area) => string }) {
  return (
    <ul class="columns" role="list">
      {districts.map((area) => (
        <li>
          <a href={path(area)}>{capital(area.name)}</a>
        </li>
      ))}
    </ul>
  );
}

async function cityMap(parts: PageParts, view: IndicatorView) {
  const { language } = parts.site();
  const text = words[language];
  const title = titleOf(view.indicator, language);
  const found = await mapOf({
    reader: parts.reader(),
    language,
    id: "map",
    title: text.mapTitle(title),
    description: `${title}, ${view.period.id}`,
    indicator: view.indicator,
    rows: view.rows,
    within: view.within,
    whole: true,
  });
  if (!found) return null;
  return (
    <Card title={`${text.mapTitle(title)}, ${view.period.id}`}>
      {found.map}
      <p class="source">
        {text.darker} {found.note}
      </p>
      <Links items={[{ href: localPath(indicatorPath(view.indicator.id), language), text: title }]} />
    </Card>
  );
}

function cityLine({ indicator, group, benchmark, benchmarkArea, rows, level }: IndicatorView, language: Language): string {
  const first = benchmark ? valueSentence(benchmark, { name: benchmarkArea.name, indicator, group, language }) : "";
  return [first, extremesSentence(rows, indicator, figureTexts[language].levels[level].many, language)].filter(Boolean).join(" ");
}
