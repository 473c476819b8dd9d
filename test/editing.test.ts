/** What every room offers the desk, through the desk's own form: opened and sent unchanged, nothing is lost. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { editables as areaEditables } from "../src/areas/index.ts";
import type { Editable } from "../src/desk/index.ts";
import { pruned, settled } from "../src/desk/form/content.ts";
import { missing, unreadable } from "../src/desk/form/faults.ts";
import { FieldsForm, type FieldsFormProps } from "../src/desk/form/fields-form.tsx";
import { readContent } from "../src/desk/form/read.ts";
import { editables as figureEditables } from "../src/figures/index.ts";
import { languages } from "../src/kernel/language.ts";
import type { Reader } from "../src/kernel/snapshot.ts";
import { editables as policyEditables } from "../src/policy/index.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { formControls } from "./form-controls.ts";
import { loadNorthhaven } from "./northhaven.ts";
import { readerOf } from "./reader.ts";
import { loadUtrecht } from "./utrecht.ts";

let base: TestDatabase;
let reader: Reader;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  await loadNorthhaven(base);
  reader = await readerOf(base);
}, 60_000);
afterAll(() => base.close());

/** As HTML: an element is a string only once it is asked for one. */
const shown = (props: FieldsFormProps): string => (FieldsForm(props) as { toString(): string }).toString();

const keys = async (text: string): Promise<string[]> => (await base.pool.query<{ key: string }>(text)).rows.map(({ key }) => key);

const kinds: [string, readonly Editable[], string, number][] = [
  ["policy items", policyEditables, "select framework_id || '/' || kind || '/' || key as key from policy_item", 400],
  ["area sets", areaEditables, "select division || '/' || code as key from area where level = 'set'", 1],
  ["indicator texts", figureEditables, "select id as key from indicator", 10],
];

test.each(kinds)(
  "all %s of two cities pass through their forms in both languages, and nothing is missing or can't be read",
  async (_, [editable], query, least) => {
    const found = await keys(query);
    expect(found.length).toBeGreaterThanOrEqual(least);
    for (const key of found) {
      expect(editable.accepts(key)).toBe(true);
      const { content, version } = await editable.standing(reader, key);
      const fields = await editable.fields(reader, key, content);
      expect([key, version]).toEqual([key, 1]);
      // It is a content as the contract wants it: nothing in it is empty, nothing is no field's.
      const whole = settled(fields, content);
      expect([key, whole]).toEqual([key, content]);
      for (const language of languages) {
        const sent = pruned(fields, readContent(fields, formControls(shown({ language, fields, content: whole }))));
        expect([key, sent]).toEqual([key, content]);
      }
      expect([key, unreadable(fields, whole), missing(fields, whole)]).toEqual([key, [], []]);
      for (const language of languages) expect(await editable.title(reader, key, content, language)).toMatch(/\S/);
    }
  },
);
