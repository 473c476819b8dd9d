import { relationsPerCell, type Relation } from "./disclosure-table.ts";

/** Changes to hidden cells that keep every relation as it is. */
export type Witness = ReadonlyMap<number, number>;

/** How far a search goes: changes tried per first step, and the largest partial step. Beyond it a cell counts as not protected: the safe side. */
export type Effort = { changes: number; partial: number };
export const quick: Effort = { changes: 60, partial: 0 };
export const thorough: Effort = { changes: 3000, partial: 12 };

/**
 * Looks for another table that agrees with everything that is published: whole-number changes of the hidden cells only, within what an
 * outsider holds possible (`allowed`), that leave every relation's sum as it is. A cell for which one is found can't be worked out, by
 * any algebra over all relations together or by bounds; that is a proof. Not finding one is no proof of the contrary.
 */
export class WitnessSearch {
  readonly per: { relation: number; sign: number }[][];
  /** The hidden cells in each relation. */
  readonly free: number[][];
  readonly #allowed: (cell: number, change: number) => boolean;
  readonly #change: Map<number, number> = new Map();
  readonly #residual: Float64Array;
  #touched: number[] = [];
  #left = 0;
  #reach = 0;

  constructor(cells: number, relations: readonly Relation[], allowed: (cell: number, change: number) => boolean) {
    this.per = relationsPerCell(cells, relations);
    this.free = relations.map(() => []);
    this.#allowed = allowed;
    this.#residual = new Float64Array(relations.length);
  }

  release(cell: number): void {
    for (const { relation } of this.per[cell] ?? []) this.free[relation]?.push(cell);
  }

  hold(cell: number): void {
    for (const { relation } of this.per[cell] ?? []) {
      const list = this.free[relation];
      list.splice(list.indexOf(cell), 1);
    }
  }

  /** Another table in which `cell` differs by `start`; null when none was found within the effort. */
  find(cell: number, start: number, effort: Effort): Witness | null {
    if (!this.#allowed(cell, start)) return null;
    this.#left = effort.changes;
    this.#reach = effort.partial;
    this.#apply(cell, start);
    const found = this.#repair() ? new Map(this.#change) : null;
    for (const relation of this.#touched) this.#residual[relation] = 0;
    this.#touched = [];
    this.#change.clear();
    return found;
  }

  #apply(cell: number, change: number): void {
    this.#change.set(cell, change);
    for (const { relation, sign } of this.per[cell] ?? []) {
      this.#residual[relation] = this.#residual[relation] + sign * change;
      this.#touched.push(relation);
    }
  }

  #undo(cell: number, change: number): void {
    this.#change.delete(cell);
    for (const { relation, sign } of this.per[cell] ?? []) {
      this.#residual[relation] = this.#residual[relation] - sign * change;
      this.#touched.pop();
    }
  }

  #repair(): boolean {
    const relation = this.#tightest();
    if (relation === -1) return true;
    for (const cell of relation === null ? [] : this.free[relation]) {
      if (this.#change.has(cell) || relation === null) continue;
      const sign = (this.per[cell] as { relation: number; sign: number }[]).find((own) => own.relation === relation)?.sign ?? 1;
      for (const change of steps(-this.#residual[relation] * sign, this.#reach)) {
        if (this.#left <= 0) return false;
        if (!this.#allowed(cell, change)) continue;
        this.#left -= 1;
        this.#apply(cell, change);
        if (this.#repair()) return true;
        this.#undo(cell, change);
      }
    }
    return false;
  }

  /** The unbalanced relation with the fewest cells left to change; −1 when all balance, null when one can't be mended. */
  #tightest(): number | null {
    let best = -1;
    let fewest = Infinity;
    for (const relation of this.#touched) {
      if (Math.abs(this.#residual[relation]) < 1e-9 || relation === best) continue;
      let open = 0;
      for (const cell of this.free[relation]) if (!this.#change.has(cell)) open += 1;
      if (open === 0) return null;
      if (open < fewest) [best, fewest] = [relation, open];
    }
    return best;
  }
}

/** The step that mends a relation at once, then smaller and larger ones. */
function* steps(wanted: number, reach: number): Generator<number> {
  yield wanted;
  for (let size = 1; size <= reach; size += 1) {
    if (size !== wanted) yield size;
    if (-size !== wanted) yield -size;
  }
}
