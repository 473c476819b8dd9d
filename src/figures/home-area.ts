import type { Area, AreaIndex } from "../areas/index.ts";
import { Problem } from "../kernel/problem.ts";
import { remember, type Reader } from "../kernel/snapshot.ts";
import { findHome } from "./queries.ts";

const homeCode = remember(findHome);

/** The city that this installation is about: the pack's; without one the first municipality that was loaded. */
export async function homeArea(reader: Reader, index: AreaIndex): Promise<Area> {
  const home = await homeCode(reader);
  if (home !== null && index.versions(home).length > 0) return index.find(home);
  const first = index.areas.filter(({ level }) => level === "municipality").toSorted((a, b) => a.id - b.id)[0] ?? index.areas[0];
  if (first) return first;
  throw new Problem({
    kind: "empty",
    status: 404,
    message: "No areas are loaded yet.",
    wayOut: "Load a pack: bin/gelijkop pack load packs/utrecht.",
  });
}
