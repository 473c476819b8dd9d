/** One area across all policies: what is done here, for whom, and does it help? */
import { areaIndex, type Area, type AreaIndex } from "../areas/index.ts";
import type { Reader } from "../kernel/snapshot.ts";
import type { Framework, PolicyNode, Update } from "./framework.ts";
import { SeriesReader } from "./measured-series.ts";
import type { Measurement } from "./measurement.ts";
import { policyOf, type FrameworkGraph } from "./policy.ts";
import { dayOf, standing, type Looking, type TargetProgress } from "./standing.ts";

/** `here`: this very area; `within`: a part of it; `around`: a set, district or city that holds it. */
export type Touch = "here" | "within" | "around";

export type District = {
  area: Area;
  /** Frameworks that do something here, the oldest first. */
  frameworks: {
    framework: Framework;
    nodes: { node: PolicyNode; touch: Touch; columns: Framework["columns"]; targetGroups: Framework["targetGroups"] }[];
    updates: { update: Update; node: PolicyNode; touch: Touch }[];
    /** Targets that are about this area, each with the series as it was in this very area. */
    targets: (TargetProgress & { touch: Touch; here: { indicator: string; fit: "same" | "other"; measurements: Measurement[] }[] })[];
  }[];
};

/** @throws Problem `no-area` (404) */
export async function district(reader: Reader, code: string, looking: Looking = {}): Promise<District> {
  const [policy, index, series] = await Promise.all([policyOf(reader), areaIndex(reader), SeriesReader.open(reader)]);
  const area = index.find(code);
  const asOf = dayOf(looking);
  const found = await Promise.all(policy.frameworks.map((graph) => inFramework(graph, area, index, series, asOf)));
  return { area, frameworks: found.filter(({ nodes, updates, targets }) => nodes.length + updates.length + targets.length > 0) };
}

async function inFramework(
  graph: FrameworkGraph,
  area: Area,
  index: AreaIndex,
  series: SeriesReader,
  asOf: string,
): Promise<District["frameworks"][number]> {
  const { framework } = graph;
  const touch = (codes: readonly string[]): Touch | null => nearest(codes.map((each) => touchOf(index, area, each)));
  const columns = framework.columns.flatMap((column) =>
    column.area !== undefined && touch([column.area]) ? [{ ...column, area: column.area }] : [],
  );
  const nodes = framework.nodes.flatMap((node) => {
    const own = columns.filter(({ id }) => node.columns.includes(id));
    const near = touch(own.map((column) => column.area));
    return near
      ? [{ node, touch: near, columns: own, targetGroups: framework.targetGroups.filter(({ id }) => node.targetGroups.includes(id)) }]
      : [];
  });
  const updates = framework.updates.flatMap((update) => {
    const near = touch(update.areas);
    return near ? [{ update, node: graph.node(update.node), touch: near }] : [];
  });
  const about = framework.targets.flatMap((target) => {
    const near = touch(target.series.map((each) => each.area));
    return near ? [{ target, near }] : [];
  });
  const targets = await Promise.all(
    about.map(async ({ target, near }) => {
      const here = await Promise.all(
        target.series.map(async (each) => ({ indicator: each.indicator, fit: each.fit, measurements: await series.inArea(each, area) })),
      );
      return { ...(await standing(graph, target, series, asOf)), touch: near, here };
    }),
  );
  return { framework, nodes, updates, targets };
}

function nearest(touches: readonly (Touch | null)[]): Touch | null {
  return (["here", "within", "around"] as const).find((each) => touches.includes(each)) ?? null;
}

/** How the area of this code lies to another; null when they have nothing in common, or the code is not known. */
function touchOf(index: AreaIndex, area: Area, code: string): Touch | null {
  if (code === area.code) return "here";
  const other = index.versions(code).find(({ division }) => division === area.division) ?? index.versions(code)[0];
  if (!other) return null;
  if (holds(index, other, area)) return "around";
  return holds(index, area, other) ? "within" : null;
}

/** Whether all of one area lies in another. */
function holds(index: AreaIndex, outer: Area, inner: Area): boolean {
  if (inner.level === "set") return inner.memberIds.length > 0 && inner.memberIds.every((id) => holdsOne(index, outer, id));
  return holdsOne(index, outer, inner.id);
}

function holdsOne(index: AreaIndex, outer: Area, innerId: number): boolean {
  const inner = index.get(innerId);
  if (!inner) return false;
  const grounds = new Set(outer.level === "set" ? outer.memberIds : [outer.id]);
  return grounds.has(inner.id) || index.ancestors(inner).some(({ id }) => grounds.has(id));
}
