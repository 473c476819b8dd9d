import { relationsPerCell, type Relation, type TableCell } from "./disclosure-table.ts";

/**
 * What an outsider can and can't know of the cells without a count.
 * `counts`: every count that is told or follows from the others, one relation at a time; NaN where it doesn't follow.
 * `bound`: cells that must be taken as known, because their freedom is already counted in another one.
 */
export type Inference = { counts: Float64Array; bound: Uint8Array };

export function inferCounts(cells: readonly TableCell[], relations: readonly Relation[]): Inference {
  const counts = Float64Array.from(cells, (cell) => cell.count ?? Number.NaN);
  const bound = new Uint8Array(cells.length);
  const per = relationsPerCell(cells.length, relations);
  const unknown = relations.map((relation) => joinLoose(relation, cells, per, bound));
  const queue = unknown.flatMap((list, relation) => (list.length === 1 ? [relation] : []));
  for (let relation = queue.pop(); relation !== undefined; relation = queue.pop()) {
    const open = unknown[relation].filter((cell) => Number.isNaN(counts[cell]) && !bound[cell]);
    const cell = open[0];
    if (open.length !== 1 || cell === undefined) continue;
    const { cells: members, signs } = relations[relation];
    let rest = 0;
    let own = 1;
    for (const [at, member] of members.entries()) {
      if (member === cell) own = signs[at];
      else if (!bound[member]) rest += signs[at] * counts[member];
    }
    const found = -rest * own;
    counts[cell] = Math.max(0, found);
    // Nothing is left for it, so it is likely known to be empty (an area without residents); or the published numbers contradict each
    // other (rounding at the source). Either way it must not count as cover.
    if (found <= 1e-9 && cells[cell]?.standing === "absent") bound[cell] = 1;
    for (const next of per[cell] ?? []) queue.push(next.relation);
  }
  return { counts, bound };
}

/** Unlisted parts that stand in one relation only are one unknown together: the first speaks for all. Gives the relation's unknown cells. */
function joinLoose(relation: Relation, cells: readonly TableCell[], per: readonly unknown[][], bound: Uint8Array): number[] {
  const speaker = new Map<number, number>();
  const unknown: number[] = [];
  for (const [at, cell] of relation.cells.entries()) {
    const { count, standing } = cells[cell];
    if (count !== null) continue;
    const loose = standing === "absent" && per[cell].length === 1;
    const sign = relation.signs[at];
    if (loose && speaker.has(sign)) bound[cell] = 1;
    else unknown.push(cell);
    if (loose) speaker.set(sign, cell);
  }
  return unknown;
}
