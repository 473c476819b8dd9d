/** Everything that a report is made from, read once. */
import { areaIndex, tilesOf, type Area, type AreaIndex } from "../../areas/index.ts";
import { areaObservations, catalogue, type Observation } from "../../figures/index.ts";
import type { Language } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import {
  listFrameworks,
  oneFramework,
  targets,
  type Framework,
  type PolicyNode,
  type TargetProgress,
  type Update,
} from "../../policy/index.ts";
import type { TargetLine } from "../content.ts";
import type { Speaker } from "./lines.ts";

export type Graph = Awaited<ReturnType<typeof oneFramework>>;
export type Catalogue = Awaited<ReturnType<typeof catalogue>>;
/** Words that a person wrote for one chapter. */
export type ManualText = { chapter: string; part: string; text: string; author: string };
/** What the last report on the same framework said. */
export type Former = { year: number; version: number; targets: readonly TargetLine[]; updates: readonly string[] };

type On<T> = (nodes: readonly PolicyNode[]) => T[];

export type Ground = {
  speaker: Speaker;
  year: number;
  framework: Framework;
  graph: Graph;
  targets: readonly TargetProgress[];
  /** Targets of the other frameworks; their indicators stand in where this one has none. */
  others: readonly TargetProgress[];
  index: AreaIndex;
  list: Catalogue;
  texts: readonly ManualText[];
  former: Former | null;
  /** The year's updates and the targets of some nodes, in the order of the framework. */
  updatesOn: On<Update>;
  targetsOn: On<TargetProgress>;
  /** Figures of one area and group, asked once. */
  observations(area: Area, group: string): Promise<readonly Observation[]>;
  tiles(map: string): ReturnType<typeof tilesOf>;
};

/** @throws Problem `no-framework` (404), `year` */
export async function readGround(
  reader: Reader,
  asked: { framework: string; year: number; language: Language; texts: readonly ManualText[]; former: Former | null },
): Promise<Ground> {
  const { framework: id, year, language, texts, former } = asked;
  const [graph, own, index, list, all] = await Promise.all([
    oneFramework(reader, id),
    targets(reader, id, { year }),
    areaIndex(reader),
    catalogue(reader),
    listFrameworks(reader),
  ]);
  const others = await Promise.all(all.filter((each) => each.id !== id).map((each) => targets(reader, each.id, { year })));
  const found = new Map<string, Promise<readonly Observation[]>>();
  return {
    speaker: { language, own: graph.framework.language },
    year,
    framework: graph.framework,
    graph,
    targets: own.targets,
    others: others.flatMap((each) => each.targets),
    index,
    list,
    texts,
    former,
    updatesOn: onNodes(
      graph.framework.updates.filter((update) => update.year === year),
      (update) => update.node,
    ),
    targetsOn: onNodes(own.targets, ({ target }) => target.node),
    observations: (area, group) => {
      const key = `${area.id} ${group}`;
      const known = found.get(key) ?? areaObservations(reader, area.code, { group, division: area.division });
      found.set(key, known);
      return known;
    },
    tiles: (map) => tilesOf(reader.read, map),
  };
}

/** Asked once per chapter: to go through all of them each time cost a framework of 4,000 programmes twice as much per programme. */
function onNodes<T>(items: readonly T[], nodeOf: (item: T) => string): On<T> {
  const placed = Map.groupBy(
    items.map((item, place) => ({ item, place })),
    ({ item }) => nodeOf(item),
  );
  return (nodes) =>
    nodes
      .flatMap(({ id }) => placed.get(id) ?? [])
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item);
}
