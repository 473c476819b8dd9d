import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fromRoot } from "../src/kernel/root.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { writeSchemaTypes } from "./schema-types.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.close());

test("src/kernel/schema.ts is what the migrations make; `npm run schema` renews it", () => {
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-schema-"));
  const file = join(folder, "schema.ts");
  writeSchemaTypes(base.url, file);
  const made = readFileSync(file, "utf8");
  rmSync(folder, { recursive: true });
  expect(readFileSync(fromRoot("src", "kernel", "schema.ts"), "utf8")).toBe(made);
});

/** The migrator's own table is made before any migration can comment on it. */
const relations = `
  select c.relname as relation, obj_description(c.oid) as comment from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p') and c.relname <> 'migration' order by 1`;

test("every table and view has a COMMENT: the data dictionary is the database", async () => {
  const { rows } = await base.pool.query<{ relation: string; comment: string | null }>(relations);
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(({ comment }) => !comment).map(({ relation }) => relation)).toEqual([]);
});

/** Names that say what the column holds, and mean the same wherever they stand. */
const plainNames = new Set(
  (
    "id number name title code level year sort unit publisher licence licence_url homepage url file_name checksum kind version " +
    "title_nl title_en definition_nl definition_en starts ends created_at started_at finished_at imported_at loaded_at changed_at withdrawn_at withdrawn_reason " +
    "numerator denominator value"
  ).split(" "),
);

test("a column whose name doesn't say it all has a COMMENT", async () => {
  const { rows } = await base.pool.query<{ name: string; comment: string | null; refers: boolean }>(`
    select c.relname || '.' || a.attname as name, col_description(c.oid, a.attnum) as comment,
      exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)) as refers
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration' and a.attnum > 0 and not a.attisdropped`);
  const column = (name: string) => name.split(".")[1];
  const missing = rows.filter(({ name, comment, refers }) => !comment && !refers && !plainNames.has(column(name)));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
