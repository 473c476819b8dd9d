import { areaIndex, type Area, type AreaIndex } from "../../areas/index.ts";
import { EditLink } from "../../desk/index.ts";
import { formatNumber, localPath, type Language } from "../../kernel/language.ts";
import { SelectField, Form, SubmitButton } from "../../ui/form.tsx";
import { MeasureTable, type MeasureRow } from "../../ui/measure-table.ts";
import { Beside, Card, Details, Findings, Lead, Links, Notice } from "../../ui/prose.tsx";
import { DataTable } from "../../ui/table.tsx";
import { frame } from "../../ui/site.tsx";
import type { Markup } from "../../ui/markup.ts";
import type { Measurement } from "../../ui/chart/sparkline.ts";
import { carriedObservations } from "../carry.ts";
import { carryRefusalWords } from "../carry-texts.ts";
import { catalogue } from "../catalogue.ts";
import type { Observation } from "../contract.ts";
import type { PeriodRow } from "../queries.ts";
import { areaProfile, type Choice, type Profile, type ProfileRow } from "../service.ts";
import { benchmarkSentence, comparisonWords, gapSentence, plainValue, valueOrReason, valueSentence } from "../sentences.ts";
import { standingOut } from "../standing-out.ts";
import { figureTexts } from "../texts.ts";
import {
  aboutCount,
  areaPath,
  capital,
  groundOf,
  indicatorPath,
  mapOf,
  momentOf,
  originPath,
  shownValue,
  titleOf,
  unitOf,
  withQuery,
  type MapGround,
  type PageParts,
} from "./parts.tsx";
import { words } from "./words.ts";

/** A longer name would make the narrow column of figures a tower of letters; the caption has it in full. */
const longestHeading = 20;

/** One area: the answer first, then every figure beside the city, its peers and its own past. */
export async function profilePage(parts: PageParts, code: string, choice: Choice): Promise<Markup> {
  const { settings } = parts;
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const reader = parts.reader();
  const index = await areaIndex(reader);
  const asked = index.find(code, choice.division);
  const around = cityAround(index.ancestors(asked));
  // The map's outlines and what other rooms say don't wait for the figures.
  const [profile, ground, said] = await Promise.all([
    areaProfile(reader, code, choice, settings.headline),
    around ? groundOf(reader, index.peers(asked), around) : null,
    parts.onProfile?.(asked) ?? null,
  ]);
  const { area, benchmark } = profile;
  const levels = figureTexts[language].levels;
  const filled = profile.rows.filter(({ history }) => history.length > 0);
  const headline = filled.find(({ indicator, observation }) => indicator.id === settings.headline && observation !== null);
  const periods = [...new Set(filled.map(({ period }) => period.id))].toSorted();
  const path = withQuery(areaPath(area, index), { periode: choice.period, groep: choice.group, vergelijk: choice.benchmark });
  const data = `/api/v1/areas/${encodeURIComponent(area.code)}/observations`;

  return frame(site, {
    path,
    trail: [
      { path: "/gebieden", text: text.areas },
      ...profile.parents.toReversed().map((parent) => ({ path: areaPath(parent, index), text: parent.name })),
      { text: capital(area.name) },
    ],
    title: text.healthOf(area.name),
    description: text.profileDescription(area.name),
    heading: text.healthOf(area.name),
    subheading: [
      capital(
        benchmark && benchmark.level === "municipality" ? text.inCity(levels[area.level].one, benchmark.name) : levels[area.level].one,
      ),
      ...(periods.length > 0 ? [text.figuresAbout(periods.at(-1) ?? "")] : []),
    ].join(" · "),
    children: (
      <>
        {filled.length === 0 ? (
          <Notice title={text.nothingHere(area.name)}>
            <p>{text.nothingText}</p>
            <Links
              items={profile.parents.map((parent) => ({
                href: localPath(areaPath(parent, index), language),
                text: text.lookAt(parent.name),
              }))}
            />
          </Notice>
        ) : (
          <Beside aside={await mapCard(parts, profile, headline, ground)}>
            {headline ? <Lead>{leadOf(headline, area, benchmark, language)}</Lead> : null}
            <Findings title={text.standsOut} items={findings(profile, settings.headline, language)} />
            {filled.some(({ indicator }) => indicator.method === "modelEstimate") ? (
              <Notice tone="same" title={text.estimates}>
                <p>{text.estimatesText}</p>
              </Notice>
            ) : null}
          </Beside>
        )}
        {said}
        {await carriedSection(parts, area, index, choice)}
        {settings.themes.map((theme) =>
          themeSection(
            theme,
            filled.filter(({ indicator }) => indicator.theme === theme.id),
            profile,
            language,
          ),
        )}
        {filled.length > 0 ? (
          <Links
            items={[
              {
                href: `${withQuery(data, { period: choice.period })}${choice.period ? "&" : "?"}format=csv`,
                text: text.downloadCsv,
                download: true,
              },
              { href: withQuery(data, { period: choice.period }), text: text.downloadJson },
              { href: localPath("/data", language), text: text.where },
            ]}
          />
        ) : null}
        {filled.length > 0 ? chooseForm(profile, choice, site.language, localPath(areaPath(area), language)) : null}
        <section>
          <h2>{text.policyTitle}</h2>
          <p>
            {text.policyText} <a href={localPath(`${areaPath(area)}/beleid`, language)}>{text.policyLink(area.name)}</a>.
          </p>
        </section>
        {partsOf(area.level === "set" ? area.memberIds.flatMap((id) => index.get(id) ?? []) : index.children(area), area, language)}
        <p class="after-form">
          <a href={withQuery(localPath("/gebieden/vergelijk", language), { gebied1: area.code })}>{text.compareThis}</a>
        </p>
        {area.level === "set" ? <EditLink kind="areaSet" itemKey={`${area.division}/${area.code}`} language={language} /> : null}
      </>
    ),
  });
}

function leadOf(row: ProfileRow, area: Area, benchmark: Area | null, language: Language): string {
  const { indicator, group } = row;
  return [
    valueSentence(row.observation, { name: area.name, indicator, group, language }),
    benchmark && row.observation?.value != null ? benchmarkSentence(row.benchmark, { name: benchmark.name, indicator, language }) : "",
    gapSentence(row.history, row.benchmarkHistory, indicator, language),
  ]
    .filter(Boolean)
    .join(" ");
}

function findings({ rows, area, benchmark }: Profile, headline: string, language: Language) {
  if (!benchmark) return [];
  return standingOut(rows.filter(({ indicator }) => indicator.id !== headline)).map((row) => {
    const { indicator, group, observation, history } = row;
    const first = history.find(({ value }) => value !== null);
    const earlier =
      first && first.period !== observation?.period && first.value !== null
        ? words[language].was(first.period, aboutCount(first.value, indicator, language))
        : "";
    return {
      tone: comparisonWords(row.comparison, indicator, benchmark.name, language).tone,
      text: [
        valueSentence(observation, { name: area.name, indicator, group, language }),
        earlier,
        benchmarkSentence(row.benchmark, { name: benchmark.name, indicator, language }),
      ]
        .filter(Boolean)
        .join(" "),
    };
  });
}

/** What other divisions of this area there are, and their figures carried across where a crosswalk allows it, or why not. */
async function carriedSection(parts: PageParts, area: Area, index: AreaIndex, choice: Choice) {
  const others = index.versions(area.code).filter(({ division }) => division !== area.division);
  if (others.length === 0) return null;
  const { language } = parts.site();
  const text = words[language];
  const reader = parts.reader();
  const { observations, refusals } = await carriedObservations(reader, area.code, area.division, {
    period: choice.period,
    group: choice.group,
  });
  const list = await catalogue(reader);
  const reasons = [...new Set(refusals.map((refusal) => carryRefusalWords(refusal, language)))];
  return (
    <section>
      <h2>{text.otherDivisionsTitle}</h2>
      <p>{text.otherDivisions(others.map(({ division }) => division).join(", "))}</p>
      <Links
        items={others.map((other) => ({
          href: localPath(`/gebieden/${encodeURIComponent(other.code)}?indeling=${other.division}`, language),
          text: text.lookAtDivision(other.name, other.division),
        }))}
      />
      {reasons.map((reason) => (
        <p>{reason}</p>
      ))}
      {observations.length > 0 ? (
        <DataTable
          language={language}
          id="carried"
          caption={text.carriedTitle}
          columns={[{ title: text.measure }, { title: text.group }, { title: text.period }, { title: text.value, numeric: true }]}
          rows={observations.map((observation) => {
            const indicator = list.indicator(observation.indicator);
            return [
              titleOf(indicator, language),
              titleOf(list.group(observation.group) ?? list.groups[0], language),
              observation.period,
              {
                content: <a href={localPath(originPath(observation), language)}>{valueOrReason(observation, indicator, language)}</a>,
                sort: observation.value ?? "",
              },
            ];
          })}
        />
      ) : null}
    </section>
  );
}

const cityAround = (parents: readonly Area[]): Area | undefined => parents.find(({ level }) => level === "municipality") ?? parents[0];

/** The headline among its peers, on a map. */
async function mapCard(
  parts: PageParts,
  { area, spotlight, parents }: Profile,
  headline: ProfileRow | undefined,
  ground: MapGround | null,
) {
  const within = cityAround(parents);
  if (!headline || !within || !ground || spotlight.length < 2) return null;
  const { language } = parts.site();
  const text = words[language];
  const { indicator, period } = headline;
  const title = titleOf(indicator, language);
  const found = await mapOf({
    reader: parts.reader(),
    language,
    id: "map",
    title: text.mapTitle(title),
    description: `${title}, ${period.id}`,
    indicator,
    rows: spotlight,
    within,
    selected: area,
    whole: true,
    ground,
  });
  if (!found) return null;
  return (
    <Card title={`${text.mapTitle(title)}, ${period.id}`}>
      {found.map}
      <p class="source">
        {text.darker} {found.note}
      </p>
      <Links items={[{ href: localPath(indicatorPath(indicator.id), language), text: title }]} />
    </Card>
  );
}

function themeSection(
  theme: { id: string; title: Record<Language, string> },
  rows: readonly ProfileRow[],
  profile: Profile,
  language: Language,
) {
  if (rows.length === 0) return null;
  const text = words[language];
  const shares = rows.filter(({ indicator }) => indicator.unit === "%" && indicator.measure === "proportion");
  const others = rows.filter((row) => !shares.includes(row));
  const many = figureTexts[language].levels[profile.area.level].many;
  const perPopulation = [...Map.groupBy(shares, ({ group, period }) => `${group.id} ${period.id}`).values()];
  return (
    <section>
      <h2 id={theme.id}>{theme.title[language]}</h2>
      {perPopulation.map((group, place) => {
        const [{ group: who, period }] = group;
        const noun = language === "nl" ? who.noun_nl : who.noun_en;
        return MeasureTable({
          id: `${theme.id}-${place}`,
          caption: `${capital(titleOf(who, language))}, ${period.id}. ${text.dotLine(profile.area.name, profile.benchmark?.name ?? null, profile.peers.length > 1 ? many : null)}`,
          headings: {
            measure: text.headings.of(noun),
            value: profile.area.name.length > longestHeading ? text.thisArea : profile.area.name,
            scale: text.headings.scale,
            from: "0",
            to: "100",
            comparison: text.headings.compared,
            trend: yearsOf(group, language),
          },
          rows: group.map((row) => measureRow(row, profile, language)),
        });
      })}
      {others.length > 0 ? otherTable(theme, others, profile, language) : null}
    </section>
  );
}

function measureRow(row: ProfileRow, { area, benchmark, periods, peers }: Profile, language: Language): MeasureRow {
  const { indicator, observation, comparison } = row;
  const text = words[language];
  const fifth = comparison.place?.fifth;
  const compared =
    observation?.value != null && benchmark && row.benchmark?.value != null
      ? comparisonWords(comparison, indicator, benchmark.name, language, {
          value: observation.value,
          benchmark: row.benchmark.value,
          decimals: 0,
        })
      : null;
  const notes = [
    row.benchmark?.value != null && benchmark
      ? [`${benchmark.name} ${Math.round(row.benchmark.value)}`, ...(compared?.because ? [`(${compared.because})`] : [])].join(" ")
      : "",
    fifth && comparison.place ? text.fifths(fifth, comparison.place.of, figureTexts[language].levels[area.level].many) : "",
  ].filter(Boolean);
  return {
    name: (language === "nl" ? indicator.phrase_nl : indicator.phrase_en) ?? titleOf(indicator, language),
    href: localPath(indicatorPath(indicator.id), language),
    value:
      observation?.value == null
        ? null
        : plainValue(observation.value, indicator, language).split(" ").slice(0, -3).join(" ") || String(Math.round(observation.value)),
    valueHref: observation ? localPath(originPath(observation), language) : null,
    unit: text.outOf,
    absence: observation?.value == null ? shownValue(observation, indicator, language) : null,
    comparison: compared,
    notes,
    dots:
      observation?.value == null
        ? null
        : {
            language,
            name: area.name,
            domain: [0, 100],
            value: observation.value,
            lower: observation.lower,
            upper: observation.upper,
            benchmark: benchmark ? { name: benchmark.name, value: row.benchmark?.value ?? null } : null,
            peers: row.peerValues,
            decimals: indicator.decimals,
          },
    trend:
      row.history.length > 1 && peers.length > 0
        ? {
            language,
            name: area.name,
            points: pointsOf(row.history, periods),
            benchmark: benchmark ? { name: benchmark.name, points: pointsOf(row.benchmarkHistory, periods) } : null,
            decimals: indicator.decimals,
          }
        : null,
  };
}

/** Measures that don't share the scale of 0 to 100: counts, means, rates. */
function otherTable(
  theme: { id: string; title: Record<Language, string> },
  rows: readonly ProfileRow[],
  { area, benchmark }: Profile,
  language: Language,
) {
  const text = words[language];
  const columns = [
    { title: text.measure },
    { title: area.name, numeric: true },
    ...(benchmark ? [{ title: benchmark.name, numeric: true }] : []),
    { title: text.unit },
    { title: text.period },
  ];
  const value = (observation: Observation | null, row: ProfileRow) => ({
    content: observation ? (
      <a href={localPath(originPath(observation), language)}>
        {observation.value === null
          ? valueOrReason(observation, row.indicator, language)
          : formatNumber(observation.value, language, row.indicator.decimals)}
      </a>
    ) : (
      text.noFigure
    ),
    sort: observation?.value ?? "",
  });
  return (
    <DataTable
      language={language}
      id={`${theme.id}-other`}
      caption={`${theme.title[language]}: ${text.otherFigures.toLowerCase()}`}
      columns={columns}
      rows={rows.map((row) => [
        <a href={localPath(indicatorPath(row.indicator.id), language)}>{titleOf(row.indicator, language)}</a>,
        value(row.observation, row),
        ...(benchmark ? [value(row.benchmark, row)] : []),
        unitOf(row.indicator, language),
        row.period.id,
      ])}
    />
  );
}

function pointsOf(history: readonly Observation[], periods: readonly PeriodRow[]): Measurement[] {
  return history.flatMap(({ period: id, value }) => {
    const period = periods.find((each) => each.id === id);
    return period ? [{ period: id, at: momentOf(period), value }] : [];
  });
}

function yearsOf(rows: readonly ProfileRow[], language: Language): string {
  const ids = rows.flatMap(({ history }) => history.map(({ period }) => period)).toSorted();
  return words[language].headings.years(ids[0] ?? "", ids.at(-1) ?? "");
}

function chooseForm(profile: Profile, choice: Choice, language: Language, action: string) {
  const text = words[language];
  const { parents, peers, area } = profile;
  const groups = profile.groups.filter(({ id }) => profile.rows.some(({ indicator }) => indicator.id) && id !== "");
  return (
    <Details language={language} summary={text.choose} open={Boolean(choice.period || choice.group || choice.benchmark)}>
      <Form action={action} label={text.choose}>
        <SelectField
          name="periode"
          label={text.choosePeriod}
          value={choice.period ?? ""}
          options={[{ value: "", text: text.latest }, ...profile.periods.toReversed().map(({ id }) => ({ value: id, text: id }))]}
        />
        <SelectField
          name="groep"
          label={text.chooseGroup}
          value={choice.group ?? ""}
          options={[{ value: "", text: text.main }, ...groups.map((group) => ({ value: group.id, text: titleOf(group, language) }))]}
        />
        <SelectField
          name="vergelijk"
          label={text.chooseBenchmark}
          value={choice.benchmark ?? ""}
          options={[
            { value: "", text: profile.benchmark?.name ?? "–" },
            ...[...parents, ...peers.filter(({ id }) => id !== area.id)].map((each) => ({ value: each.code, text: each.name })),
          ]}
        />
        <SubmitButton>{text.show}</SubmitButton>
      </Form>
    </Details>
  );
}

function partsOf(children: readonly Area[], area: Area, language: Language) {
  if (children.length === 0 || area.level === "country") return null;
  const text = words[language];
  const many = figureTexts[language].levels[children[0].level].many;
  return (
    <section>
      <h2>{capital(text.parts(many, area.name))}</h2>
      <ul class="columns" role="list">
        {children.map((child) => (
          <li>
            <a href={localPath(areaPath(child), language)}>{capital(child.name)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
