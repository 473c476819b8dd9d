import type { DisclosureRules } from "./delivery.ts";
import { inferCounts } from "./disclosure-inference.ts";
import { primaryReason, type PrimaryReason } from "./disclosure-rules.ts";
import type { Relation, TableCell } from "./disclosure-table.ts";
import { quick, thorough, WitnessSearch, type Witness } from "./disclosure-witness.ts";

/** What becomes of a cell: shown, hidden by a rule, or hidden so that another can't be worked out. */
export type Verdict = "shown" | PrimaryReason | "secondary";

/**
 * A verdict per cell. `guarded`: hidden cells that keep two values only for who can't tell cells hidden by a rule from those hidden beside
 * them (released files don't tell). `refused`: cells that can be worked out whatever we hide, because the rest is public.
 */
export type Protection = { verdicts: Verdict[]; guarded: number[]; refused: number[] };

/** Candidates tried before the cheapest is taken unproven. */
const mostTried = 12;
/** Cells hidden for one other before the weaker guard is thought of. */
const mostUnproven = 3;

/**
 * Hides what the rules say, then hides more until no hidden count can be worked out from the relations, all taken together.
 * The outsider is taken to know the rules, the people behind each share, which cells fall under a rule and which were hidden beside them;
 * so a count hidden under a minimum of 5 is one of 1, 2, 3, 4 to him. Every hidden cell keeps at least two possible values, and where
 * `width` is larger, values that far apart (as far as its rule leaves room). Where no hiding can reach that (four neighbourhoods of 1 in a
 * district of 4, all below 5), the cell is `guarded` against outsiders who don't know the reason per cell.
 * Cost grows with the number of hidden cells times the size of the knot of relations that each sits in; shown cells cost nothing.
 */
export function protect(cells: readonly TableCell[], relations: readonly Relation[], rules: DisclosureRules, width = 1): Protection {
  const { counts, bound } = inferCounts(cells, relations);
  const verdicts: Verdict[] = cells.map((cell) => {
    if (cell.count === null || (cell.standing !== "new" && cell.standing !== "public")) return "shown";
    return primaryReason({ ...cell, count: cell.count }, rules) ?? (cell.keepHidden ? "secondary" : "shown");
  });

  let knowsReasons = true;
  const allowed = (at: number, change: number): boolean => {
    const cell = cells[at];
    if (Number.isNaN(counts[at])) return change >= 0;
    const count = counts[at] + change;
    if (count < -1e-9 || (cell.share && cell.people !== null && count > cell.people)) return false;
    return (
      !knowsReasons || cell.standing !== "new" || (verdicts[at] === "secondary") === (primaryReason({ ...cell, count }, rules) === null)
    );
  };
  const search = new WitnessSearch(cells.length, relations, allowed);
  const isEmpty = (at: number): boolean => cells[at]?.share && cells[at]?.people === 0;
  const must: number[] = [];
  for (const [at, { standing }] of cells.entries()) {
    if (standing === "public" || bound[at] || (standing === "new" && (verdicts[at] === "shown" || isEmpty(at)))) continue;
    search.release(at);
    if (standing === "new" || (standing === "withheld" && !Number.isNaN(counts[at]))) must.push(at);
  }

  const seen = new Map<number, Witness[]>();
  const usedBy = new Map<number, Set<number>>();
  const spread = (at: number): number => {
    const changes = (seen.get(at) ?? []).map((witness) => witness.get(at) ?? 0);
    return Math.max(0, ...changes) - Math.min(0, ...changes);
  };
  const remember = (witness: Witness): void => {
    for (const at of witness.keys()) {
      seen.set(at, [...(seen.get(at) ?? []), witness]);
      for (const other of witness.keys()) (usedBy.get(other) ?? usedBy.set(other, new Set()).get(other))?.add(at);
    }
  };
  /** Witnesses that change this cell no longer hold; gives what to put back when it is hidden after all. */
  const forget = (at: number): Map<number, Witness[]> => {
    const before = new Map<number, Witness[]>();
    for (const other of usedBy.get(at) ?? []) {
      const all = seen.get(other) ?? [];
      before.set(other, all);
      seen.set(
        other,
        all.filter((witness) => !witness.has(at)),
      );
    }
    return before;
  };
  const reachOf = (at: number): number => {
    const { share, people } = cells[at];
    return Math.min(40, Math.max(4, rules.minimumCount ?? 0, share ? (people ?? 0) : 0));
  };
  const room = (at: number): number => {
    if (width <= 1) return 1;
    return verdicts[at] === "minimumCount" && !cells[at].share ? Math.min(width, (rules.minimumCount ?? 3) - 2) : width;
  };
  const isSafe = (at: number, effort = quick): boolean => {
    const reach = reachOf(at);
    for (let size = 1; size <= reach && spread(at) < room(at); size += 1) {
      for (const start of [size, -size]) {
        const witness = spread(at) < room(at) ? search.find(at, start, effort) : null;
        if (witness) remember(witness);
      }
    }
    return spread(at) >= room(at);
  };

  const guarded = new Set<number>();
  const isGuarded = (at: number, effort = quick): boolean => {
    knowsReasons = false;
    const witness = [1, -1].map((start) => search.find(at, start, effort)).find((found) => found !== null);
    knowsReasons = true;
    if (!witness) return false;
    guarded.add(at);
    seen.set(at, [...(seen.get(at) ?? []), witness]);
    for (const other of witness.keys()) (usedBy.get(other) ?? usedBy.set(other, new Set()).get(other))?.add(at);
    return true;
  };

  const canHide = (at: number): boolean =>
    cells[at]?.standing === "new" && cells[at]?.count !== null && verdicts[at] === "shown" && !isEmpty(at);
  const hide = (at: number): void => {
    verdicts[at] = "secondary";
    search.release(at);
  };
  const show = (at: number): void => {
    verdicts[at] = "shown";
    search.hold(at);
  };
  const added: number[] = [];
  const hideOneFor = (at: number): boolean => {
    let fallback: number | null = null;
    for (const relation of knot(at, search)) {
      const alone = search.free[relation].length === 1;
      const candidates = relations[relation].cells.filter(canHide);
      if (candidates.length === 0) {
        if (alone) return false;
        continue;
      }
      const own = new Set((search.per[at] ?? []).map((one) => one.relation));
      const cost = new Map(candidates.map((one) => [one, costOf(one, counts[one], own, search)]));
      candidates.sort((a, b) => (cost.get(a) as number) - (cost.get(b) as number));
      fallback ??= candidates[0];
      for (const candidate of candidates.slice(0, mostTried)) {
        hide(candidate);
        if (isSafe(at)) {
          added.push(candidate);
          return true;
        }
        show(candidate);
        forget(candidate);
      }
      if (alone) break;
    }
    if (fallback === null) return false;
    hide(fallback);
    added.push(fallback);
    return true;
  };

  const refused: number[] = [];
  const queue = [...must];
  for (let next = 0, taken = 0; next < queue.length; next += 1) {
    const at = queue[next];
    const before = added.length;
    let safe = isSafe(at);
    for (let more = 0; !safe && more < mostUnproven && hideOneFor(at); more += 1) safe = isSafe(at);
    if (!safe) {
      for (const one of added.splice(before)) {
        show(one);
        forget(one);
      }
      safe = isSafe(at, thorough) || isGuarded(at);
      while (!safe && hideOneFor(at)) safe = isSafe(at) || isGuarded(at);
    }
    if (!safe && !isSafe(at, thorough) && !isGuarded(at, thorough)) refused.push(at);
    for (; taken < added.length; taken += 1) queue.push(added[taken]);
  }
  const needed = new Set(queue);
  if (refused.length === 0) for (const at of added.toReversed()) showAgain(at);
  return { verdicts, guarded: [...guarded], refused };

  /** Choices made early may have become needless; a cell comes back when everything that leaned on it is safe without it. */
  function showAgain(at: number): void {
    show(at);
    const before = forget(at);
    if ([...before.keys()].every((other) => other === at || !needed.has(other) || isSafe(other))) {
      needed.delete(at);
      return;
    }
    hide(at);
    for (const [other, witnesses] of before) seen.set(other, witnesses);
  }
}

/** The relations that the cell's hidden neighbours stand in, nearest first and, as near, those with the fewest hidden cells first. */
function knot(from: number, search: WitnessSearch): number[] {
  const found = new Set<number>();
  const visited = new Set([from]);
  for (let ring = [from]; ring.length > 0 && found.size < 200;) {
    const fresh = [...new Set(ring.flatMap((cell) => (search.per[cell] ?? []).map((one) => one.relation)))].filter(
      (relation) => !found.has(relation),
    );
    fresh.sort((a, b) => search.free[a].length - search.free[b].length);
    for (const relation of fresh) found.add(relation);
    ring = [...new Set(fresh.flatMap((relation) => search.free[relation]))].filter((cell) => !visited.has(cell));
    for (const cell of ring) visited.add(cell);
  }
  return [...found];
}

/** First what draws no further relation in, then numbers above 0 (a zero can only move far), then the smallest. */
function costOf(cell: number, count: number, own: ReadonlySet<number>, search: WitnessSearch): number {
  const opened = (search.per[cell] ?? []).filter(({ relation }) => !own.has(relation) && search.free[relation].length === 0).length;
  return opened * 1e12 + (count === 0 ? 1e11 : 0) + Math.min(count, 1e10);
}
