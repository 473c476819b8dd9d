/** The frameworks of a pack: frameworks/*.yaml, each held against the pack's own areas and sources. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import type { Fault } from "../kernel/problem.ts";
import { checkFramework, frameworkIdIn, largestFileBytes, tooLarge, type Framework } from "../policy/index.ts";

/**
 * @param areas codes of the pack's areas and sets
 * @returns the sound ones; the faults of the others, with file and line, are added to `faults`
 */
export function readFrameworks(folder: string, areas: ReadonlySet<string>, faults: Fault[]): Framework[] {
  const files = filesIn(join(folder, "frameworks"), ".yaml");
  const read = files.flatMap((path) => {
    const file = `frameworks/${basename(path)}`;
    const { size } = statSync(path);
    if (size <= largestFileBytes) return [{ file, content: readFileSync(path, "utf8") }];
    const [found, mend] = tooLarge(size);
    faults.push({ row: 1, column: file, found, mend });
    return [];
  });
  const ids = read.map(({ content }) => frameworkIdIn(content)).filter((id) => id !== null);
  const around = { areas, ...namesInSources(folder), frameworks: new Set(ids) };
  const frameworks: Framework[] = [];
  for (const { file, content } of read) {
    const checked = checkFramework(file, content, around);
    faults.push(...checked.faults);
    if (!checked.framework) continue;
    const { id } = checked.framework;
    if (frameworks.some((other) => other.id === id))
      faults.push({ row: 1, column: file, found: `the framework ${id} is in another file too`, mend: "give each an id of its own" });
    frameworks.push(checked.framework);
  }
  return frameworks;
}

const named = z.looseObject({ id: z.string() });
const sourceNames = z.looseObject({
  indicators: z.record(z.string(), z.unknown()).default({}),
  groups: z.record(z.string(), z.unknown()).default({}),
});

/** Ids of indicators and groups that the pack's sources describe; null where it has no sources. */
export function namesInSources(folder: string): { indicators: ReadonlySet<string> | null; groups: ReadonlySet<string> | null } {
  const read = [...filesIn(join(folder, "sources"), ".yaml"), ...filesIn(join(folder, "figures"), ".yaml")].flatMap((path) => {
    const document = parseDocument(readFileSync(path, "utf8"));
    // A source that can't be read is told where figures are loaded from it.
    const source = document.errors.length > 0 ? null : sourceNames.safeParse(document.toJS());
    return source?.success ? [source.data] : [];
  });
  const ids = (lists: Record<string, unknown>[]) =>
    new Set(lists.flatMap((list) => Object.values(list).flatMap((each) => named.safeParse(each).data?.id ?? [])));
  if (read.length === 0) return { indicators: null, groups: null };
  return { indicators: ids(read.map(({ indicators }) => indicators)), groups: ids(read.map(({ groups }) => groups)) };
}

/** The files of a folder with this ending, by name; none where there is no folder. */
export function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ name }) => join(folder, name))
    .toSorted();
}
