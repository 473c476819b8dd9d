/** Did something of it reach the areas next to it? They are held against the others as if they had got it. */
import { type EffectOptions, spillover } from "../../stats/index.ts";
import { level } from "./design.ts";
import { numbersOf } from "./numbers.ts";
import { unitsOf, type Panel } from "./panel.ts";
import type { Check } from "./result.ts";

export function nextDoor(panel: Panel, options: EffectOptions): Check {
  const id = "spillOver";
  if (unitsOf(panel, "near").length === 0) return { id, outcome: "undetermined", because: "noNear" };
  const { numbers, units } = numbersOf(panel, ["treated", "comparison", "near"]);
  const found = spillover(
    numbers,
    units.map(({ role }) => role === "near"),
    options,
  );
  if (!found || found.near.smallestP > level) return { id, outcome: "undetermined", because: "fewAreas" };
  const { value, lower, upper, p, treated } = found.near;
  return { id, outcome: found.suspected ? "failed" : "passed", value, lower, upper, p, count: treated };
}
