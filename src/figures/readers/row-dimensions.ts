import { levelOfCode, parentCode } from "../../areas/index.ts";
import type { Level } from "../../areas/index.ts";
import type { ListedArea, ListedGroup, ListedPeriod } from "../delivery.ts";
import { shown } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { periodOf } from "./period.ts";
import type { SourceFields } from "./source-description.ts";

/** Positions that are not positions: the row is left out, or has a fault that has been told. */
export const skipped = -1;
export const faulty = -2;

/** Lists the areas, periods and groups of a delivery as its rows name them, and gives each row its positions in those lists. */
export class RowDimensions {
  readonly areas: ListedArea[] = [];
  readonly periods: ListedPeriod[] = [];
  readonly groups: ListedGroup[] = [];
  private readonly areaAt = new Map<string, number>();
  private readonly codeAt = new Map<string, number>();
  private readonly periodAt = new Map<string, number>();
  private readonly groupAt = new Map<string, number>();
  private readonly source: SourceFields;
  private readonly faults: Faults;

  constructor(source: SourceFields, faults: Faults) {
    this.source = source;
    this.faults = faults;
  }

  /** `nameOf` is asked once per area. */
  area(raw: string, row: number, column: string, nameOf: (code: string, level: Level) => string | null): number {
    return this.remember(this.areaAt, raw, () => {
      const found = raw.trim();
      const code = Object.hasOwn(this.source.areas.aliases, found) ? this.source.areas.aliases[found] : found;
      if (found !== "" && this.source.areas.skip.some((start) => code.startsWith(start))) return skipped;
      const level = levelOfCode(code);
      if (!level) return this.wrong(row, column, found, "is no area code", "use codes such as NL01, GM0344, WK034403, BU03440112");
      const known = this.codeAt.get(code);
      if (known !== undefined) return known;
      this.codeAt.set(code, this.areas.length);
      return this.areas.push({ code, level, name: nameOf(found, level), parent: parentCode(code) }) - 1;
    });
  }

  period(raw: string, row: number, column: string): number {
    return this.remember(this.periodAt, raw, () => {
      const period = periodOf(raw.trim());
      if (!period) return this.wrong(row, column, raw, "is no period", "use 2020JJ00, 2020KW01, 2020MM03, or 2020, 2020-K1, 2020-03");
      const known = this.periods.findIndex((one) => one.id === period.id);
      return known >= 0 ? known : this.periods.push(period) - 1;
    });
  }

  group(raw: string, row: number, column: string): number {
    return this.remember(this.groupAt, raw, () => {
      const key = raw.trim();
      const described = Object.hasOwn(this.source.groups, key)
        ? this.source.groups[key]
        : Object.values(this.source.groups).find((group) => group.id === key);
      if (!described)
        return this.wrong(
          row,
          column,
          raw,
          "is no known group",
          `known are ${Object.keys(this.source.groups).join(", ")}; describe others under groups`,
        );
      const known = this.groups.findIndex((group) => group.id === described.id);
      return known >= 0 ? known : this.groups.push(described) - 1;
    });
  }

  // The raw text is the key, padding and all, so that a row costs a look-up and no trimming.
  private remember(at: Map<string, number>, raw: string, find: () => number): number {
    const known = at.get(raw);
    if (known !== undefined && known !== faulty) return known;
    const position = find();
    at.set(raw, position);
    return position;
  }

  private wrong(row: number, column: string, found: string, is: string, mend: string): number {
    this.faults.add({ row, column, found: `${shown(found)} ${is}`, mend });
    return faulty;
  }
}
