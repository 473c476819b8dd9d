/** All areas in memory: codes to areas, up and down the levels. */
import { remember } from "../kernel/snapshot.ts";
import type { ReadDatabase } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import { displayName } from "./display-name.ts";
import type { Level } from "./level.ts";
import { listAreas, listMembers, listWithFigures } from "./queries.ts";

export type Area = {
  id: number;
  code: string;
  /** Year of the division that this version belongs to. */
  division: number;
  level: Level;
  /** As people say it: "Overvecht". */
  name: string;
  parentId: number | null;
  /** For a set: the areas that it is made of. */
  memberIds: readonly number[];
};

export class AreaIndex {
  readonly areas: readonly Area[];
  readonly #byId = new Map<number, Area>();
  /** Newest division first. */
  readonly #byCode = new Map<string, Area[]>();
  readonly #children = new Map<number, Area[]>();

  readonly #withFigures: ReadonlySet<number>;

  /** @param withFigures ids of the areas that there are figures of */
  constructor(areas: readonly Area[], withFigures: ReadonlySet<number> = new Set()) {
    this.areas = areas;
    this.#withFigures = withFigures;
    for (const area of areas) {
      this.#byId.set(area.id, area);
      push(this.#byCode, area.code, area);
      if (area.parentId !== null) push(this.#children, area.parentId, area);
    }
    for (const versions of this.#byCode.values()) versions.sort((a, b) => b.division - a.division);
  }

  get(id: number): Area | undefined {
    return this.#byId.get(id);
  }

  /** Every division's version of this code, newest first. */
  versions(code: string): readonly Area[] {
    return this.#byCode.get(code.toUpperCase()) ?? this.#byCode.get(code) ?? [];
  }

  /**
   * @param division when absent: the newest that has figures of this area, else the newest
   * @throws Problem `no-area` (404)
   */
  find(code: string, division?: number): Area {
    const versions = this.versions(code.trim());
    const found = division === undefined ? this.#shown(versions) : versions.find((area) => area.division === division);
    if (found) return found;
    throw new Problem({
      kind: "no-area",
      status: 404,
      message: versions.length > 0 ? `${code} is not in the ${division} division.` : `There is no area with the code ${code.slice(0, 40)}.`,
      wayOut:
        versions.length > 0
          ? `It is in ${versions.map((area) => area.division).join(", ")}.`
          : "Search by name, or look at the list of areas.",
    });
  }

  /** Each code once, in the version that `find` gives without a division. */
  shown(): Area[] {
    return [...this.#byCode.values()].flatMap((versions) => this.#shown(versions) ?? []);
  }

  /** Whether there are figures of this version of an area; of a set: of any of its members. */
  hasFigures(area: Area): boolean {
    return area.level === "set" ? area.memberIds.some((id) => this.#withFigures.has(id)) : this.#withFigures.has(area.id);
  }

  #shown(versions: readonly Area[]): Area | undefined {
    return versions.find((area) => this.hasFigures(area)) ?? versions[0];
  }

  children(area: Area): readonly Area[] {
    return this.#children.get(area.id) ?? [];
  }

  parent(area: Area): Area | undefined {
    return area.parentId === null ? undefined : this.#byId.get(area.parentId);
  }

  /** From the parent up to the country. */
  ancestors(area: Area): Area[] {
    const found: Area[] = [];
    for (let above = this.parent(area); above && !found.includes(above); above = this.parent(above)) found.push(above);
    return found;
  }

  ancestorAt(area: Area, level: Level): Area | undefined {
    return this.ancestors(area).find((above) => above.level === level);
  }

  /** All areas of one level inside this one (a set: its members), in the order of their codes. */
  within(area: Area, level: Level): Area[] {
    if (area.level === level) return [area];
    const below =
      area.level === "set" ? area.memberIds.map((id) => this.#byId.get(id)).filter((member) => member !== undefined) : this.children(area);
    return below.flatMap((child) => this.within(child, level)).sort(byCode);
  }

  /** The areas that this one is seen among, itself included: the same level in the same municipality, or in the country. */
  peers(area: Area): Area[] {
    const top = this.ancestorAt(area, "municipality") ?? this.ancestors(area).at(-1);
    return top && area.level !== "set" ? this.within(top, area.level) : [area];
  }
}

const byCode = (a: Area, b: Area): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function push<K>(map: Map<K, Area[]>, key: K, area: Area): void {
  const list = map.get(key);
  if (list) list.push(area);
  else map.set(key, [area]);
}

async function load(read: ReadDatabase): Promise<AreaIndex> {
  const [areas, members, withFigures] = await Promise.all([listAreas(read), listMembers(read), listWithFigures(read)]);
  return new AreaIndex(
    areas.map((area) => ({ ...area, name: displayName(area.name), memberIds: members.get(area.id) ?? [] })),
    withFigures,
  );
}

/** The index of today's areas; kept in memory until the data changes. */
export const areaIndex = remember(load);
