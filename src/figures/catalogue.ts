/** What there is: indicators, groups, periods, releases, and which of them meet. Kept in memory until the data changes. */
import { remember } from "../kernel/snapshot.ts";
import { Problem } from "../kernel/problem.ts";
import type { ReadDatabase } from "../kernel/database.ts";
import {
  listCoverage,
  listGroups,
  listIndicators,
  listPeriods,
  listReleases,
  type CoverageRow,
  type GroupRow,
  type IndicatorRow,
  type PeriodRow,
  type ReleaseRow,
} from "./queries.ts";

export class Catalogue {
  readonly indicators: readonly IndicatorRow[];
  readonly groups: readonly GroupRow[];
  readonly periods: readonly PeriodRow[];
  readonly releases: readonly ReleaseRow[];
  readonly coverage: readonly CoverageRow[];
  readonly #indicatorByName = new Map<string, IndicatorRow>();
  readonly #indicatorByNumber = new Map<number, IndicatorRow>();
  readonly #groupByNumber: ReadonlyMap<number, GroupRow>;
  readonly #periodByNumber: ReadonlyMap<number, PeriodRow>;
  readonly #releaseById: ReadonlyMap<number, ReleaseRow>;
  /** Live coverage per indicator. */
  readonly #live = new Map<number, CoverageRow[]>();

  constructor(lists: {
    indicators: IndicatorRow[];
    groups: GroupRow[];
    periods: PeriodRow[];
    releases: ReleaseRow[];
    coverage: CoverageRow[];
  }) {
    this.indicators = lists.indicators;
    this.groups = lists.groups;
    this.periods = lists.periods;
    this.releases = lists.releases;
    this.coverage = lists.coverage;
    for (const indicator of lists.indicators) {
      this.#indicatorByNumber.set(indicator.number, indicator);
      for (const name of [indicator.id, ...indicator.source_keys]) this.#indicatorByName.set(name.toLowerCase(), indicator);
    }
    this.#groupByNumber = new Map(lists.groups.map((group) => [group.number, group]));
    this.#periodByNumber = new Map(lists.periods.map((period) => [period.number, period]));
    this.#releaseById = new Map(lists.releases.map((release) => [release.id, release]));
    for (const row of lists.coverage) {
      if (!this.#releaseById.get(row.release_id)?.live) continue;
      const rows = this.#live.get(row.indicator);
      if (rows) rows.push(row);
      else this.#live.set(row.indicator, [row]);
    }
  }

  /** By its own id (`overgewicht`) or its name at a source (`50090NED:Overgewicht_9`). @throws Problem `no-indicator` (404) */
  indicator(name: string): IndicatorRow {
    const found = this.#indicatorByName.get(name.trim().toLowerCase());
    if (found) return found;
    throw new Problem({
      kind: "no-indicator",
      status: 404,
      message: `There is no indicator ${name.slice(0, 80)}.`,
      wayOut: "Look at the list of indicators.",
    });
  }

  indicatorOf(number: number): IndicatorRow {
    return must(this.#indicatorByNumber.get(number));
  }

  groupOf(number: number): GroupRow {
    return must(this.#groupByNumber.get(number));
  }

  periodOf(number: number): PeriodRow {
    return must(this.#periodByNumber.get(number));
  }

  releaseOf(id: number): ReleaseRow {
    return must(this.#releaseById.get(id));
  }

  /** @throws Problem `no-release` (404) */
  release(key: string): ReleaseRow {
    const found = this.releases.find((release) => release.key === key);
    if (found) return found;
    throw new Problem({
      kind: "no-release",
      status: 404,
      message: `There is no release ${key.slice(0, 80)}.`,
      wayOut: "Look at the list of releases.",
    });
  }

  /** Undefined when none was asked for. @throws Problem `no-group` (404) */
  group(id: string | undefined): GroupRow | undefined {
    if (id === undefined || id === "") return undefined;
    const found = this.groups.find((group) => group.id === id);
    if (found) return found;
    throw new Problem({
      kind: "no-group",
      status: 404,
      message: `There is no group ${id.slice(0, 40)}.`,
      wayOut: `Choose from: ${this.groups.map((group) => group.id).join(", ")}.`,
    });
  }

  /** Undefined when none was asked for. @throws Problem `no-period` (404) */
  period(id: string | undefined): PeriodRow | undefined {
    if (id === undefined || id === "") return undefined;
    const found = this.periods.find((period) => period.id === id);
    if (found) return found;
    throw new Problem({
      kind: "no-period",
      status: 404,
      message: `There are no figures about ${id.slice(0, 40)}.`,
      wayOut: `Choose from: ${this.periods.map((period) => period.id).join(", ")}.`,
    });
  }

  /** What live releases hold of an indicator. */
  coverageOf(indicator: IndicatorRow): readonly CoverageRow[] {
    return this.#live.get(indicator.number) ?? [];
  }

  /** Groups with at least one value, in their own order. */
  groupsOf(indicator: IndicatorRow): GroupRow[] {
    const numbers = new Set(
      this.coverageOf(indicator)
        .filter(({ filled }) => filled > 0)
        .map((row) => row.population_group),
    );
    return this.groups.filter(({ number }) => numbers.has(number));
  }

  /** Periods with at least one value for the group, oldest first. */
  periodsOf(indicator: IndicatorRow, group: GroupRow): PeriodRow[] {
    const numbers = new Set(
      this.coverageOf(indicator)
        .filter((row) => row.filled > 0 && row.population_group === group.number)
        .map((row) => row.period),
    );
    return this.periods.filter(({ number }) => numbers.has(number));
  }

  /** The live release that has the column for this indicator, period and group and left it empty; undefined when there is none. */
  notMeasured(indicator: IndicatorRow, period: PeriodRow, group: GroupRow): ReleaseRow | undefined {
    const row = this.coverageOf(indicator).find(
      (each) => each.not_measured && each.period === period.number && each.population_group === group.number,
    );
    return row && this.releaseOf(row.release_id);
  }
}

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("The catalogue is older than the figures it is asked about.");
  return found;
}

async function load(read: ReadDatabase): Promise<Catalogue> {
  const [indicators, groups, periods, releases, coverage] = await Promise.all([
    listIndicators(read),
    listGroups(read),
    listPeriods(read),
    listReleases(read),
    listCoverage(read),
  ]);
  return new Catalogue({ indicators, groups, periods, releases, coverage });
}

/** Today's catalogue. */
export const catalogue = remember(load);
