import { beforeAll, describe, expect, test } from "vitest";
import { Problem } from "../../kernel/problem.ts";
import { fromRoot } from "../../kernel/root.ts";
import { loadSourceDescriptions, parseSourceDescription } from "./source-description.ts";
import type { SourceDescription } from "./source-description.ts";

let descriptions: SourceDescription[];
beforeAll(async () => void (descriptions = await loadSourceDescriptions(fromRoot("packs", "utrecht", "sources"))));
const all = (): SourceDescription["indicators"][string][] => descriptions.flatMap(({ indicators }) => Object.values(indicators));

describe("the descriptions of the Utrecht pack", () => {
  test("are of two tables, 35 indicators in the health table", () => {
    expect(descriptions.map(({ id }) => id)).toEqual(["50090NED", "84799NED"]);
    expect(Object.keys(descriptions[0].indicators)).toHaveLength(35);
  });
  test("give every indicator an id of its own", () => expect(new Set(all().map(({ id }) => id)).size).toBe(all().length));
  test("say everything of the health table in Dutch and in English", () => {
    for (const { title, phrase, definition } of Object.values(descriptions[0].indicators)) {
      for (const text of [title, phrase, definition]) {
        expect(text?.nl.length).toBeGreaterThan(3);
        expect(text?.en.length).toBeGreaterThan(3);
        expect(text?.nl).not.toBe(text?.en);
      }
    }
  });
});

describe("a description that is wrong", () => {
  const faultsOf = (yaml: string) => {
    try {
      return parseSourceDescription(yaml, "a.yaml");
    } catch (error) {
      return error instanceof Problem ? error.faults : error;
    }
  };
  const sound =
    "id: A\ntitle: A\npublisher: P\nlicence: L\ndivision: 2020\ngroups: {}\ndimensions: { area: { column: A }, period: { fixed: '2020' }, group: { fixed: all } }\n";
  test("is told by field", () =>
    expect(faultsOf(sound.replace("division: 2020", "division: twenty"))).toEqual([expect.objectContaining({ column: "division" })]));
  test("may not have fields that mean nothing, so that a typing error shows", () =>
    expect(faultsOf(`${sound}licenseUrl: x\n`)).toEqual([expect.objectContaining({ found: expect.stringContaining("licenseUrl") })]));
  test("is told by line when it is no YAML", () =>
    expect(faultsOf(`${sound}x: [`)).toEqual([expect.objectContaining({ row: expect.any(Number) })]));
  test("is fine when it is sound", () => expect(faultsOf(sound)).toMatchObject({ id: "A", blank: "unknown" }));
});
