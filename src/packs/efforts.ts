/** The efforts of a pack: efforts/*.yaml, each with its amounts in a CSV of the same name. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readEffort, type EffortRecord } from "../equity/index.ts";
import type { Fault } from "../kernel/problem.ts";
import { filesIn } from "./frameworks.ts";

/**
 * @param areas codes of the pack's areas
 * @returns the sound ones; the faults of the others, with file and line, are added to `faults`
 */
export function readEfforts(folder: string, areas: ReadonlySet<string>, faults: Fault[]): EffortRecord[] {
  return filesIn(join(folder, "efforts"), ".yaml").flatMap((path) => {
    const amounts = path.replace(/\.yaml$/, ".csv");
    const read = readEffort(
      `efforts/${basename(path)}`,
      readFileSync(path, "utf8"),
      existsSync(amounts) ? readFileSync(amounts, "utf8") : null,
      areas,
    );
    faults.push(...read.faults);
    return read.record ? [read.record] : [];
  });
}
