import { absences, statuses, type Delivery, type DisclosureRules, type ListedPeriod } from "./delivery.ts";
import { periodRelations, type PeriodRelation } from "./disclosure-periods.ts";
import { countedAs, countOf } from "./disclosure-counts.ts";
import { primaryReason } from "./disclosure-rules.ts";
import { sumOf, type Relation, type TableCell } from "./disclosure-table.ts";

/** `parents`: area code → code of the area that holds it; `sets`: code of a user-made set → codes of its members. */
export type Hierarchy = { parents: ReadonlyMap<string, string>; sets: ReadonlyMap<string, readonly string[]> };

/** A cell of an earlier release. `count` null: it was hidden then. `indicator` is the indicator's id, `group` the group's. */
export type PublishedCell = {
  area: string;
  period: ListedPeriod;
  indicator: string;
  group: string;
  count: number | null;
  people: number | null;
};

/** One indicator's numbers as a table; `rows`: the delivery's row of each cell, −1 for cells of other origin. */
export type IndicatorTable = { cells: TableCell[]; relations: Relation[]; rows: number[] };

/** Null when the indicator holds no counts: then there is nothing to work out. */
export function tableOf(
  delivery: Delivery,
  indicator: number,
  rows: readonly number[],
  hierarchy: Hierarchy,
  published: readonly PublishedCell[],
): IndicatorTable | null {
  const listed = delivery.indicators[indicator];
  const { measure, unit } = listed ?? { measure: "other", unit: "" };
  const counted = countedAs(measure, unit);
  if (!listed || counted === null) return null;
  const builder = new TableBuilder(counted === "proportion");
  const { cells } = delivery;
  let told = 0;
  for (const row of rows) {
    const status = statuses[cells.status[row]] ?? "unknown";
    const people = measure === "count" ? Number.NaN : (cells.denominator?.[row] ?? Number.NaN);
    const numerator = cells.numerator?.[row] ?? Number.NaN;
    const count = absences.has(status) ? Number.NaN : countOf(measure, unit, { value: cells.value[row], numerator, denominator: people });
    if (!Number.isNaN(count)) told += 1;
    const at = builder.cell(
      delivery.areas[cells.area[row]]?.code ?? "",
      builder.period(delivery.periods[cells.period[row]]),
      delivery.groups[cells.group[row]]?.id ?? "",
    );
    builder.set(
      at,
      row,
      Number.isNaN(count) ? null : count,
      Number.isNaN(people) ? null : people,
      status === "suppressed" ? "withheld" : Number.isNaN(count) ? "absent" : "new",
    );
  }
  if (told === 0) return null;
  const before = new Map<number, { hidden: boolean; shown: { count: number; people: number | null }[] }>();
  for (const { area, period, group, indicator: id, count, people } of published) {
    if (id !== listed.id) continue;
    const at = builder.cell(area, builder.period(period), group);
    const past = before.get(at) ?? { hidden: false, shown: [] };
    before.set(at, past);
    if (count === null) past.hidden = true;
    else past.shown.push({ count, people });
  }
  for (const [at, { hidden, shown }] of before) builder.setPublished(at, hidden, shown, delivery.source.disclosure);
  builder.relateAreas(hierarchy);
  builder.relateGroups(delivery.groups.map(({ id, totalOf }) => ({ total: id, parts: totalOf })));
  builder.relatePeriods();
  return builder;
}

class TableBuilder implements IndicatorTable {
  readonly cells: TableCell[] = [];
  readonly relations: Relation[] = [];
  readonly rows: number[] = [];
  readonly #share: boolean;
  readonly #periods: ListedPeriod[] = [];
  readonly #periodAt = new Map<string, number>();
  /** Slices of one period and group: area → cell. */
  readonly #slices = new Map<string, { period: number; group: string; at: Map<string, number> }>();

  constructor(share: boolean) {
    this.#share = share;
  }

  period(period: ListedPeriod): number {
    const key = `${period.starts}/${period.ends}/${period.id}`;
    const known = this.#periodAt.get(key);
    if (known !== undefined) return known;
    this.#periodAt.set(key, this.#periods.length);
    return this.#periods.push(period) - 1;
  }

  /** The cell of this place, made as an absent one when it is new. */
  cell(area: string, period: number, group: string): number {
    const key = `${period} ${group}`;
    const slice = this.#slices.get(key) ?? { period, group, at: new Map<string, number>() };
    this.#slices.set(key, slice);
    const known = slice.at.get(area);
    if (known !== undefined) return known;
    slice.at.set(area, this.cells.length);
    return this.#add();
  }

  #add(): number {
    this.rows.push(-1);
    return this.cells.push({ count: null, people: null, share: this.#share, standing: "absent" }) - 1;
  }

  set(at: number, row: number, count: number | null, people: number | null, standing: TableCell["standing"]): void {
    this.cells[at] = { count, people, share: this.#share && people !== null, standing };
    this.rows[at] = row;
  }

  /**
   * What earlier releases make of a cell. Once hidden, it stays hidden: a value that comes out later, changed or not, gives away what it
   * covered then. Once shown, it is known to everyone and covers nothing, also with another value now, as most values don't change.
   * Only a number that a rule hides now and that nobody has seen is worth protecting again.
   */
  setPublished(at: number, hidden: boolean, shown: readonly { count: number; people: number | null }[], rules: DisclosureRules): void {
    const own = this.cells[at];
    const latest = shown.at(-1);
    if (own.standing !== "new" || own.count === null) {
      const people = latest?.people ?? null;
      this.cells[at] = {
        count: latest?.count ?? null,
        people,
        share: this.#share && people !== null,
        standing: latest ? "public" : "withheld",
      };
      return;
    }
    const { count } = own;
    const keepHidden = hidden ? { keepHidden: true } : {};
    // Rounded before storing, an equal number is no proof that the same count was shown.
    const isKnown = rules.roundTo === undefined && shown.some((one) => one.count === count);
    const isOpen = latest !== undefined && !hidden && primaryReason({ ...own, count }, rules) === null;
    this.cells[at] = { ...own, ...keepHidden, standing: isKnown || isOpen ? "public" : "new" };
  }

  /** Parents as the sum of all their children, also through parents that nobody listed; sets as the sum of their members. */
  relateAreas({ parents, sets }: Hierarchy): void {
    const children = new Map<string, string[]>();
    for (const [child, parent] of parents) (children.get(parent) ?? children.set(parent, []).get(parent))?.push(child);
    for (const { period, group, at } of this.#slices.values()) {
      const listed = new Set(at.keys());
      const setsHere = [...sets].filter(([set, members]) => listed.has(set) && members.length > 0);
      const sums = new Set<string>();
      for (const area of [...listed, ...setsHere.flatMap(([, members]) => members)])
        for (const sum of sumsAbove(area, listed, parents)) sums.add(sum);
      for (const total of sums) this.#sum(total, children.get(total) ?? [], period, group);
      for (const [set, members] of setsHere) this.#sum(set, [...new Set(members)], period, group);
    }
  }

  #sum(total: string, parts: readonly string[], period: number, group: string): void {
    this.relations.push(
      sumOf(
        this.cell(total, period, group),
        parts.map((part) => this.cell(part, period, group)),
      ),
    );
  }

  relateGroups(groups: readonly { total: string; parts: readonly string[] }[]): void {
    for (const period of this.#periods.keys()) {
      for (const { total, parts } of groups) {
        const slices = [total, ...parts].map((group) => this.#slices.get(`${period} ${group}`)).filter((slice) => slice !== undefined);
        if (parts.length === 0 || slices.length < 2) continue;
        for (const area of new Set(slices.flatMap((slice) => [...slice.at.keys()]))) {
          if (slices.filter((slice) => slice.at.has(area)).length < 2) continue;
          this.relations.push(
            sumOf(
              this.cell(area, period, total),
              parts.map((part) => this.cell(area, period, part)),
            ),
          );
        }
      }
    }
  }

  relatePeriods(): void {
    const places = new Map<string, { period: number; cell: number }[]>();
    if (this.#periods.length < 2) return;
    for (const { period, group, at } of this.#slices.values()) {
      for (const [area, cell] of at) {
        const key = `${group}/${area}`;
        (places.get(key) ?? places.set(key, []).get(key))?.push({ period, cell });
      }
    }
    const known = new Map<string, PeriodRelation[]>();
    for (const list of places.values()) {
      const key = list.map(({ period }) => period).join();
      const relations = known.get(key) ?? periodRelations(list.map(({ period }) => this.#periods[period]));
      known.set(key, relations);
      for (const { members, signs, rest } of relations) {
        const own = members.map((member) => (list[member] as { cell: number }).cell);
        this.relations.push(rest ? { cells: [...own, this.#add()], signs: [...signs, 1] } : { cells: own, signs });
      }
    }
  }
}

/** The areas above this one, up to the highest that is listed. */
function sumsAbove(area: string, listed: ReadonlySet<string>, parents: ReadonlyMap<string, string>): string[] {
  const above: string[] = [];
  let highest = 0;
  for (let parent = parents.get(area); parent !== undefined && above.length < 20; parent = parents.get(parent)) {
    above.push(parent);
    if (listed.has(parent)) highest = above.length;
  }
  return above.slice(0, highest);
}
