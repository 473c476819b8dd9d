/** Search of areas by name, over all areas that there are. */
import type { Reader } from "../kernel/snapshot.ts";
import { areaIndex, type Area, type AreaIndex } from "./area-index.ts";
import { nameIndex, searchNames, type NameIndex, type NamedArea } from "./name-search.ts";

type NamedVersion = NamedArea & { version: Area };

/** Preparing 17,000 names takes 150 to 200 ms. They live as long as the index that they were made from: until the data changes. */
const prepared = new WeakMap<AreaIndex, NameIndex<NamedVersion>>();

/** The names of all areas, each code once: in the newest division with figures, else the newest. Made at the first search. */
export async function areaNames(reader: Reader): Promise<NameIndex<NamedVersion>> {
  const index = await areaIndex(reader);
  let names = prepared.get(index);
  if (!names) prepared.set(index, (names = nameIndex(index.shown().map((area) => named(area, index)))));
  return names;
}

/** The areas that a typed name or code may mean, best first, with a label that tells same-named ones apart. */
export async function searchAreas(reader: Reader, typed: string, most = 10): Promise<{ area: Area; label: string }[]> {
  return searchNames(await areaNames(reader), typed, most).map(({ area, label }) => ({ area: area.version, label }));
}

/** A neighbourhood is told by its district and municipality; region and country would be the same for all. */
function named(area: Area, index: AreaIndex): NamedVersion {
  const around = index.ancestors(area).filter(({ level }) => level === "district" || level === "municipality");
  return { code: area.code, name: area.name, level: area.level, within: around.map(({ name }) => name), version: area };
}
