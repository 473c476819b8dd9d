import { areaIndex, type AreaIndex } from "../../areas/index.ts";
import { formatDate, formatNumber, localPath, type Language } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Markup } from "../../ui/markup.ts";
import { Definitions, Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import { carriedWords } from "../carry-texts.ts";
import type { Observation } from "../contract.ts";
import { parseObservationId } from "../observation.ts";
import { originOf, type Origin } from "../service.ts";
import { preciseValue, valueOrReason, valueSentence } from "../sentences.ts";
import { figureTexts } from "../texts.ts";
import { areaPath, capital, indicatorPath, originPath, titleOf, withQuery, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

/** One number, one origin: the delivery it stands in, or the formula and its inputs. */
export async function originPage(parts: PageParts, id: string, releaseKey: string | undefined): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const origin = await originOf(parts.reader(), id);
  const { area, indicator, period, group } = origin;
  const shown = releaseKey ? origin.versions.find(({ release }) => release === releaseKey) : origin.current;
  if (!shown)
    throw new Problem({
      kind: "no-version",
      status: 404,
      message: `${releaseKey?.slice(0, 80)} does not hold this figure.`,
      wayOut: "Look at the other versions of the figure.",
    });
  const index = await areaIndex(parts.reader());
  const title = titleOf(indicator, language);
  const others = origin.versions.filter(({ release }) => release !== shown.release);

  return frame(site, {
    path: withQuery(originPath(origin.current), { levering: releaseKey }),
    trail: [
      { path: indicatorPath(indicator.id), text: title },
      { path: areaPath(area, index), text: capital(area.name) },
      { text: text.originTitle },
    ],
    title: `${text.originTitle} ${title}, ${area.name}`,
    description: `${title}, ${area.name}, ${period.id}`,
    heading: text.originTitle,
    lead: valueSentence(shown, { name: area.name, indicator, group, language }),
    children: (
      <>
        <Definitions
          items={[
            { term: text.measure, text: <a href={localPath(indicatorPath(indicator.id), language)}>{title}</a> },
            { term: text.area, text: <a href={localPath(areaPath(area, index), language)}>{`${capital(area.name)} (${area.code})`}</a> },
            { term: text.division, text: text.divisionOf(area.division) },
            { term: text.period, text: period.id },
            { term: text.group, text: titleOf(group, language) },
            { term: text.value, text: valueOrReason(shown, indicator, language) },
            { term: text.limits, text: limits(shown, origin, language) },
            { term: text.numerator, text: shown.numerator === null ? "" : formatNumber(shown.numerator, language) },
            { term: text.denominator, text: shown.denominator === null ? "" : formatNumber(shown.denominator, language) },
            {
              term: text.status,
              text:
                shown.value === null
                  ? `${figureTexts[language].status[shown.status]}. ${figureTexts[language].absence[shown.status as "unknown"].long}`
                  : figureTexts[language].status[shown.status],
            },
            { term: text.method, text: figureTexts[language].method[indicator.method] },
            { term: text.definition, text: language === "nl" ? indicator.definition_nl : indicator.definition_en },
            { term: text.caveat, text: language === "nl" ? indicator.caveat_nl : indicator.caveat_en },
          ]}
        />
        {shown.derived ? derivation(shown, origin, index, language) : null}
        {shown.release ? delivery(origin, shown.release, language) : null}
        <h2>{text.otherVersions}</h2>
        {others.length === 0 ? <p>{text.noOtherVersions}</p> : versionTable(others, origin, language)}
        <Links items={[{ href: `/api/v1/observations/${encodeURIComponent(origin.current.id)}`, text: text.downloadJson }]} />
      </>
    ),
  });
}

function limits({ lower, upper, limits: by, value }: Observation, { indicator }: Origin, language: Language): string {
  const text = words[language];
  if (value === null) return "";
  if (lower === null || upper === null || by === null) return text.limitsNone;
  return `${text.between(preciseValue(lower, indicator, language), preciseValue(upper, indicator, language))}. ${text.limitsBy[by]}`;
}

function derivation(observation: Observation, origin: Origin, index: AreaIndex, language: Language) {
  const { indicator } = origin;
  const text = words[language];
  const { derived } = observation;
  if (!derived) return null;
  return (
    <>
      <h2>{text.formula}</h2>
      <p>{carriedWords(observation, indicator, language) || text.formulas[derived.formula]}</p>
      <h3>{text.inputs}</h3>
      {observationLinks(derived.inputs, origin, index, language)}
      {derived.weights.length > 0 ? (
        <>
          <h3>{text.weights}</h3>
          {observationLinks(derived.weights, origin, index, language)}
        </>
      ) : null}
    </>
  );
}

function observationLinks(ids: readonly string[], { catalogue }: Origin, index: AreaIndex, language: Language) {
  const named = (id: string): string | null => {
    const parts = parseObservationId(id);
    if (!parts) return null;
    const group = catalogue.group(parts.group);
    return [
      titleOf(catalogue.indicator(parts.indicator), language),
      index.find(parts.area, parts.division).name,
      parts.period,
      ...(group ? [titleOf(group, language)] : []),
    ].join(", ");
  };
  return (
    <ul>
      {ids.map((id) => (
        <li>{named(id) === null ? id : <a href={localPath(originPath({ id }), language)}>{named(id)}</a>}</li>
      ))}
    </ul>
  );
}

function delivery({ catalogue }: Origin, key: string, language: Language) {
  const text = words[language];
  const release = catalogue.release(key);
  return (
    <>
      <h2>{text.fromRelease}</h2>
      <Definitions
        items={[
          {
            term: text.fromRelease,
            text: <a href={localPath(`/data/${key}`, language)}>{text.version(release.title, release.version)}</a>,
          },
          { term: text.publisher, text: release.publisher },
          { term: text.licence, text: release.licence_url ? <a href={release.licence_url}>{release.licence}</a> : release.licence },
          { term: text.retrieved, text: formatDate(release.retrieved_at, language) },
          { term: text.imported, text: formatDate(release.imported_at, language) },
          { term: text.file, text: `${release.file_name}${release.excerpt ? `. ${text.excerptNote}` : ""}` },
          { term: text.checksum, text: <code>{release.checksum}</code> },
          { term: text.status, text: release.live ? text.live : text.old },
        ]}
      />
    </>
  );
}

function versionTable(versions: readonly Observation[], { indicator, catalogue }: Origin, language: Language) {
  const text = words[language];
  return (
    <DataTable
      language={language}
      id="versions"
      caption={text.otherVersions}
      hideCaption
      columns={[{ title: text.fromRelease }, { title: text.value, numeric: true }, { title: text.imported }, { title: text.status }]}
      rows={versions.map((version): Cell[] => {
        const release = catalogue.release(version.release ?? "");
        return [
          <a href={withQuery(localPath(originPath(version), language), { levering: release.key })}>
            {text.version(release.title, release.version)}
          </a>,
          valueOrReason(version, indicator, language),
          formatDate(release.imported_at, language),
          release.live ? text.displaced : text.old,
        ];
      })}
    />
  );
}
