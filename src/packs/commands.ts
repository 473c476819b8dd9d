import { resolve } from "node:path";
import type { Command } from "../kernel/command.ts";
import { sourcesPage } from "../policy/index.ts";
import { loadPack } from "./load.ts";
import { readPack } from "./pack.ts";

export const commands: Command[] = [
  {
    name: "pack sources",
    action: "read",
    summary: "Prints where each fact of a pack's frameworks stands in its documents, as Markdown.",
    arguments: "DIR",
    count: [1, 1],
    example: "bin/gelijkop pack sources packs/utrecht > packs/utrecht/SOURCES.md",
    run: async (context) => context.out(sourcesPage(readPack(resolve(context.positionals[0])).frameworks).trimEnd()),
  },
  {
    name: "pack check",
    action: "read",
    summary: "Checks a pack's files without touching the database.",
    arguments: "DIR",
    count: [1, 1],
    example: "bin/gelijkop pack check packs/utrecht",
    run: async (context) => {
      const { settings, areas, sets, tiles, figures, frameworks, evaluations, efforts } = readPack(resolve(context.positionals[0]));
      const parts = [
        count(areas, "area", "areas"),
        count(sets, "set", "sets"),
        count(tiles, "tile", "tiles"),
        count(figures, "table", "tables"),
        count(frameworks, "framework", "frameworks"),
        count(evaluations, "evaluation", "evaluations"),
        count(efforts, "effort", "efforts"),
      ];
      context.out(`${settings.name} is sound: ${parts.join(", ")}.`);
    },
  },
  {
    name: "pack load",
    action: "pack.load",
    summary: "Loads a pack; what is loaded already stays as it is.",
    arguments: "DIR",
    count: [1, 1],
    example: "bin/gelijkop pack load packs/utrecht",
    run: async (context) => {
      const pack = readPack(resolve(context.positionals[0]));
      const { outcome, releases, frameworks, keptSets } = await loadPack(await context.connect(), pack, context.progress);
      context.out(
        outcome === "unchanged" ? `${pack.settings.name} has not changed.` : `${pack.settings.name} is loaded: ${releases.join(", ")}.`,
      );
      if (keptSets.length > 0) context.out(`Sets of areas changed by hand since and left as they are: ${keptSets.join(", ")}.`);
      for (const { framework, added, changed, removed, kept } of frameworks) {
        context.out(
          `${framework}: ${added} new, ${changed} changed, ${removed} removed.${kept.length > 0 ? ` Changed by hand since and left as they are: ${kept.join(", ")}.` : ""}`,
        );
      }
    },
  },
];

const count = (all: readonly unknown[], one: string, many: string): string => `${all.length} ${all.length === 1 ? one : many}`;
