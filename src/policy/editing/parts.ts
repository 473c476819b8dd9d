/** Which programmes and organisations a thing lies in, as grants name them: programme:FRAMEWORK/NODE, organisation:FRAMEWORK/PARTNER. */
import type { FrameworkGraph } from "../policy.ts";
import { isThing } from "./form-shape.ts";
import type { ItemRef } from "./object-key.ts";

/** The node, and everything above it: who runs a programme runs what is under it. Empty for a node that is not there. */
export function programmesAt(graph: FrameworkGraph, node: unknown): string[] {
  if (!graph.framework.nodes.some(({ id }) => id === node)) return [];
  const own = graph.node(node as string);
  return [own, ...graph.ancestors(own.id)].map(({ id }) => `programme:${graph.id}/${id}`);
}

/** The parts of a thing that says this; a document, a heading and the like lie in none. */
export function partsOfContent(graph: FrameworkGraph, { kind, key }: ItemRef, content: unknown): string[] {
  const said = isThing(content) ? content : {};
  switch (kind) {
    case "node": {
      const above = programmesAt(graph, said["parent"]);
      return above.length > 0 || said["parent"] === undefined ? [`programme:${graph.id}/${key}`, ...above] : [];
    }
    case "target":
    case "update":
    case "form":
      return programmesAt(graph, said["node"]);
    case "plan": {
      const form = graph.framework.forms.find(({ id }) => id === said["form"]);
      const partner = graph.framework.partners.find(({ id }) => id === said["partner"]);
      return [...(partner ? [`organisation:${graph.id}/${partner.id}`] : []), ...programmesAt(graph, form?.node)];
    }
    default:
      return [];
  }
}
