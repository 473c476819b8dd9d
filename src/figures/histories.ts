/** The figures of areas over all periods: stored, computed for sets, or "not measured" where the source left a column empty. */
import type { Area, AreaIndex } from "../areas/index.ts";
import type { Reader } from "../kernel/snapshot.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Observation } from "./contract.ts";
import { deriveForSet } from "./derive.ts";
import { describeCell, describeNotMeasured } from "./observation.ts";
import { cellsOfAreas, type GroupRow, type IndicatorRow, type PeriodRow } from "./queries.ts";

/** Per `historyKey`, oldest first. */
export type Histories = Map<string, Observation[]>;

/** The figure whose values weigh the members of a set. */
const residentsId = "inwoners";

export const historyKey = (area: Area, indicator: IndicatorRow, group: GroupRow): string =>
  `${area.id} ${indicator.number} ${group.number}`;

/** Every period's figure of these areas per indicator and group, oldest first; computed for sets, "not measured" where the source left it empty. */
export async function histories(reader: Reader, index: AreaIndex, list: Catalogue, areas: Area[], groups: number[]): Promise<Histories> {
  const members = new Map(areas.map((area) => [area.id, area.level === "set" ? area.memberIds : [area.id]]));
  const ids = [...new Set([...members.values()].flat())];
  const residents = list.indicators.find(({ id }) => id === residentsId);
  const withSets =
    areas.some(({ level }) => level === "set") && residents
      ? [...new Set([...groups, ...list.groupsOf(residents).map(({ number }) => number)])]
      : groups;
  const cells = await cellsOfAreas(reader.read, ids, withSets, null);
  const stored = new Map<string, Observation>();
  for (const cell of cells) {
    const area = index.get(cell.area_id);
    if (area) stored.set(`${cell.area_id} ${cell.indicator} ${cell.population_group} ${cell.period}`, describeCell(cell, area, list));
  }
  const result: Histories = new Map();
  for (const area of areas) {
    for (const indicator of list.indicators) {
      for (const group of list.groups.filter(({ number }) => groups.includes(number))) {
        const history = list.periods.flatMap((period) => {
          const observation =
            area.level === "set"
              ? ofSet(area, indicator, group, period)
              : stored.get(`${area.id} ${indicator.number} ${group.number} ${period.number}`);
          if (observation) return [observation];
          const release = list.notMeasured(indicator, period, group);
          // What was left empty for one year's areas says nothing about another year's.
          return release?.division === area.division ? [describeNotMeasured(indicator, area, period, group, release)] : [];
        });
        if (history.length > 0) result.set(historyKey(area, indicator, group), history);
      }
    }
  }
  return result;

  function ofSet(set: Area, indicator: IndicatorRow, group: GroupRow, period: PeriodRow): Observation | null {
    const of = set.memberIds.map((id) => stored.get(`${id} ${indicator.number} ${group.number} ${period.number}`));
    if (of.some((each) => each === undefined)) return null;
    return deriveForSet(
      set,
      indicator.measure,
      of.filter((each) => each !== undefined),
      set.memberIds.map((id) => residentsOf(id)),
    );
  }

  /** The latest count of residents: the weights change little between survey years, and not every year is loaded. */
  function residentsOf(areaId: number): Observation | null {
    if (!residents) return null;
    for (const period of list.periods.toReversed()) {
      for (const group of list.groupsOf(residents)) {
        const found = stored.get(`${areaId} ${residents.number} ${group.number} ${period.number}`);
        if (found && found.value !== null) return found;
      }
    }
    return null;
  }
}
