/** A framework taken apart into the things that change on their own, and put together again. */
import { z } from "zod";
import { framework, type Framework } from "./framework.ts";

/** Kind of item → the list of the framework's file that it stands in. */
export const listOf = {
  document: "documents",
  nodeKind: "nodeKinds",
  heading: "headings",
  targetGroup: "targetGroups",
  column: "columns",
  partner: "partners",
  determinant: "determinants",
  assignment: "assignments",
  node: "nodes",
  target: "targets",
  update: "updates",
  contribution: "contributions",
  form: "forms",
  plan: "plans",
} as const;

export type ListedKind = keyof typeof listOf;
/** `framework` is what is left: title, period, introduction, what is not in the source. */
export type ItemKind = "framework" | ListedKind;
export const listedKinds = Object.keys(listOf) as ListedKind[];
export const itemKinds: readonly ItemKind[] = ["framework", ...listedKinds];

/** `sort` is the place among its kind, from 0. */
export type Item = { kind: ItemKind; key: string; sort: number; content: unknown };

const { shape } = framework;
const schemas: Readonly<Record<ItemKind, z.ZodType>> = {
  framework: framework.omit(
    Object.fromEntries(Object.values(listOf).map((list) => [list, true])) as Record<(typeof listOf)[ListedKind], true>,
  ),
  document: shape.documents.element,
  nodeKind: shape.nodeKinds.element,
  heading: shape.headings.unwrap().element,
  targetGroup: shape.targetGroups.unwrap().element,
  column: shape.columns.unwrap().element,
  partner: shape.partners.unwrap().element,
  determinant: shape.determinants.unwrap().element,
  assignment: shape.assignments.unwrap().element,
  node: shape.nodes.element,
  target: shape.targets.unwrap().element,
  update: shape.updates.unwrap().element,
  contribution: shape.contributions.unwrap().element,
  form: shape.forms.unwrap().element,
  plan: shape.plans.unwrap().element,
};

/** What an item of this kind must look like: the same schema as in the framework's file. */
export const schemaOf = (kind: ItemKind): z.ZodType => schemas[kind];

export function itemsOf(whole: Framework): Item[] {
  const lists = new Set<string>(Object.values(listOf));
  const head = Object.fromEntries(Object.entries(whole).filter(([name]) => !lists.has(name)));
  const listed = listedKinds.flatMap((kind) =>
    whole[listOf[kind]].map((content, sort): Item => ({ kind, key: content.id, sort, content })),
  );
  return [{ kind: "framework", key: whole.id, sort: 0, content: head }, ...listed];
}

/** The framework that these items make, not yet checked; each list in the order of `sort`. */
export function assemble(items: readonly Item[]): unknown {
  const head = items.find(({ kind }) => kind === "framework")?.content as object | undefined;
  const ordered = items.toSorted((a, b) => a.sort - b.sort || (a.key < b.key ? -1 : 1));
  const lists = listedKinds.map((kind) => [listOf[kind], ordered.filter((item) => item.kind === kind).map(({ content }) => content)]);
  return { ...head, ...Object.fromEntries(lists) };
}

/** One spelling for equal contents, however their keys are ordered. */
function canonical(content: unknown): string {
  return JSON.stringify(content, (_name, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Whether two contents say the same. Both are read anew: what an older version of this software stored lacks today's defaults. */
export function sameContent(kind: ItemKind, one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((content) => canonical(schemaOf(kind).safeParse(content).data ?? content));
  return a === b;
}
