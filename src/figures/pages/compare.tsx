import { areaIndex, type Area, type AreaIndex } from "../../areas/index.ts";
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import { RankingChart, type DotListProps } from "../../ui/chart/dot-list.ts";
import { Figure } from "../../ui/chart/figure.tsx";
import { PictureLinks } from "../../ui/chart/picture-links.tsx";
import { RankingPlot } from "../../ui/chart/ranking-plot.ts";
import type { StandaloneProps } from "../../ui/chart/standalone.ts";
import { ErrorSummary, Form, SelectField, SubmitButton } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import { catalogue, type Catalogue } from "../catalogue.ts";
import { compareAreas, type Choice, type Profile, type ProfileRow } from "../service.ts";
import { benchmarkSentence, valueOrReason, valueSentence } from "../sentences.ts";
import { figureTexts } from "../texts.ts";
import { areaPath, capital, indicatorPath, originPath, shownValue, titleOf, unitOf, withQuery, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

const places = [1, 2, 3, 4, 5] as const;
/** Where a missing second area is asked for. */
const secondField = "gebied2";

/** Two to five areas side by side; with fewer the form to choose them. */
export async function comparePage(parts: PageParts, codes: readonly (string | undefined)[], choice: Choice): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const reader = parts.reader();
  const index = await areaIndex(reader);
  const chosen = chosenOf(codes, index);
  const profiles = chosen.length >= 2 ? await compareAreas(reader, chosen, choice).catch(onlyProblems) : [];
  // A link gives one area to start from; a form that was sent gives an answer, empty or not, for each.
  const wrong = chosen.length < 2 && codes.filter((code) => code !== undefined).length > 1;
  const query = Object.fromEntries((wrong ? codes : chosen).map((code, place) => [`gebied${place + 1}`, code]));
  const asked = { ...query, periode: choice.period, groep: choice.group };
  const heading = profiles.length > 0 ? profiles.map(({ area }) => area.name).join(", ") : text.compareTitle;
  const city = index.find(parts.settings.home);
  const offered = [
    city,
    ...index.within(city, "district"),
    ...index.within(city, "neighbourhood"),
    ...index.ancestors(city),
    ...index.shown().filter(({ level }) => level === "set"),
  ];
  const codesOffered = new Set(offered.map(({ code }) => code));
  const choices = options([...offered, ...chosen.filter((code) => !codesOffered.has(code)).map((code) => index.find(code))], language);

  return frame(site, {
    path: withQuery("/gebieden/vergelijk", asked),
    trail: [{ path: "/gebieden", text: text.areas }, { text: text.compare }],
    title: profiles.length > 0 ? `${text.compare}: ${heading}` : heading,
    description: text.compareText,
    heading,
    lead: profiles.length > 0 ? headlineLines(profiles, parts.settings.headline, language) : text.compareText,
    children: (
      <>
        {wrong ? <ErrorSummary language={language} errors={[{ name: secondField, text: text.compareError }]} /> : null}
        {profiles.length > 0
          ? compared(profiles, { settings: parts.settings, list: await catalogue(reader), query: asked, language })
          : null}
        <Form action={localPath("/gebieden/vergelijk", language)} label={text.compareText} compact>
          {places.map((place) => (
            <SelectField
              name={`gebied${place}`}
              label={text.areaNumber(place)}
              value={chosen[place - 1] ?? ""}
              options={[{ value: "", text: text.none }, ...choices]}
              error={wrong && secondField === `gebied${place}` ? text.compareError : undefined}
            />
          ))}
          <SubmitButton>{text.show}</SubmitButton>
        </Form>
      </>
    ),
  });
}

function onlyProblems(error: unknown): Profile[] {
  if (error instanceof Problem && error.kind === "compare-count") return [];
  throw error;
}

function options(areas: readonly Area[], language: Language) {
  return areas.map((area) => ({
    value: area.code,
    text: capital(area.name),
    group: capital(figureTexts[language].levels[area.level].many),
  }));
}

function headlineLines(profiles: readonly Profile[], headline: string, language: Language): string {
  const found = profiles.flatMap(({ area, rows }) => {
    const row = rows.find(({ indicator }) => indicator.id === headline);
    return row?.observation?.value == null ? [] : [{ name: area.name, row, observation: row.observation }];
  });
  return found
    .map(({ name, row: { indicator, group }, observation }, place) =>
      place === 0
        ? valueSentence(observation, { name, indicator, group, language })
        : benchmarkSentence(observation, { name, indicator, language }),
    )
    .join(" ");
}

function sourceOf({ observation }: ProfileRow, list: Catalogue, language: Language): string {
  if (!observation?.release) return words[language].computed;
  const { publisher, title, licence } = list.release(observation.release);
  return words[language].sourceOf(publisher, title, licence);
}

type Compared = { settings: PageParts["settings"]; list: Catalogue; query: Record<string, string | undefined>; language: Language };

const rowOf = (profile: Profile, row: ProfileRow): ProfileRow | undefined =>
  profile.rows.find(({ indicator }) => indicator.number === row.indicator.number);

const headlineOf = ([first]: readonly Profile[], { headline }: PageParts["settings"]): ProfileRow | undefined =>
  first?.rows.find(({ indicator }) => indicator.id === headline);

function headlineDots(profiles: readonly Profile[], headline: ProfileRow, language: Language): DotListProps {
  const rows = profiles.map((profile) => {
    const observation = rowOf(profile, headline)?.observation ?? null;
    return {
      name: profile.area.name,
      href: localPath(areaPath(profile.area), language),
      value: observation?.value ?? null,
      lower: observation?.lower ?? null,
      upper: observation?.upper ?? null,
      absence: shownValue(observation, headline.indicator, language),
    };
  });
  return { language, decimals: headline.indicator.decimals, groups: [{ rows }] };
}

/** The headline of the areas as a file; null where the page shows none. */
export async function comparePicture(
  parts: PageParts,
  codes: readonly (string | undefined)[],
  choice: Choice,
): Promise<StandaloneProps | null> {
  const { language } = parts.site();
  const reader = parts.reader();
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const chosen = chosenOf(codes, index);
  const profiles = chosen.length < 2 ? [] : await compareAreas(reader, chosen, choice).catch(onlyProblems);
  const headline = headlineOf(profiles, parts.settings);
  if (!headline) return null;
  const [title, subtitle] = [titleOf(headline.indicator, language), headlineSubtitle(headline, language)];
  return {
    language,
    title,
    subtitle,
    chart: RankingPlot({ ...headlineDots(profiles, headline, language), title, description: subtitle }),
    source: sourceOf(headline, list, language),
  };
}

const chosenOf = (codes: readonly (string | undefined)[], index: AreaIndex): string[] => [
  ...new Set(codes.filter((code): code is string => Boolean(code)).map((code) => index.find(code).code)),
];

const headlineSubtitle = ({ group, period }: ProfileRow, language: Language): string => `${titleOf(group, language)}, ${period.id}`;

function compared(profiles: readonly Profile[], { settings, list, query, language }: Compared) {
  const text = words[language];
  const [first] = profiles;
  const headline = headlineOf(profiles, settings);
  const present = first.rows.filter((row) => profiles.some((profile) => (rowOf(profile, row)?.history.length ?? 0) > 0));
  const cell = (row: ProfileRow | undefined): Cell => {
    if (!row?.observation) return text.noFigure;
    const { observation, indicator } = row;
    return {
      content: (
        <a href={localPath(originPath(observation), language)}>
          {observation.value === null
            ? valueOrReason(observation, indicator, language)
            : formatNumber(observation.value, language, indicator.decimals)}
        </a>
      ),
      sort: observation.value ?? "",
    };
  };
  const table = (id: string, caption: string, rows: readonly ProfileRow[]) => (
    <DataTable
      language={language}
      id={id}
      caption={caption}
      hideCaption
      columns={[
        { title: text.measure },
        { title: text.unit },
        { title: text.period },
        ...profiles.map(({ area }) => ({ title: area.name, numeric: true })),
      ]}
      rows={rows.map((row): Cell[] => [
        <a href={localPath(indicatorPath(row.indicator.id), language)}>{titleOf(row.indicator, language)}</a>,
        unitOf(row.indicator, language),
        row.period.id,
        ...profiles.map((profile) => cell(rowOf(profile, row))),
      ])}
    />
  );
  return (
    <>
      {headline ? (
        <Figure
          language={language}
          id="kerncijfer"
          title={titleOf(headline.indicator, language)}
          subtitle={headlineSubtitle(headline, language)}
          source={sourceOf(headline, list, language)}
          table={table("headline", titleOf(headline.indicator, language), [headline])}
        >
          {RankingChart(headlineDots(profiles, headline, language))}
          <PictureLinks language={language} path="/gebieden/vergelijk/kerncijfer" query={query} />
        </Figure>
      ) : null}
      {settings.themes.map((theme) => {
        const rows = present.filter(({ indicator }) => indicator.theme === theme.id);
        return rows.length === 0 ? null : (
          <section>
            <h2>{theme.title[language]}</h2>
            {table(`theme-${theme.id}`, theme.title[language], rows)}
          </section>
        );
      })}
      <Links
        items={[
          { href: `/api/v1/comparison?${new URLSearchParams(profiles.map(({ area }) => ["area", area.code]))}`, text: text.downloadJson },
        ]}
      />
    </>
  );
}
