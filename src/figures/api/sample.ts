/** Names that exist in this installation, so that an example is a link that works. */
import { areaIndex, boundariesOf } from "../../areas/index.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { catalogue } from "../catalogue.ts";
import { observationId } from "../observation.ts";
import { homeArea } from "../home-area.ts";
import type { Sample } from "./operation.ts";

/** Null while there are no figures. */
export async function sampleOf(reader: Reader, home: string | undefined): Promise<Sample | null> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const indicator = list.indicators.find((each) => list.groupsOf(each).length > 0);
  const release = list.releases.find(({ live }) => live);
  if (index.areas.length === 0 || !indicator || !release) return null;
  const city = home !== undefined && index.versions(home).length > 0 ? index.find(home) : await homeArea(reader, index);
  const [area, other] = [...index.children(city), ...index.areas];
  const [group] = list.groupsOf(indicator);
  const period = list.periodsOf(indicator, group).at(-1);
  if (!period) return null;
  const [outline] = await boundariesOf(reader.read, [area.code, city.code, ...index.children(city).map(({ code }) => code)]);
  return {
    outlined: outline?.code ?? null,
    area: area.code,
    other: (other ?? area).code,
    city: city.code,
    indicator: indicator.id,
    period: period.id,
    release: release.key,
    observation: observationId(indicator.id, area, period.id, group.id),
  };
}
