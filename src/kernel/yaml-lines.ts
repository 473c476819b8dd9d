/** From a place in the data to the line of the file where it stands. */
import { isMap, isPair, isScalar, isSeq, type LineCounter, type Node } from "yaml";

/** The line (from 1) of the innermost part of the path that is in the file: for a key that is missing, that of what lacks it. */
export function lineOf(root: Node | null, path: readonly (string | number)[], lines: LineCounter): number {
  let node: unknown = root;
  let offset = startOf(root);
  for (const part of path) {
    const next = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && key.value === part)
      : isSeq(node)
        ? node.items[Number(part)]
        : undefined;
    if (next === undefined) break;
    // A map's key says where its value begins better than the value does: that may start lines below.
    offset = startOf(isPair(next) ? next.key : next) ?? offset;
    node = isPair(next) ? next.value : next;
  }
  return offset === undefined ? 1 : lines.linePos(offset).line;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
