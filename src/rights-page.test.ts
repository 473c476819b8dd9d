import { afterAll, beforeAll, expect, test } from "vitest";
import { startInProcess, type InProcess } from "../test/in-process.ts";
import { actions, extentOf, roles, rows } from "./rights/index.ts";
import { roleNames } from "./rights-page.tsx";

let site: InProcess;
beforeAll(async () => void (site = await startInProcess()));
afterAll(() => site.close());

/** Cells of the table on the page, row by row. */
async function cells(path: string): Promise<string[][]> {
  const html = await (await site.ask(path)).text();
  const table = /<table[^>]*id="rights"[\s\S]*?<\/table>/.exec(html)?.[0] ?? "";
  return [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => cell.replaceAll(/<[^>]+>/g, "").trim()),
  );
}

test.each([
  ["/over/rechten", { all: "ja", own: "van zichzelf", part: "eigen programma of organisatie" }, "nee", "nl"],
  ["/en/over/rechten", { all: "yes", own: "one's own", part: "own programme or organisation" }, "no", "en"],
] as const)("%s shows every right of every role as the table has it", async (path, extents, none, language) => {
  const [head, ...body] = await cells(path);
  expect(head.slice(1)).toEqual(roles.map((role) => roleNames[role].name[language]));
  const shown = body.map((row) => row.slice(1).map((cell) => cell.replaceAll("&#39;", "'")));
  expect(shown).toEqual(
    actions.map((action) =>
      roles.map((role) => {
        const extent = extentOf(action, role);
        return extent === null ? none : extents[extent];
      }),
    ),
  );
});

test("the database holds the same table, and nobody at the desk can change it", async () => {
  const { rows: stored } = await site.pool.query("select action, role, extent from permission order by action, role");
  const sorted = [...rows].toSorted((a, b) => (a.action < b.action || (a.action === b.action && a.role < b.role) ? -1 : 1));
  expect(stored).toEqual(sorted.map(({ action, role, extent }) => ({ action, role, extent })));
  await expect(site.pool.query("update permission set extent = 'all'")).rejects.toThrow(/permission denied/);
  await expect(site.pool.query("insert into permission values ('read', 'x', 'all')")).rejects.toThrow(/permission denied/);
});
