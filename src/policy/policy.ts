/** All frameworks in memory, as they are today: trees, and what hangs on each node. */
import type { ReadDatabase } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";
import { remember } from "../kernel/snapshot.ts";
import { framework as schema, type Framework, type NodeKind, type PolicyNode, type Target, type Update } from "./framework.ts";
import { assemble, type ItemKind } from "./items.ts";
import { currentItems, type CurrentRow } from "./queries.ts";

/** Which version of an item holds today, and who wrote it, when and why. */
export type VersionMark = { version: number; actor: string; reason: string; at: Date };

export class FrameworkGraph {
  readonly framework: Framework;
  readonly #nodes: ReadonlyMap<string, PolicyNode>;
  readonly #kinds: ReadonlyMap<string, NodeKind>;
  readonly #children: ReadonlyMap<string | undefined, PolicyNode[]>;
  readonly #targets: ReadonlyMap<string, Target[]>;
  readonly #updates: ReadonlyMap<string, Update[]>;
  readonly #forms: ReadonlyMap<string, Framework["forms"]>;
  readonly #plans: ReadonlyMap<string, Framework["plans"]>;
  readonly #marks: ReadonlyMap<string, VersionMark>;

  /** @param marks by `kind key` */
  constructor(whole: Framework, marks: ReadonlyMap<string, VersionMark> = new Map()) {
    this.framework = whole;
    this.#nodes = new Map(whole.nodes.map((node) => [node.id, node]));
    this.#kinds = new Map(whole.nodeKinds.map((kind) => [kind.id, kind]));
    this.#children = Map.groupBy(whole.nodes, ({ parent }) => parent);
    this.#targets = Map.groupBy(whole.targets, ({ node }) => node);
    this.#updates = Map.groupBy(whole.updates, ({ node }) => node);
    this.#forms = Map.groupBy(whole.forms, ({ node }) => node);
    this.#plans = Map.groupBy(whole.plans, ({ form }) => form);
    this.#marks = marks;
  }

  get id(): string {
    return this.framework.id;
  }

  /** Nodes without a parent, in the order of the file. */
  get roots(): readonly PolicyNode[] {
    return this.#children.get(undefined) ?? [];
  }

  /** @throws Problem `no-node` (404) */
  node(id: string): PolicyNode {
    const found = this.#nodes.get(id);
    if (found) return found;
    throw new Problem({
      kind: "no-node",
      status: 404,
      message: `There is no ${id.slice(0, 80)} in ${this.id}.`,
      wayOut: "Look at its tree.",
    });
  }

  /** @throws Problem `no-target` (404) */
  target(id: string): Target {
    const found = this.framework.targets.find((target) => target.id === id);
    if (found) return found;
    throw new Problem({
      kind: "no-target",
      status: 404,
      message: `There is no target ${id.slice(0, 80)} in ${this.id}.`,
      wayOut: "Look at its targets.",
    });
  }

  kindOf(node: PolicyNode): NodeKind {
    const kind = this.#kinds.get(node.kind);
    if (!kind) throw new Error(`${node.id} is of a kind that ${this.id} doesn't have.`);
    return kind;
  }

  children(id: string): readonly PolicyNode[] {
    return this.#children.get(id) ?? [];
  }

  /** From the parent up to the root. */
  ancestors(id: string): PolicyNode[] {
    const parent = this.#nodes.get(id)?.parent;
    return parent === undefined ? [] : [this.node(parent), ...this.ancestors(parent)];
  }

  /** Everything below, each before what is under it. */
  descendants(id: string): PolicyNode[] {
    return this.children(id).flatMap((child) => [child, ...this.descendants(child.id)]);
  }

  targetsOf(node: string): readonly Target[] {
    return this.#targets.get(node) ?? [];
  }

  updatesOf(node: string): readonly Update[] {
    return this.#updates.get(node) ?? [];
  }

  formsOf(node: string): Framework["forms"] {
    return this.#forms.get(node) ?? [];
  }

  /** What organisations filled in on a form. */
  plansOf(form: string): Framework["plans"] {
    return this.#plans.get(form) ?? [];
  }

  /** Who wrote what holds today; undefined for an item that is not there. */
  versionOf(kind: ItemKind, key: string): VersionMark | undefined {
    return this.#marks.get(`${kind} ${key}`);
  }
}

export class Policy {
  /** By their periods, the oldest first. */
  readonly frameworks: readonly FrameworkGraph[];

  constructor(frameworks: readonly FrameworkGraph[]) {
    this.frameworks = frameworks.toSorted((a, b) => (a.framework.period.from + a.id < b.framework.period.from + b.id ? -1 : 1));
  }

  /** @throws Problem `no-framework` (404) */
  framework(id: string): FrameworkGraph {
    const found = this.frameworks.find((each) => each.id === id);
    if (found) return found;
    const others = this.frameworks.map((each) => each.id).join(", ");
    throw new Problem({
      kind: "no-framework",
      status: 404,
      message: `There is no framework ${id.slice(0, 80)}.`,
      wayOut: others ? `Choose from: ${others}.` : "Load a pack that has one: bin/gelijkop pack load packs/utrecht.",
    });
  }

  /** The framework that this one says it comes after; null where it names none, or one that is not here. */
  predecessor(graph: FrameworkGraph): FrameworkGraph | null {
    return this.frameworks.find(({ id }) => id === graph.framework.succeeds) ?? null;
  }
}

/** One framework out of its items. @throws Error when they don't fit together, which no way of writing lets happen */
export function graphOf(rows: readonly CurrentRow[]): FrameworkGraph | null {
  const alive = rows.filter(({ removed }) => !removed);
  if (!alive.some(({ kind }) => kind === "framework")) return null;
  return new FrameworkGraph(
    schema.parse(assemble(alive)),
    new Map(alive.map(({ kind, key, version, actor, reason, at }) => [`${kind} ${key}`, { version, actor, reason, at }])),
  );
}

async function load(read: ReadDatabase): Promise<Policy> {
  const rows = await currentItems(read);
  return new Policy([...Map.groupBy(rows, ({ framework }) => framework).values()].map(graphOf).filter((graph) => graph !== null));
}

/** Today's frameworks; kept in memory until the data changes. */
export const policyOf = remember(load);
