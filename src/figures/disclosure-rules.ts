import { Problem } from "../kernel/problem.ts";
import type { DisclosureRules } from "./delivery.ts";

/** Why a cell is hidden by itself. */
export type PrimaryReason = "minimumCount" | "minimumDenominator" | "dominantShare";

/** `count` people (or events) out of `people` (null: not told); `share`: the count is a part of the people, so the rest is a count too. */
export type Counted = { count: number; people: number | null; share: boolean };

/** True when no rule is set: then a delivery is left as it is. */
export function noRules(rules: DisclosureRules): boolean {
  return (
    rules.minimumCount === undefined &&
    rules.minimumDenominator === undefined &&
    rules.roundTo === undefined &&
    rules.dominantShare === undefined
  );
}

/** Throws a Problem for rules that can't hide: a minimum count of 2 hides only the number 1, so hiding would tell it. */
export function checkRules(rules: DisclosureRules): void {
  const faults = [
    ...wrong(rules.minimumCount, "minimumCount", (n) => Number.isInteger(n) && n >= 3, "a whole number of 3 or more"),
    ...wrong(rules.minimumDenominator, "minimumDenominator", (n) => Number.isInteger(n) && n >= 2, "a whole number of 2 or more"),
    ...wrong(rules.roundTo, "roundTo", (n) => Number.isInteger(n) && n >= 2, "a whole number of 2 or more"),
    ...wrong(rules.dominantShare, "dominantShare", (n) => n > 0.5 && n < 1, "a part of 1, above 0.5 and below 1 (0.9 for 90 %)"),
  ];
  if (faults.length === 0) return;
  throw new Problem({
    kind: "disclosure-rules",
    message: "The disclosure rules of this source can't be applied.",
    wayOut: "Mend the rules that are listed, or leave them out.",
    faults,
  });
}

/**
 * The rules that hold for a delivery: the stored ones of its source when it brings none, its own when each is as strict or stricter.
 * Throws a Problem "disclosure-looser" that names each rule by which it would show more: otherwise a second mapping file of the same source
 * would switch the protection off.
 */
export function rulesInForce(stored: DisclosureRules, given: DisclosureRules, source: string): DisclosureRules {
  if (noRules(given)) return stored;
  const faults = (["minimumCount", "minimumDenominator", "dominantShare", "roundTo"] as const).flatMap((column) => {
    const before = stored[column];
    const now = given[column];
    if (before === undefined || (now !== undefined && isAsStrict(column, now, before))) return [];
    const found = now === undefined ? `stored is ${before}, the delivery leaves it out` : `stored is ${before}, the delivery says ${now}`;
    return [{ column, found, mend: column === "roundTo" ? `give ${before} or a multiple of it` : `give ${before} or stricter` }];
  });
  if (faults.length === 0) return given;
  throw new Problem({
    kind: "disclosure-looser",
    status: 409,
    message: `The delivery's disclosure rules are looser than those stored for ${source}.`,
    wayOut:
      "Nothing was loaded. Give the stored rules or stricter ones, or leave the rules out: then the stored ones hold. No import loosens rules; what they hid could follow from what comes out later.",
    faults,
  });
}

function isAsStrict(rule: keyof DisclosureRules, now: number, before: number): boolean {
  if (rule === "dominantShare") return now <= before;
  return rule === "roundTo" ? now % before === 0 : now >= before;
}

function wrong(value: number | undefined, column: string, right: (value: number) => boolean, mend: string) {
  return value === undefined || right(value) ? [] : [{ column, found: `it is ${value}`, mend: `give ${mend}` }];
}

/**
 * The rule that hides this count by itself, or null. A share that is shown beside its people tells its complement (19 of 20 *do* means
 * that one *doesn't*), so for shares the count rule holds for both.
 */
export function primaryReason(cell: Counted, rules: DisclosureRules): PrimaryReason | null {
  const { count, people } = cell;
  const rest = cell.share && people !== null ? people - count : null;
  if (people !== null && rules.minimumDenominator !== undefined && people < rules.minimumDenominator) return "minimumDenominator";
  // Rounded to nobody, the people of a share would make it a division by zero.
  if (people !== null && rules.roundTo !== undefined && people <= rules.roundTo / 2) return "minimumDenominator";
  if (rules.minimumCount !== undefined && (isSmall(count, rules.minimumCount) || (rest !== null && isSmall(rest, rules.minimumCount))))
    return "minimumCount";
  if (
    rest !== null &&
    people !== null &&
    people > 0 &&
    rules.dominantShare !== undefined &&
    Math.max(count, rest) / people > rules.dominantShare
  )
    return "dominantShare";
  return null;
}

const isSmall = (count: number, minimum: number): boolean => count > 0 && count < minimum;
