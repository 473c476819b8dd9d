import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readerOf } from "../../test/reader.ts";
import { brokenFramework, madeFramework } from "../../test/made-framework.ts";
import { checkFramework } from "./check.ts";
import type { Framework } from "./framework.ts";
import { loadFrameworks } from "./load-frameworks.ts";
import { policyOf } from "./policy.ts";
import { versionsOf } from "./queries.ts";
import { ChangedMeanwhile, removeItem, saveItem } from "./save-item.ts";

let base: TestDatabase;
beforeEach(async () => {
  base = await testDatabase();
  return () => base.close();
});

const id = "gezond-leeuwenstad-2020";
const parsed = (text: string): Framework => {
  const { framework, faults } = checkFramework("made.yaml", text);
  if (!framework) throw new Error(JSON.stringify(faults));
  return framework;
};
const load = (...texts: string[]) => loadFrameworks(base.db, "leeuwenstad", texts.map(parsed));
const policy = async () => policyOf(await readerOf(base));
const history = (kind: Parameters<typeof versionsOf>[2], key: string) => versionsOf(base.read, id, kind, key);
const dataVersion = async () => (await readerOf(base)).snapshot.version;

const target = {
  id: "gezond-voelen",
  node: "bewegen",
  title: "Meer mensen voelen zich gezond",
  wording: "Van 71 naar 78 procent.",
  unit: "%",
  kind: "value",
  better: "higher",
  scope: "Volwassenen",
  baseline: { period: "2020", value: 71 },
  goal: { period: "2024", value: 78 },
  sources: [{ document: "nota", place: "p. 4" }],
};
const change = {
  framework: id,
  kind: "target",
  key: "gezond-voelen",
  content: target,
  actor: "Noor",
  reason: "the survey came in",
  expectedVersion: 1,
} as const;

describe("a pack's framework", () => {
  test("comes back as it was read, in its order", async () => {
    await load(madeFramework);
    expect((await policy()).framework(id).framework).toEqual(parsed(madeFramework));
  });

  test("loaded again changes nothing, the data's version included", async () => {
    await load(madeFramework);
    const before = await dataVersion();
    expect(await load(madeFramework)).toEqual([{ framework: id, added: 0, changed: 0, removed: 0, kept: [] }]);
    expect(await dataVersion()).toBe(before);
  });

  test("loaded by two processes at once is there once", async () => {
    const outcomes = await Promise.all([load(madeFramework), load(madeFramework)]);
    expect(
      outcomes
        .flat()
        .map(({ added }) => added)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 23]);
  });

  test("changed in one place gets one version, and the old one stays readable", async () => {
    await load(madeFramework);
    const before = await dataVersion();
    expect(await load(brokenFramework('period: "2020", value: 70', 'period: "2020", value: 71'))).toEqual([
      { framework: id, added: 0, changed: 1, removed: 0, kept: [] },
    ]);
    expect(await dataVersion()).toBeGreaterThan(before);
    const versions = await history("target", "gezond-voelen");
    expect(versions).toMatchObject([
      { version: 1, actor: "pack leeuwenstad", reason: "pack load leeuwenstad", content: { baseline: { value: 70 } } },
      { version: 2, actor: "pack leeuwenstad", content: { baseline: { value: 71 } } },
    ]);
    expect(versions[1].at.getTime()).toBeGreaterThanOrEqual(versions[0].at.getTime());
    expect(await history("node", "bewegen")).toHaveLength(1);
    expect((await policy()).framework(id).versionOf("target", "gezond-voelen")).toMatchObject({ version: 2 });
  });

  test("without an item removes it by a mark, and brings it back by another", async () => {
    const without = brokenFramework(madeFramework.slice(madeFramework.indexOf("forms:")), "");
    await load(madeFramework);
    expect(await load(without)).toMatchObject([{ added: 0, removed: 1 }]);
    expect((await policy()).framework(id).framework.forms).toEqual([]);
    expect(await load(madeFramework)).toMatchObject([{ added: 1, removed: 0 }]);
    expect((await history("form", "eigen-plan")).map(({ removed }) => removed)).toEqual([false, true, false]);
    expect((await policy()).framework(id).framework).toEqual(parsed(madeFramework));
  });

  test("in another order changes the order, and no history", async () => {
    const turned = brokenFramework(
      "  - { id: noord, title: Noord, area: WK990101 }\n  - { id: zuid, title: Zuid, area: WK990102 }",
      "  - { id: zuid, title: Zuid, area: WK990102 }\n  - { id: noord, title: Noord, area: WK990101 }",
    );
    await load(madeFramework);
    expect(await load(turned)).toEqual([{ framework: id, added: 0, changed: 0, removed: 0, kept: [] }]);
    expect((await policy()).framework(id).framework.columns.map((column) => column.id)).toEqual(["zuid", "noord", "oost", "los"]);
  });

  test("is not there any more when the pack has it no more, and returns with it", async () => {
    await load(madeFramework);
    await load();
    expect((await policy()).frameworks).toEqual([]);
    await load(madeFramework);
    expect((await policy()).framework(id).framework).toEqual(parsed(madeFramework));
  });

  test("of another pack is refused", async () => {
    await load(madeFramework);
    await expect(loadFrameworks(base.db, "elders", [parsed(madeFramework)])).rejects.toMatchObject({ kind: "framework-of-another-pack" });
  });
});

describe("a person's change", () => {
  beforeEach(async () => void (await load(madeFramework)));

  test("fills in a baseline without rewriting history", async () => {
    expect(await saveItem(base.db, change)).toEqual({ version: 2 });
    expect(await history("target", "gezond-voelen")).toMatchObject([
      { version: 1, content: { baseline: { value: 70 } }, fromPack: true },
      { version: 2, content: { baseline: { value: 71 } }, actor: "Noor", reason: "the survey came in", fromPack: false },
    ]);
    expect((await policy()).framework(id).target("gezond-voelen").baseline.value).toBe(71);
  });

  test("stays when the same pack is loaded again, and when the pack changed it too; the load says so", async () => {
    await saveItem(base.db, change);
    expect(await load(madeFramework)).toMatchObject([{ changed: 0, kept: [] }]);
    expect(await load(brokenFramework('period: "2020", value: 70', 'period: "2020", value: 69'))).toMatchObject([
      { changed: 0, kept: ["target gezond-voelen"] },
    ]);
    expect((await policy()).framework(id).target("gezond-voelen").baseline.value).toBe(71);
  });

  test("on an older version is refused, with both versions", async () => {
    await saveItem(base.db, change);
    const late = saveItem(base.db, { ...change, actor: "Sem", content: { ...target, baseline: { period: "2020", value: 72 } } });
    await expect(late).rejects.toThrow(ChangedMeanwhile);
    await expect(late).rejects.toMatchObject({
      kind: "changed-meanwhile",
      status: 409,
      mine: { baseline: { value: 72 } },
      current: { version: 2, actor: "Noor", content: { baseline: { value: 71 } } },
    });
    expect(await history("target", "gezond-voelen")).toHaveLength(2);
  });

  test("made twice at the same moment is written once", async () => {
    const outcomes = await Promise.allSettled(["Noor", "Sem", "Ali"].map((actor) => saveItem(base.db, { ...change, actor })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await history("target", "gezond-voelen")).toHaveLength(2);
  });

  test("may be a new item, at the end of its kind, which a later load leaves alone", async () => {
    const content = {
      id: "tweede-jaar",
      node: "bewegen",
      year: 2022,
      gain: "all",
      title: "Meer",
      text: "Meer groepen.",
      author: "Noor",
      sources: [{ document: "nota", place: "p. 9" }],
    };
    expect(await saveItem(base.db, { ...change, kind: "update", key: "tweede-jaar", content, expectedVersion: 0 })).toEqual({ version: 1 });
    await load(brokenFramework("Elke week buiten.", "Elke dag buiten."));
    expect((await policy()).framework(id).framework.updates.map((each) => each.id)).toEqual(["eerste-jaar", "tweede-jaar"]);
  });

  test("takes an item away and leaves what it said readable", async () => {
    await removeItem(base.db, {
      framework: id,
      kind: "update",
      key: "eerste-jaar",
      actor: "Noor",
      reason: "was of another city",
      expectedVersion: 1,
    });
    expect((await policy()).framework(id).framework.updates).toEqual([]);
    expect(await history("update", "eerste-jaar")).toMatchObject([
      { removed: false },
      { removed: true, content: { title: "Twaalf groepen begonnen" } },
    ]);
  });

  test("that a later file no longer fits is told, and nothing of the file is loaded", async () => {
    const content = {
      id: "tweede-jaar",
      node: "bewegen",
      year: 2022,
      gain: "all",
      title: "Meer",
      text: "Meer groepen.",
      author: "Noor",
      partners: ["welzijn"],
      sources: [{ document: "nota", place: "p. 9" }],
    };
    await saveItem(base.db, { ...change, kind: "update", key: "tweede-jaar", content, expectedVersion: 0 });
    const without = madeFramework
      .replace("  - { id: welzijn, name: Welzijn Leeuwenstad }\n", "  - { id: zorg, name: Zorg }\n")
      .replace("partners: [{ partner: welzijn, role: Voert uit }]", "partners: []")
      .replace("    partners: [welzijn]\n", "");
    await expect(load(without)).rejects.toMatchObject({
      kind: "framework-conflict",
      faults: [{ found: "update tweede-jaar names partner welzijn, which is not there" }],
    });
    expect((await policy()).framework(id).framework.partners).toMatchObject([{ id: "welzijn" }]);
  });

  test.each<[what: string, more: Partial<Parameters<typeof saveItem>[1]>, kind: string, found?: RegExp]>([
    ["without a unit", { content: { ...target, unit: "" } }, "item-invalid", /unit is empty/],
    ["with a script in its title", { content: { ...target, title: "<script>" } }, "item-invalid", /markup/],
    ["of a node that is not there", { content: { ...target, node: "rusten" } }, "item-invalid", /names node rusten/],
    ["under another id", { content: { ...target, id: "anders" } }, "item-invalid", /its id is anders/],
    [
      "with an indicator that is not there",
      { content: { ...target, series: [{ indicator: "geluk", group: "18plus", area: "WK990101", fit: "same" }] } },
      "item-invalid",
      /indicator geluk/,
    ],
    ["with a key that is no id of a form", { kind: "sprook" as never }, "item-invalid"],
    ["without a name under it", { actor: " " }, "unsigned"],
    ["without a reason", { reason: "" }, "unsigned"],
    ["in a framework that is not there", { framework: "elders" }, "no-framework"],
  ])("%s is refused, and nothing is written", async (_what, more, kind, found) => {
    const refused = saveItem(base.db, { ...change, ...more });
    await expect(refused).rejects.toMatchObject({ kind });
    if (found)
      await expect(refused).rejects.toMatchObject({
        faults: expect.arrayContaining([expect.objectContaining({ found: expect.stringMatching(found) })]),
      });
    expect(await history("target", "gezond-voelen")).toHaveLength(1);
  });

  test("can't take away what others name, nor what is gone", async () => {
    const away = { framework: id, actor: "Noor", reason: "too many", expectedVersion: 1 };
    await expect(removeItem(base.db, { ...away, kind: "node", key: "bewegen" })).rejects.toMatchObject({ kind: "item-invalid" });
    await expect(removeItem(base.db, { ...away, kind: "framework", key: id })).rejects.toMatchObject({ kind: "item-invalid" });
    await expect(removeItem(base.db, { ...away, kind: "node", key: "zwemmen", expectedVersion: 0 })).rejects.toMatchObject({
      kind: "changed-meanwhile",
    });
  });
});

test("a framework that its pack took away can't be written in", async () => {
  await load(madeFramework);
  await load();
  await expect(saveItem(base.db, change)).rejects.toMatchObject({ kind: "no-framework", status: 404 });
});

test("history can't be rewritten, not even in SQL", async () => {
  await load(madeFramework);
  for (const statement of [
    "update policy_item_version set actor = 'x'",
    "delete from policy_item_version",
    "truncate policy_item_version",
    "delete from policy_item",
    "delete from framework",
  ]) {
    // Neither by the application nor by the owner of the tables.
    await expect(base.pool.query(statement), statement).rejects.toThrow(/only added|foreign key|permission denied/);
    await expect(base.owner.query(statement), statement).rejects.toThrow(/only added|foreign key|may not write/);
  }
});
