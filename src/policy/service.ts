/** The room's use cases: what is in the frameworks, and how their targets stand. */
import { areaIndex } from "../areas/index.ts";
import { Problem } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import type { Framework, NodeKind, PolicyNode, Text, Update } from "./framework.ts";
import type { ItemKind } from "./items.ts";
import { SeriesReader } from "./measured-series.ts";
import { policyOf, type FrameworkGraph, type VersionMark } from "./policy.ts";
import { countStatuses } from "./progress.ts";
import type { Status } from "./reason.ts";
import { versionsOf, type VersionRow } from "./queries.ts";
import { sourceRows, type SourceRow } from "./sources.ts";
import { dayOf, standing, type Looking, type TargetProgress } from "./standing.ts";

export { compareFrameworks, type FrameworkComparison } from "./compare-frameworks.ts";
export { district, type District } from "./district.ts";

export type FrameworkSummary = {
  id: string;
  title: Text;
  language: Framework["language"];
  period: Framework["period"];
  succeeds: string | null;
  nodes: number;
  targets: number;
  updates: number;
};

/** Every framework, the oldest period first. */
export async function listFrameworks(reader: Reader): Promise<FrameworkSummary[]> {
  return (await policyOf(reader)).frameworks.map(({ framework: { id, title, language, period, succeeds, nodes, targets, updates } }) => ({
    id,
    title,
    language,
    period,
    succeeds: succeeds ?? null,
    nodes: nodes.length,
    targets: targets.length,
    updates: updates.length,
  }));
}

/** @throws Problem `no-framework` (404) */
export async function oneFramework(reader: Reader, id: string): Promise<FrameworkGraph> {
  return (await policyOf(reader)).framework(id);
}

export type TreeNode = { node: PolicyNode; kind: NodeKind; children: TreeNode[] };

/** The goal tree, in the order of the file. */
export async function tree(reader: Reader, id: string): Promise<{ framework: Framework; roots: TreeNode[] }> {
  const graph = await oneFramework(reader, id);
  const branch = (node: PolicyNode): TreeNode => ({ node, kind: graph.kindOf(node), children: graph.children(node.id).map(branch) });
  return { framework: graph.framework, roots: graph.roots.map(branch) };
}

export type Matrix = {
  framework: Framework;
  /** `area` null: work that is not bound to an area. */
  columns: { column: Framework["columns"][number]; area: { code: string; name: string } | null }[];
  rows: { node: PolicyNode; cells: boolean[]; focus: boolean }[];
};

/** Which programme works in which area: every node with a cell, or with a sheet of its own. */
export async function matrix(reader: Reader, id: string): Promise<Matrix> {
  const [graph, index] = await Promise.all([oneFramework(reader, id), areaIndex(reader)]);
  const { framework } = graph;
  const columns = framework.columns.map((column) => {
    const area = column.area === undefined ? undefined : index.versions(column.area)[0];
    return { column, area: column.area === undefined ? null : { code: column.area, name: area?.name ?? column.area } };
  });
  const rows = framework.nodes
    .filter((node) => node.columns.length > 0 || (columns.length > 0 && graph.kindOf(node).sheet))
    .map((node) => ({ node, cells: columns.map(({ column }) => node.columns.includes(column.id)), focus: node.focus }));
  return { framework, columns, rows };
}

/** Every target of a framework with how it stands; the counts are of statuses, never an average of them. */
export async function targets(
  reader: Reader,
  id: string,
  looking: Looking = {},
): Promise<{ framework: Framework; asOf: string; targets: TargetProgress[]; counts: Record<Status, number> }> {
  const [graph, series] = await Promise.all([oneFramework(reader, id), SeriesReader.open(reader)]);
  const asOf = dayOf(looking);
  const found = await Promise.all(graph.framework.targets.map((target) => standing(graph, target, series, asOf)));
  return { framework: graph.framework, asOf, targets: found, counts: countStatuses(found.map(({ progress }) => progress)) };
}

/** One target, with every version of it that there has been. @throws Problem `no-target` (404) */
export async function oneTarget(
  reader: Reader,
  id: string,
  key: string,
  looking: Looking = {},
): Promise<TargetProgress & { asOf: string; versions: VersionRow[] }> {
  const [graph, series] = await Promise.all([oneFramework(reader, id), SeriesReader.open(reader)]);
  const asOf = dayOf(looking);
  const [found, versions] = await Promise.all([
    standing(graph, graph.target(key), series, asOf),
    versionsOf(reader.read, id, "target", key),
  ]);
  return { ...found, asOf, versions };
}

/** A form with what organisations answered: one plan, question by question. */
export type JoinedForm = {
  form: Framework["forms"][number];
  plans: { partner: Framework["partners"][number]; date: string }[];
  questions: {
    question: Framework["forms"][number]["questions"][number];
    answers: { partner: Framework["partners"][number]; answer: string }[];
  }[];
};

function joined(graph: FrameworkGraph, form: Framework["forms"][number]): JoinedForm {
  const { partners } = graph.framework;
  const filled = graph
    .plansOf(form.id)
    .flatMap((plan) => partners.filter(({ id }) => id === plan.partner).map((partner) => ({ ...plan, partner })));
  return {
    form,
    plans: filled.map(({ partner, date }) => ({ partner, date })),
    questions: form.questions.map((question) => ({
      question,
      answers: filled.flatMap(({ partner, answers }) =>
        answers.filter((each) => each.question === question.id).map(({ answer }) => ({ partner, answer })),
      ),
    })),
  };
}

export type Sheet = {
  framework: Framework;
  node: PolicyNode;
  kind: NodeKind;
  /** From the root down to the parent. */
  above: PolicyNode[];
  below: PolicyNode[];
  /** In the order of the framework's headings. */
  sections: { title: Text; texts: Text[] }[];
  columns: Framework["columns"];
  targetGroups: Framework["targetGroups"];
  partners: { partner: Framework["partners"][number]; role: Text | null }[];
  determinants: Framework["determinants"];
  assignments: Framework["assignments"];
  targets: TargetProgress[];
  updates: readonly Update[];
  forms: JoinedForm[];
  version: VersionMark | null;
};

/** Everything about one node: what, for whom, with whom, and how its targets stand. @throws Problem `no-node` (404) */
export async function sheet(reader: Reader, id: string, nodeId: string, looking: Looking = {}): Promise<Sheet> {
  const [graph, series] = await Promise.all([oneFramework(reader, id), SeriesReader.open(reader)]);
  const { framework } = graph;
  const node = graph.node(nodeId);
  const chosen = <T extends { id: string }>(list: readonly T[], ids: readonly string[]): T[] =>
    list.filter((each) => ids.includes(each.id));
  return {
    framework,
    node,
    kind: graph.kindOf(node),
    above: graph.ancestors(nodeId).toReversed(),
    below: [...graph.children(nodeId)],
    sections: framework.headings.flatMap(({ id: heading, title }) => {
      const texts = node.sections.filter((each) => each.heading === heading).flatMap(({ text }) => (Array.isArray(text) ? text : [text]));
      return texts.length > 0 ? [{ title, texts }] : [];
    }),
    columns: chosen(framework.columns, node.columns),
    targetGroups: chosen(framework.targetGroups, node.targetGroups),
    partners: node.partners.flatMap(({ partner, role }) =>
      chosen(framework.partners, [partner]).map((found) => ({ partner: found, role: role ?? null })),
    ),
    determinants: chosen(framework.determinants, node.determinants),
    assignments: chosen(framework.assignments, node.assignments),
    targets: await Promise.all(graph.targetsOf(nodeId).map((target) => standing(graph, target, series, dayOf(looking)))),
    updates: graph.updatesOf(nodeId),
    forms: graph.formsOf(nodeId).map((form) => joined(graph, form)),
    version: graph.versionOf("node", nodeId) ?? null,
  };
}

/** What was reported, the newest year first; of one year, or of one kind of gain. */
export async function updates(
  reader: Reader,
  id: string,
  choice: { year?: number | undefined; gain?: Update["gain"] | undefined } = {},
): Promise<{ update: Update; node: PolicyNode }[]> {
  const graph = await oneFramework(reader, id);
  return graph.framework.updates
    .filter(({ year, gain }) => (choice.year === undefined || year === choice.year) && (choice.gain === undefined || gain === choice.gain))
    .map((update) => ({ update, node: graph.node(update.node) }))
    .toSorted((a, b) => b.update.year - a.update.year);
}

/** Each node, target, update … with its place in a document. */
export async function sources(reader: Reader, id: string): Promise<SourceRow[]> {
  return sourceRows((await oneFramework(reader, id)).framework);
}

/** Every version of one item, oldest first. @throws Problem `no-item` (404) */
export async function historyOf(reader: Reader, id: string, kind: ItemKind, key: string): Promise<VersionRow[]> {
  const versions = await versionsOf(reader.read, id, kind, key);
  if (versions.length > 0) return versions;
  throw new Problem({
    kind: "no-item",
    status: 404,
    message: `There is no ${kind} ${key.slice(0, 80)} in ${id.slice(0, 80)}.`,
    wayOut: "Look at the tree or the targets of the framework.",
  });
}
