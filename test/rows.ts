/** Rows of the figures room as the database gives them, for tests of pure functions. */
import type { Area } from "../src/areas/index.ts";
import { Catalogue } from "../src/figures/catalogue.ts";
import type { Observation } from "../src/figures/contract.ts";
import type { CellRow, GroupRow, IndicatorRow, PeriodRow, ReleaseRow } from "../src/figures/queries.ts";

export const indicatorRow = (more: Partial<IndicatorRow> = {}): IndicatorRow => ({
  number: 1,
  id: "roker",
  title_nl: "Rookt",
  title_en: "Smokes",
  phrase_nl: "roken",
  phrase_en: "smoke",
  definition_nl: "",
  definition_en: "",
  caveat_nl: "",
  caveat_en: "",
  unit: "%",
  decimals: 1,
  polarity: "lowerIsBetter",
  measure: "proportion",
  method: "modelEstimate",
  theme: "lifestyle",
  sort: 10,
  orders_areas: false,
  source_keys: ["50090NED:Roker_11"],
  ...more,
});

export const groupRow: GroupRow = {
  number: 1,
  id: "18plus",
  title_nl: "18 jaar of ouder",
  title_en: "18 years and over",
  noun_nl: "volwassenen",
  noun_en: "adults",
  sort: 10,
  counted_by: [],
  counted_as_nl: "",
  counted_as_en: "",
};
export const periodRow: PeriodRow = { number: 1, id: "2020", starts: "2020-01-01", ends: "2020-12-31" };
export const releaseRow: ReleaseRow = {
  id: 1,
  key: "50090NED-2020-18plus-v1",
  source_id: "50090NED",
  series: "2020/18plus",
  version: 1,
  supersedes_id: null,
  title: "",
  publisher: "",
  licence: "",
  licence_url: null,
  url: null,
  file_name: "",
  checksum: "",
  division: 2020,
  excerpt: false,
  retrieved_at: new Date(0),
  imported_at: new Date(0),
  observation_count: 1,
  withdrawn_at: null,
  withdrawn_reason: null,
  live: true,
};

export const catalogueOf = (...indicators: IndicatorRow[]): Catalogue =>
  new Catalogue({ indicators, groups: [groupRow], periods: [periodRow], releases: [releaseRow], coverage: [] });

export const cellRow = (more: Partial<CellRow> = {}): CellRow => ({
  area_id: 1,
  period: 1,
  indicator: 1,
  population_group: 1,
  release_id: 1,
  status: "final",
  value: 19.1,
  lower: null,
  upper: null,
  numerator: null,
  denominator: null,
  ...more,
});

export const areaOf = (code: string, more: Partial<Area> = {}): Area => ({
  id: 1,
  code,
  division: 2020,
  level: "district",
  name: code,
  parentId: null,
  memberIds: [],
  ...more,
});

export const observationOf = (more: Partial<Observation> = {}): Observation => ({
  id: `roker.${more.area ?? "WK034403"}.2020.${more.period ?? "2020"}.18plus`,
  indicator: "roker",
  sourceKey: "50090NED:Roker_11",
  area: "WK034403",
  division: 2020,
  group: "18plus",
  period: "2020",
  value: 23.1,
  lower: null,
  upper: null,
  limits: null,
  status: "final",
  numerator: null,
  denominator: null,
  release: "50090NED-2020-18plus-v1",
  ...more,
});
