/** Which nodes of a framework make the chapters of its report. No framework is a special case: its own kinds decide. */
import type { PolicyNode } from "../../policy/index.ts";
import type { Graph } from "./ground.ts";

/** `nodes`: the chapter's own node, then everything below it. */
export type Branch = { node: PolicyNode; nodes: readonly PolicyNode[] };

/**
 * The nodes nearest to the root that have a sheet of their own; where no kind has sheets, the nodes right below the roots.
 * @returns the chapters in the order of the tree, and the nodes that lie in none of them (the mission, its principles)
 */
export function branchesOf(graph: Graph): { branches: Branch[]; outside: PolicyNode[] } {
  const hasSheets = graph.framework.nodes.some((node) => graph.kindOf(node).sheet);
  const branches: Branch[] = [];
  const outside: PolicyNode[] = [];
  const walk = (node: PolicyNode, depth: number): void => {
    const children = graph.children(node.id);
    const isChapter = hasSheets ? graph.kindOf(node).sheet : depth === 1 || (depth === 0 && children.length === 0);
    if (isChapter) branches.push({ node, nodes: [node, ...graph.descendants(node.id)] });
    else {
      outside.push(node);
      for (const child of children) walk(child, depth + 1);
    }
  };
  for (const root of graph.roots) walk(root, 0);
  return { branches, outside };
}
