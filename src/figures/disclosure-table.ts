import type { Counted } from "./disclosure-rules.ts";

/**
 * One number in a table under protection. `count` is null where nobody told it.
 * - new: ours to show or to hide; `keepHidden` when an earlier release, of this series or another, hid it;
 * - public: shown before, so everyone knows it: it covers nothing, and hiding it (a rule may) needs no protection;
 * - withheld: hidden by the source or an earlier release, and must stay unknown;
 * - absent: there is no number, or nobody publishes it; it needs no protection.
 */
export type TableCell = Omit<Counted, "count"> & {
  count: number | null;
  standing: "new" | "public" | "withheld" | "absent";
  keepHidden?: boolean;
};

/** Σ signs · counts = 0, known to everyone; `cells` are positions in the table, each once; `signs` are 1 or −1. */
export type Relation = { cells: readonly number[]; signs: readonly number[] };

/** total = Σ parts. */
export function sumOf(total: number, parts: readonly number[]): Relation {
  return { cells: [...parts, total], signs: [...parts.map(() => 1), -1] };
}

/** The relations of each cell, and the sign that it has in them. */
export function relationsPerCell(cells: number, relations: readonly Relation[]): { relation: number; sign: number }[][] {
  const per: { relation: number; sign: number }[][] = Array.from({ length: cells }, () => []);
  for (const [relation, { cells: members, signs }] of relations.entries()) {
    for (const [at, cell] of members.entries()) per[cell]?.push({ relation, sign: signs[at] });
  }
  return per;
}
