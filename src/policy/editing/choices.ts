/** Lists to choose from. */
import type { Choice } from "../../desk/index.ts";
import type { Area } from "../../areas/index.ts";
import { listOf, type ListedKind } from "../items.ts";
import type { Text } from "../framework.ts";
import type { Property } from "./form-shape.ts";
import { inBoth, type Setting } from "./setting.ts";

const same = (text: string) => ({ nl: text, en: text });

/** The parts of one kind, by their title or name. */
export function partsOfKind({ graph }: Setting, kind: Exclude<ListedKind, "node" | "plan" | "update" | "target">): Choice[] {
  const list = graph.framework[listOf[kind]] as readonly { id: string; title?: Text | { one: Text }; name?: string }[];
  return list.map(({ id, title, name }) => {
    const text = title !== undefined && typeof title === "object" && "one" in title ? title.one : title;
    return { value: id, text: text === undefined ? same(name ?? id) : inBoth(graph, text) };
  });
}

/** The nodes, each kind under a heading, in the order of the kinds. */
export function nodes({ graph }: Setting, leftOut: ReadonlySet<string> = new Set()): Choice[] {
  const { nodeKinds, nodes: all } = graph.framework;
  return nodeKinds.flatMap((kind) =>
    all
      .filter((node) => node.kind === kind.id && !leftOut.has(node.id))
      .map((node) => ({ value: node.id, text: inBoth(graph, node.title), group: inBoth(graph, kind.title.many) })),
  );
}

const levelNames = {
  set: { nl: "Zelfgemaakte gebieden", en: "Own areas" },
  municipality: { nl: "Gemeente", en: "Municipality" },
  district: { nl: "Wijken", en: "Districts" },
  neighbourhood: { nl: "Buurten", en: "Neighbourhoods" },
} as const;

/** Own sets, and every area of the municipalities that this framework already speaks of. */
export function areas({ graph, areas: index }: Setting): Choice[] {
  const { columns, updates, targets } = graph.framework;
  const named = [
    ...columns.flatMap(({ area }) => area ?? []),
    ...updates.flatMap((update) => update.areas),
    ...targets.flatMap(({ series }) => series.map(({ area }) => area)),
  ];
  const towns = new Map<string, Area>();
  const sets = index.shown().filter(({ level }) => level === "set");
  for (const code of new Set([...named, ...sets.flatMap((set) => index.get(set.memberIds[0])?.code ?? [])])) {
    const area = index.versions(code)[0];
    if (!area || area.level === "set") continue;
    const town = area.level === "municipality" ? area : index.ancestorAt(area, "municipality");
    if (town) towns.set(town.code, town);
  }
  const shown = [...towns.values()].map((town) => index.find(town.code));
  const within = (level: "municipality" | "district" | "neighbourhood") => shown.flatMap((town) => index.within(town, level));
  const list = (["municipality", "district", "neighbourhood"] as const).flatMap(within);
  return [...sets, ...list].map(({ code, name, level }) => ({
    value: code,
    text: same(name),
    group: levelNames[level as keyof typeof levelNames],
  }));
}

export const indicators = ({ figures }: Setting): Choice[] =>
  figures.indicators.map(({ id, title_nl: nl, title_en: en }) => ({ value: id, text: { nl, en } }));

export const groups = ({ figures }: Setting): Choice[] =>
  figures.groups.map(({ id, title_nl: nl, title_en: en }) => ({ value: id, text: { nl, en } }));

/** The other frameworks, for what came before. */
export const frameworks = ({ policy, graph }: Setting): Choice[] =>
  policy.frameworks.filter(({ id }) => id !== graph.id).map((each) => ({ value: each.id, text: inBoth(each, each.framework.title) }));

/** The same fields; what the content has chosen stands in the lists too, so that saving a form unchanged drops nothing. */
export function withChosen(fields: readonly Property[], contents: readonly unknown[]): Property[] {
  const at = (name: string) =>
    contents.flatMap((content) => (content !== null && typeof content === "object" ? [(content as Record<string, unknown>)[name]] : []));
  return fields.map((field): Property => {
    const values = at(field.name);
    switch (field.kind) {
      case "choice":
      case "choices": {
        const chosen = values.flat().filter((value): value is string => typeof value === "string" && value !== "");
        const lacking = new Set(chosen.filter((value) => !field.choices.some((choice) => choice.value === value)));
        return lacking.size === 0
          ? field
          : { ...field, choices: [...field.choices, ...[...lacking].map((value) => ({ value, text: same(value) }))] };
      }
      case "group":
      case "rows":
        return { ...field, fields: withChosen(field.fields, values.flat()) };
      default:
        return field;
    }
  });
}
