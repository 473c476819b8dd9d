import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromRoot } from "../src/kernel/root.ts";
import { foundations, importsOf, rooms, violationsIn, type SourceFile } from "./boundaries.ts";

const files: SourceFile[] = readdirSync(fromRoot("src"), { recursive: true, encoding: "utf8" })
  .map((name) => `src/${name.replaceAll("\\", "/")}`)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(fromRoot(path), "utf8") }));

test("every import of src/ keeps to the table", () => {
  expect(violationsIn(files)).toEqual([]);
});

test("every import is really read: there are hundreds, over all folders", () => {
  const found = files.map((file) => ({ folder: file.path.split("/")[1], imports: importsOf(file).length }));
  expect(found.reduce((sum, { imports }) => sum + imports, 0)).toBeGreaterThan(300);
  for (const folder of [...Object.keys(rooms), ...Object.keys(foundations)]) {
    expect(
      found.filter((each) => each.folder === folder).reduce((sum, { imports }) => sum + imports, 0),
      folder,
    ).toBeGreaterThan(0);
  }
});

test("every folder of src/ stands in the table", () => {
  const folders = new Set(files.filter(({ path }) => path.split("/").length > 2).map(({ path }) => path.split("/")[1]));
  expect([...folders].sort()).toEqual([...Object.keys(rooms), ...Object.keys(foundations), "islands"].sort());
});

test("the table has no circle: each room uses only rooms that come before it", () => {
  const order = Object.keys(rooms);
  for (const [room, uses] of Object.entries(rooms))
    for (const used of uses) expect(order.indexOf(used), `${room} uses ${used}`).toBeLessThan(order.indexOf(room));
});

describe("a planted violation is found", () => {
  test.each<[what: string, path: string, text: string]>([
    ["a room reaches past another's door", "src/figures/service.ts", `import { areasWithin } from "../areas/queries.ts";`],
    ["a room reaches past a door that is not its index.ts", "src/figures/service.ts", `import { x } from "../areas/deep/index.ts";`],
    ["a room uses one that comes after it", "src/areas/queries.ts", `import { catalogue } from "../figures/index.ts";`],
    ["for a type only", "src/areas/queries.ts", `import type { Pack } from "../packs/index.ts";`],
    ["by a re-export", "src/areas/index.ts", `export { readPack } from "../packs/index.ts";`],
    ["by a re-export of everything", "src/areas/index.ts", `export * from "../packs/index.ts";`],
    ["by an import at run time", "src/areas/queries.ts", `const packs = await import("../packs/index.ts");`],
    ["over several lines, as a formatter writes it", "src/areas/queries.ts", `import {\n  a,\n  b,\n} from\n  "../packs/index.ts";`],
    ["the kernel knows a room", "src/kernel/jobs.ts", `import { commands } from "../areas/index.ts";`],
    ["the kernel draws", "src/kernel/problem.ts", `import { page } from "../ui/document.tsx";`],
    ["the screens' parts know a room", "src/ui/table.tsx", `import { levels } from "../areas/index.ts";`],
    ["the numerics import anything", "src/stats/mean.ts", `import { Problem } from "../kernel/problem.ts";`],
    ["the numerics are not opened through their door", "src/figures/derive.ts", `import { mean } from "../stats/mean.ts";`],
    ["a room imports the wiring", "src/figures/pages/index.tsx", `import { makeApp } from "../../app.tsx";`],
    ["a browser script takes server code along", "src/islands/main.ts", `import { fromRoot } from "../kernel/root.ts";`],
    ["the server imports a browser script", "src/ui/document.tsx", `import { enhanceTables } from "../islands/data-table.ts";`],
    ["a service knows its pages", "src/figures/service.ts", `import { pages } from "./pages/index.tsx";`],
    ["a noun knows the commands", "src/areas/level.ts", `import { commands } from "./commands.ts";`],
    ["a service knows the commands of its own folder", "src/equity/effort/service.ts", `import { commands } from "./commands.ts";`],
    ["the product imports from the tests", "src/figures/load.ts", `import { testDatabase } from "../../test/database.ts";`],
  ])("%s", (_what, path, text) => {
    expect(violationsIn([{ path, text }])).toHaveLength(1);
  });

  test("and what only looks like one is not", () => {
    const text = `// import { a } from "../packs/index.ts";\nconst help = 'import { a } from "../packs/index.ts"';\nimport { levels } from "../areas/index.ts";\nimport pg from "pg";`;
    expect(violationsIn([{ path: "src/figures/service.ts", text }])).toEqual([]);
  });
});
