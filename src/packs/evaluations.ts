/** The evaluations of a pack: evaluations/*.yaml, each held against the pack's own areas, sources and frameworks. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readEvaluation, type Evaluation } from "../equity/index.ts";
import type { Fault } from "../kernel/problem.ts";
import type { Framework } from "../policy/index.ts";
import { filesIn, namesInSources } from "./frameworks.ts";

/**
 * @param areas codes of the pack's areas and sets
 * @param frameworks null where one of them has faults: then nobody knows what it holds
 * @returns the sound ones; the faults of the others, with file and line, are added to `faults`
 */
export function readEvaluations(
  folder: string,
  areas: ReadonlySet<string>,
  frameworks: readonly Framework[] | null,
  faults: Fault[],
): Evaluation[] {
  const inside = join(folder, "evaluations");
  const around = {
    areas,
    ...namesInSources(folder),
    frameworks: frameworks && new Map(frameworks.map(({ id, nodes }) => [id, new Set(nodes.map((node) => node.id))])),
  };
  const beside = (name: string) => (existsSync(join(inside, name)) ? readFileSync(join(inside, name), "utf8") : null);
  const found: Evaluation[] = [];
  for (const path of filesIn(inside, ".yaml")) {
    const file = `evaluations/${basename(path)}`;
    const read = readEvaluation(file, readFileSync(path, "utf8"), beside, around);
    faults.push(...read.faults);
    if (!read.evaluation) continue;
    const { id } = read.evaluation.record;
    if (found.some(({ record }) => record.id === id))
      faults.push({ row: 1, column: file, found: `the evaluation ${id} is in another file too`, mend: "give each an id of its own" });
    found.push(read.evaluation);
  }
  return found;
}
