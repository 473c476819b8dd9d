/** Indicators and releases as the API, the catalogue and the command line give them. */
import type { Catalogue } from "./catalogue.ts";
import type { Indicator, Release } from "./contract.ts";
import type { IndicatorRow, ReleaseRow } from "./queries.ts";

export function describeIndicator(row: IndicatorRow, list: Catalogue): Indicator {
  return {
    id: row.id,
    sourceKeys: row.source_keys,
    title: { nl: row.title_nl, en: row.title_en },
    definition: { nl: row.definition_nl, en: row.definition_en },
    caveat: { nl: row.caveat_nl, en: row.caveat_en },
    unit: row.unit,
    decimals: row.decimals,
    polarity: row.polarity,
    measure: row.measure,
    method: row.method,
    theme: row.theme,
    groups: list.groupsOf(row).map((group) => ({ id: group.id, periods: list.periodsOf(row, group).map(({ id }) => id) })),
  };
}

export function describeRelease(row: ReleaseRow, list: Catalogue): Release {
  return {
    key: row.key,
    source: row.source_id,
    series: row.series,
    version: row.version,
    live: row.live,
    supersedes: row.supersedes_id === null ? null : list.releaseOf(row.supersedes_id).key,
    title: row.title,
    publisher: row.publisher,
    licence: row.licence,
    licenceUrl: row.licence_url,
    url: row.url,
    fileName: row.file_name,
    checksum: row.checksum,
    division: row.division,
    excerpt: row.excerpt,
    retrievedAt: row.retrieved_at.toISOString(),
    importedAt: row.imported_at.toISOString(),
    observationCount: row.observation_count,
  };
}
