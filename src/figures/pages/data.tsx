import { formatDate, formatNumber, localPath, type Language } from "../../kernel/language.ts";
import type { Markup } from "../../ui/markup.ts";
import { Definitions, Links } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import { DataTable, type Cell } from "../../ui/table.tsx";
import { catalogue, type Catalogue } from "../catalogue.ts";
import type { ReleaseRow } from "../queries.ts";
import { indicatorPath, titleOf, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

const csvOf = (key: string): string => `/api/v1/releases/${encodeURIComponent(key)}/observations?format=csv`;

/** A short text that stays on one line of a table; a long one may break. */
const unbroken = (text: string): string => (text.length > 20 ? text : text.replaceAll(" ", "\u00a0"));

/** Every delivery with its licence, to read and to download. */
export async function dataPage(parts: PageParts): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const list = await catalogue(parts.reader());
  return frame(site, {
    path: "/data",
    trail: [{ text: text.data }],
    title: text.dataTitle,
    description: text.dataText,
    heading: text.dataTitle,
    lead: text.dataText,
    children: (
      <>
        <DataTable
          language={language}
          id="releases"
          caption={text.releases}
          columns={[
            { title: text.fromRelease },
            { title: text.publisher },
            { title: text.licence },
            { title: text.imported },
            { title: text.observations, numeric: true },
            { title: text.status },
            { title: "CSV" },
          ]}
          rows={list.releases.map((release): Cell[] => [
            <a href={localPath(`/data/${release.key}`, language)}>{text.version(release.title, release.version)}</a>,
            release.publisher,
            release.licence_url ? <a href={release.licence_url}>{unbroken(release.licence)}</a> : unbroken(release.licence),
            { content: unbroken(formatDate(release.imported_at, language)), sort: release.imported_at.getTime() },
            { content: formatNumber(release.observation_count, language), sort: release.observation_count },
            unbroken(release.live ? text.live : text.old),
            <a href={csvOf(release.key)} download aria-label={`CSV: ${text.version(release.title, release.version)}`}>
              CSV
            </a>,
          ])}
        />
        <h2>{text.dataMachine}</h2>
        <ul>
          <li>
            <a href={localPath("/api", language)}>{text.dataApi}</a>
          </li>
          <li>
            <a href="/api/v1/catalogue">{text.dataDcat}</a>
          </li>
        </ul>
      </>
    ),
  });
}

/** One delivery: where it is from, and what it holds and leaves empty. */
export async function releasePage(parts: PageParts, key: string): Promise<Markup> {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const list = await catalogue(parts.reader());
  const release = list.release(key);
  return frame(site, {
    path: `/data/${encodeURIComponent(key)}`,
    trail: [{ path: "/data", text: text.data }, { text: release.title }],
    title: release.title,
    description: text.sourceOf(release.publisher, release.title, release.licence),
    heading: release.title,
    subheading: text.versionNumber(release.version),
    children: (
      <>
        <Definitions items={facts(release, list, language)} />
        <Links
          items={[
            { href: csvOf(key), text: text.downloadCsv, download: true },
            { href: `/api/v1/releases/${encodeURIComponent(key)}`, text: text.downloadJson },
          ]}
        />
        <h2>{text.releaseHolds}</h2>
        {coverageTable(release, list, language)}
      </>
    ),
  });
}

function facts(release: ReleaseRow, list: Catalogue, language: Language) {
  const text = words[language];
  return [
    { term: text.publisher, text: release.publisher },
    { term: text.licence, text: release.licence_url ? <a href={release.licence_url}>{release.licence}</a> : release.licence },
    { term: text.retrieved, text: formatDate(release.retrieved_at, language) },
    { term: text.imported, text: formatDate(release.imported_at, language) },
    { term: text.division, text: text.divisionOf(release.division) },
    { term: text.file, text: `${release.file_name}${release.excerpt ? `. ${text.excerptNote}` : ""}` },
    { term: text.releaseKey, text: <code>{release.key}</code> },
    { term: text.checksum, text: <code>{release.checksum}</code> },
    { term: text.status, text: release.live ? text.live : text.old },
    { term: text.otherVersions, text: versions(release, list, language) },
  ];
}

function versions(release: ReleaseRow, list: Catalogue, language: Language) {
  const others = list.releases.filter(
    (other) => other.source_id === release.source_id && other.series === release.series && other.id !== release.id,
  );
  if (others.length === 0) return "";
  return (
    <>
      {others.map((other, place) => (
        <>
          {place > 0 ? ", " : ""}
          <a href={localPath(`/data/${other.key}`, language)}>{other.key}</a>
        </>
      ))}
    </>
  );
}

function coverageTable(release: ReleaseRow, list: Catalogue, language: Language) {
  const text = words[language];
  const rows = list.coverage.filter(({ release_id }) => release_id === release.id);
  return (
    <DataTable
      language={language}
      id="coverage"
      caption={text.releaseHolds}
      hideCaption
      columns={[
        { title: text.measure },
        { title: text.period },
        { title: text.group },
        { title: text.filled, numeric: true },
        { title: text.absent, numeric: true },
      ]}
      rows={rows.map((row): Cell[] => {
        const indicator = list.indicatorOf(row.indicator);
        return [
          <a href={localPath(indicatorPath(indicator.id), language)}>{titleOf(indicator, language)}</a>,
          list.periodOf(row.period).id,
          titleOf(list.groupOf(row.population_group), language),
          row.not_measured
            ? `${text.notMeasured}: ${text.notMeasuredAll}`
            : { content: formatNumber(row.filled, language), sort: row.filled },
          row.not_measured ? "–" : { content: formatNumber(row.absent, language), sort: row.absent },
        ];
      })}
    />
  );
}
