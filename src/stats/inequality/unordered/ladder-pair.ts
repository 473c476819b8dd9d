import type { Ladder } from "../groups.ts";
import type { Better } from "./best-group.ts";
import { ladderEnds } from "./ladder-ends.ts";
import type { Pair } from "./pair.ts";

/**
 * The ends of a ladder in WHO's order, so that a disadvantage of the least advantaged comes out above 0 (ratio: above 1):
 * most − least advantaged where higher is better, least − most where lower is better.
 * Source: WHO (2016), Health Equity Assessment Toolkit, technical notes 3.1.3; Schlotheuber & Hosseinpoor (2022), IJERPH 19:3697.
 * @example const made = ladder({ values: [60, 20, 45], standardErrors: [3, 4, 2] }, [3, 1, 2]);
 * ladderPair(made, "higherIsBetter") // { one: { value: 60, standardError: 3 }, other: { value: 20, standardError: 4 } }
 */
export function ladderPair(ladder: Ladder, better: Better): Pair {
  const { least, most } = ladderEnds(ladder);
  return better === "higherIsBetter" ? { one: most, other: least } : { one: least, other: most };
}
