import { areaIndex } from "../../areas/index.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { catalogue } from "../catalogue.ts";
import type { Observation } from "../contract.ts";
import { describeCell, parseObservationId } from "../observation.ts";
import { cellsOfIndicator } from "../queries.ts";

/** Stored figures by their ids, in that order; one query per indicator, period and group. An id without a stored figure is left out. */
export async function observationsById(reader: Reader, ids: readonly string[]): Promise<Observation[]> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const asked = ids.map((id) => ({ id, parts: parseObservationId(id) })).flatMap(({ id, parts }) => (parts ? [{ id, ...parts }] : []));
  const slices = Map.groupBy(asked, ({ indicator, period, group }) => JSON.stringify([indicator, period, group]));
  const found = new Map<string, Observation>();
  for (const slice of slices.values()) {
    const [{ indicator, period, group }] = slice;
    const [periodRow, groupRow] = [list.period(period), list.group(group)];
    if (!periodRow || !groupRow) continue;
    const areas = slice.map((each) => index.find(each.area, each.division).id);
    for (const cell of await cellsOfIndicator(reader.read, list.indicator(indicator).number, periodRow.number, groupRow.number, areas)) {
      const area = index.get(cell.area_id);
      if (!area) continue;
      const observation = describeCell(cell, area, list);
      found.set(observation.id, observation);
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
