/** Everything of a framework, as things that people write at the desk. */
import type { Editable, FieldFault } from "../../desk/index.ts";
import { notFound } from "../../kernel/problem.ts";
import { readerNow } from "../../kernel/snapshot.ts";
import { formPath, frameworkPath, nodePath, targetPath, updatePath } from "../addresses.ts";
import type { ItemKind } from "../items.ts";
import type { PlacedFault } from "../plain-text.ts";
import { policyOf, type FrameworkGraph } from "../policy.ts";
import { currentItem, keysOf, versionsOf } from "../queries.ts";
import { itemFaults, removeItem, saveItem } from "../save-item.ts";
import { elsewhere, faultWords } from "./fault-words.ts";
import { propertiesOf } from "./fields.ts";
import { fieldsOfProperties, placeInForm, toForm, toStored } from "./form-shape.ts";
import { nameOfThing } from "./names.ts";
import { readRef, refOf, type ItemRef } from "./object-key.ts";
import { partsOfContent } from "./parts.ts";
import { beginIn, beginningsIn, kindBegun } from "./places.ts";
import { settingOf, type Setting } from "./setting.ts";

export const policyItems: Editable = {
  kind: "policy",
  accepts: (key) => readRef(key) !== null,
  action: (key) => actionOf(readRef(key)?.kind ?? kindBegun(key)?.kind),
  parts: async (reader, key, content) => {
    const ref = refOf(key);
    const [{ graph }, row] = await Promise.all([
      settingOf(reader, ref.framework),
      currentItem(reader.read, ref.framework, ref.kind, ref.key),
    ]);
    return partsOfContent(graph, ref, row ? row.content : content);
  },
  wouldLie: async (reader, key, content) => {
    const ref = refOf(key);
    return partsOfContent((await settingOf(reader, ref.framework)).graph, ref, content);
  },
  title: async (reader, key, content, language) => {
    const ref = refOf(key);
    return nameOfThing(await settingOf(reader, ref.framework), ref.kind, ref.key, content, language);
  },
  standing: async (reader, key) => {
    const ref = refOf(key);
    const [setting, row] = await Promise.all([
      settingOf(reader, ref.framework),
      currentItem(reader.read, ref.framework, ref.kind, ref.key),
    ]);
    return row
      ? { version: row.version, content: formContent(setting, ref, row.content), removed: row.removed }
      : { version: 0, content: {}, removed: false };
  },
  blank: (_reader, key) => Promise.resolve({ id: refOf(key).key }),
  fields: async (reader, key, content) => {
    const ref = refOf(key);
    return fieldsOfProperties(propertiesOf(await settingOf(reader, ref.framework), ref.kind, content));
  },
  faults: async (db, key, content) => {
    const ref = refOf(key);
    const setting = await settingOf(await readerNow(db), ref.framework);
    const properties = propertiesOf(setting, ref.kind, content);
    const stored = storedContent(setting, ref, content);
    return (await itemFaults(db, { ...ref, content: stored })).map((fault): FieldFault => {
      const place = placeOf(fault);
      return { field: placeInForm(properties, stored, place), text: place.length === 0 ? elsewhere(fault) : faultWords(fault) };
    });
  },
  publish: async (trx, { key, content, ...signed }) => {
    const ref = refOf(key);
    return saveItem(trx, { ...ref, content: storedContent(await settingOf(await readerNow(trx), ref.framework), ref, content), ...signed });
  },
  withdraw: (trx, { key, ...signed }) => removeItem(trx, { ...refOf(key), ...signed }),
  versions: async (read, key) => {
    const ref = refOf(key);
    const setting = await settingOf(await readerNow(read), ref.framework);
    return (await versionsOf(read, ref.framework, ref.kind, ref.key)).map(({ version, content, removed, actor, reason, at }) => ({
      version,
      content: formContent(setting, ref, content),
      removed,
      actor,
      reason,
      at,
    }));
  },
  address: async (reader, key) => {
    const ref = refOf(key);
    const { frameworks } = await policyOf(reader);
    const graph = frameworks.find(({ id }) => id === ref.framework);
    return graph ? addressIn(graph, ref) : null;
  },
  beginnings: async (reader) => (await policyOf(reader)).frameworks.toReversed().flatMap(beginningsIn),
  begin: async (reader, beginning, place, title) => {
    const named = kindBegun(beginning);
    if (!named) throw notFound();
    const setting = await settingOf(reader, named.framework);
    const taken = await keysOf(reader.read, named.framework, named.kind);
    const today = new Date().toISOString().slice(0, 10);
    const { key, stored } = beginIn(setting.graph, { beginning, place, title, today, taken });
    return { key, content: formContent(setting, refOf(key), stored) };
  },
};

/** What this room offers the desk. */
export const editables: readonly Editable[] = [policyItems];

function actionOf(kind: ItemKind | undefined) {
  if (kind === "update") return "update.draft";
  if (kind === "target") return "target.draft";
  return kind === "plan" ? "plan.draft" : "policy.draft";
}

const formContent = (setting: Setting, { kind }: ItemRef, stored: unknown): unknown => toForm(propertiesOf(setting, kind, stored), stored);

/** The key is the id, whatever a browser sent for it. */
const storedContent = (setting: Setting, { kind, key }: ItemRef, content: unknown): unknown => ({
  ...toStored(propertiesOf(setting, kind, content), content),
  id: key,
});

/** Some faults are told of the whole thing, and mended in one field. */
function placeOf({ path, code }: Pick<PlacedFault, "path" | "code">): PlacedFault["path"] {
  switch (code) {
    case "noParent":
      return ["parent"];
    case "countOfWhat":
      return ["counts"];
    case "noDifference":
      return [...path, "difference"];
    default:
      return path;
  }
}

function addressIn(graph: FrameworkGraph, { kind, key }: ItemRef): string | null {
  const { framework } = graph;
  const there = (list: readonly { id: string }[]): boolean => list.some(({ id }) => id === key);
  switch (kind) {
    case "node":
      return there(framework.nodes) ? nodePath(graph.id, key) : null;
    case "target":
      return there(framework.targets) ? targetPath(graph.id, key) : null;
    case "form":
      return there(framework.forms) ? formPath(graph.id, key) : null;
    case "update": {
      const update = framework.updates.find(({ id }) => id === key);
      return update ? updatePath(graph.id, update) : null;
    }
    case "plan": {
      const plan = framework.plans.find(({ id }) => id === key);
      const form = framework.forms.find(({ id }) => id === plan?.form);
      return form ? nodePath(graph.id, form.node) : null;
    }
    default:
      return frameworkPath(graph.id);
  }
}
