import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromRoot } from "../kernel/root.ts";
import { sourcesPage } from "../policy/index.ts";
import { readPack } from "./pack.ts";

const pack = readPack(fromRoot("packs", "utrecht"));

test("packs/utrecht/SOURCES.md is what `bin/gelijkop pack sources packs/utrecht` prints", () => {
  expect(readFileSync(fromRoot("packs", "utrecht", "SOURCES.md"), "utf8")).toBe(sourcesPage(pack.frameworks));
});

test("every node, target, update and contribution of both texts stands in it with a place", () => {
  const page = sourcesPage(pack.frameworks);
  for (const framework of pack.frameworks) {
    for (const { id } of [...framework.nodes, ...framework.targets, ...framework.updates, ...framework.contributions])
      expect(page).toMatch(new RegExp(`\\| \`${id}\` \\| .+ \\| .+, .+ \\|`));
  }
});
