/** Two frameworks side by side, by links that can be shown: the same series, the same partner, the same area. Titles are never matched. */
import { areaIndex, type AreaIndex } from "../areas/index.ts";
import type { Reader } from "../kernel/snapshot.ts";
import type { Framework, Text } from "./framework.ts";
import { policyOf } from "./policy.ts";

export type Use = { kind: "target" | "node" | "update"; id: string; title: Text };
/** One thing, and where each framework uses it. */
export type Linked = { id: string; title: Text; fate: "kept" | "dropped" | "new"; before: Use[]; after: Use[] };

export type FrameworkComparison = {
  before: Framework;
  after: Framework;
  /** The second names the first as the one it comes after. */
  succeeds: boolean;
  /** Series of the figures room that targets are linked with. */
  indicators: Linked[];
  /** The same by id, or by exactly the same name. */
  partners: Linked[];
  /** Areas of the matrix and of updates; a set stands for its members. */
  areas: Linked[];
};

type Uses = Map<string, { title: Text; uses: Use[] }>;

/** @throws Problem `no-framework` (404) */
export async function compareFrameworks(reader: Reader, beforeId: string, afterId: string): Promise<FrameworkComparison> {
  const [policy, index] = await Promise.all([policyOf(reader), areaIndex(reader)]);
  const [before, after] = [policy.framework(beforeId).framework, policy.framework(afterId).framework];
  return {
    before,
    after,
    succeeds: after.succeeds === before.id,
    indicators: linked(indicatorsOf(before), indicatorsOf(after)),
    partners: linked(partnersOf(before), samePartners(partnersOf(after), before, after)),
    areas: linked(areasOf(before, index), areasOf(after, index)),
  };
}

function linked(before: Uses, after: Uses): Linked[] {
  return [...new Set([...before.keys(), ...after.keys()])].map((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    return {
      id,
      title: was?.title ?? is?.title ?? id,
      fate: was && is ? "kept" : was ? "dropped" : "new",
      before: was?.uses ?? [],
      after: is?.uses ?? [],
    };
  });
}

function add(uses: Uses, id: string, title: Text, use: Use): void {
  const known = uses.get(id);
  if (!known) uses.set(id, { title, uses: [use] });
  else if (!known.uses.some((each) => each.kind === use.kind && each.id === use.id)) known.uses.push(use);
}

function indicatorsOf({ targets }: Framework): Uses {
  const uses: Uses = new Map();
  for (const { id, title, series } of targets)
    for (const { indicator } of series) add(uses, indicator, indicator, { kind: "target", id, title });
  return uses;
}

function partnersOf({ partners, nodes, updates }: Framework): Uses {
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  const uses: Uses = new Map();
  for (const { id, title, partners: own } of nodes)
    for (const { partner } of own) add(uses, partner, names.get(partner) ?? partner, { kind: "node", id, title });
  for (const { id, title, partners: own } of updates)
    for (const partner of own) add(uses, partner, names.get(partner) ?? partner, { kind: "update", id, title });
  return uses;
}

/** The later framework's partners under the earlier one's ids, where the name is exactly the same. */
function samePartners(uses: Uses, before: Framework, after: Framework): Uses {
  const byName = new Map(before.partners.map(({ id, name }) => [name, id]));
  const names = new Map(after.partners.map(({ id, name }) => [id, name]));
  const known = new Set(before.partners.map(({ id }) => id));
  return new Map([...uses].map(([id, each]) => [known.has(id) ? id : (byName.get(names.get(id) ?? "") ?? id), each]));
}

function areasOf({ columns, nodes, updates }: Framework, index: AreaIndex): Uses {
  const areaOf = new Map(columns.flatMap(({ id, area }) => (area === undefined ? [] : [[id, area] as const])));
  const uses: Uses = new Map();
  const each = (code: string, use: Use) => {
    const area = index.versions(code)[0];
    const members = area?.level === "set" ? area.memberIds.flatMap((id) => index.get(id) ?? []) : area ? [area] : [];
    if (members.length === 0) add(uses, code, code, use);
    for (const member of members) add(uses, member.code, member.name, use);
  };
  for (const { id, title, columns: own } of nodes)
    for (const column of own) if (areaOf.has(column)) each(areaOf.get(column) ?? "", { kind: "node", id, title });
  for (const { id, title, areas } of updates) for (const code of areas) each(code, { kind: "update", id, title });
  return uses;
}
