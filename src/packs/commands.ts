import { resolve } from "node:path";
import type { Command } from "../kernel/command.ts";
import { loadPack } from "./load.ts";
import { readPack } from "./pack.ts";

export const commands: Command[] = [
  {
    name: "pack check",
    summary: "Checks a pack's files without touching the database.",
    arguments: "DIR",
    count: [1, 1],
    example: "bin/gelijkop pack check packs/utrecht",
    run: async (context) => {
      const { settings, areas, sets, tiles, figures } = readPack(resolve(context.positionals[0]));
      context.out(`${settings.name} is sound: ${areas.length} areas, ${sets.length} sets, ${tiles.length} tiles, ${figures.length} tables.`);
    },
  },
  {
    name: "pack load",
    summary: "Loads a pack; what is loaded already stays as it is.",
    arguments: "DIR",
    count: [1, 1],
    example: "bin/gelijkop pack load packs/utrecht",
    run: async (context) => {
      const pack = readPack(resolve(context.positionals[0]));
      const { outcome, releases } = await loadPack(await context.connect(), pack, context.progress);
      context.out(outcome === "unchanged" ? `${pack.settings.name} has not changed.` : `${pack.settings.name} is loaded: ${releases.join(", ")}.`);
    },
  },
];
