import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase, type TestDatabase } from "../../../test/database.ts";
import { readerOf } from "../../../test/reader.ts";
import { loadNorthhaven } from "../../../test/northhaven.ts";
import { loadUtrecht } from "../../../test/utrecht.ts";
import { itemKinds, sameContent, schemaOf } from "../items.ts";
import { currentItems } from "../queries.ts";
import { propertiesOf } from "./fields.ts";
import { toForm, toStored, type Property } from "./form-shape.ts";
import { settingOf, type Setting } from "./setting.ts";

let base: TestDatabase;
const settings = new Map<string, Setting>();
const frameworks = ["utrecht-gezond-2011-2013", "gezondheid-voor-iedereen-2019-2023", "harbour-plan-2024-2028"];
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
  await loadNorthhaven(base);
  const reader = await readerOf(base);
  for (const id of frameworks) settings.set(id, await settingOf(reader, id));
}, 60_000);
afterAll(() => base.close());

type Shape = string | { [name: string]: Shape } | [Shape];
type Json = {
  type?: string | string[];
  properties?: Record<string, Json>;
  items?: Json;
  anyOf?: Json[];
  enum?: unknown[];
  const?: unknown;
};

const typesOf = ({ type, anyOf }: Json): string[] => [...[type ?? []].flat(), ...(anyOf ?? []).flatMap(typesOf)];

/** What a schema stores, as far as a form must know. */
function shapeOf(json: Json): Shape {
  if (json.anyOf) {
    const some = json.anyOf.filter((each) => !typesOf(each).includes("null"));
    const [first, second] = some;
    if (some.length === 1) return shapeOf(first);
    if (second.type === "array") return "text or texts";
    return "text";
  }
  if (json.type === "object") return Object.fromEntries(Object.entries(json.properties ?? {}).map(([name, each]) => [name, shapeOf(each)]));
  if (json.type === "array") return [shapeOf(json.items ?? {})];
  const type = typesOf(json).find((each) => each !== "null") ?? "string";
  return type === "integer" ? "number" : type;
}

function shapeOfProperty(property: Property): Shape {
  switch (property.kind) {
    case "translated":
      return "text";
    case "texts":
      return property.orOne ? "text or texts" : ["text"];
    case "choices":
    case "lines":
      return ["string"];
    case "flag":
      return "boolean";
    case "number":
      return "number";
    case "group":
      return shapeOfProperties(property.fields);
    case "rows":
      return [shapeOfProperties(property.fields)];
    case "keyed":
      return [{ [property.by]: "string", [property.value]: property.fields.length === 0 ? "" : shapeOfProperty(property.fields[0]) }];
    default:
      return "string";
  }
}
const shapeOfProperties = (properties: readonly Property[]): Shape =>
  Object.fromEntries(properties.map((each) => [each.name, shapeOfProperty(each)]));

function* flat(properties: readonly Property[]): Generator<Property> {
  for (const property of properties) {
    yield property;
    if ("fields" in property) yield* flat(property.fields);
  }
}

test.each(itemKinds)("the form of a %s asks for everything that its schema holds, and for nothing else", (kind) => {
  const setting = settings.get("utrecht-gezond-2011-2013") as Setting;
  const [form] = setting.graph.framework.forms;
  const stored = z.toJSONSchema(schemaOf(kind), { io: "output", unrepresentable: "any" }) as Json;
  expect(shapeOfProperties(propertiesOf(setting, kind, { form: form.id }))).toEqual(shapeOf(stored));
});

test("what a schema takes null for, a form stores as null when it is left empty; the rest it leaves out", () => {
  const setting = settings.get("utrecht-gezond-2011-2013") as Setting;
  for (const kind of itemKinds) {
    const json = z.toJSONSchema(schemaOf(kind), { io: "output", unrepresentable: "any" }) as Json;
    const look = (properties: readonly Property[], at: Json): void => {
      for (const property of properties) {
        const each = at.properties?.[property.name];
        const nullable = each !== undefined && typesOf(each).includes("null");
        expect([kind, property.name, property.empty === null]).toEqual([kind, property.name, nullable]);
        if (property.kind === "group") look(property.fields, each ?? {});
        if (property.kind === "rows") look(property.fields, each?.items ?? {});
      }
    };
    look(propertiesOf(setting, kind, {}), json);
  }
});

test("every real item of three frameworks goes into its form and comes out the same", async () => {
  let seen = 0;
  for (const row of await currentItems(base.db)) {
    const properties = propertiesOf(settings.get(row.framework) as Setting, row.kind, row.content);
    const form = toForm(properties, row.content);
    const back = schemaOf(row.kind).safeParse(toStored(properties, form));
    expect(back.error?.issues ?? []).toEqual([]);
    expect(sameContent(row.kind, back.data, row.content), `${row.framework} ${row.kind} ${row.key}`).toBe(true);
    seen++;
  }
  expect(seen).toBeGreaterThan(400);
});

test("every label and hint is there in both languages, and choices are", () => {
  for (const setting of settings.values())
    for (const kind of itemKinds)
      for (const { label, hint, ...property } of flat(propertiesOf(setting, kind, {}))) {
        expect([kind, property.name, label.nl.length > 0, label.en.length > 0]).toEqual([kind, property.name, true, true]);
        if (hint) expect(hint.nl.endsWith(" ") || hint.en === hint.nl).toBe(false);
        if ("choices" in property)
          for (const { text } of property.choices) expect([text.nl === "", text.en === ""]).toEqual([false, false]);
      }
});
