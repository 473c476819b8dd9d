/** All municipalities × indicators × neighbourhoods on published figures, in a process that does nothing else. */
import { fromRoot } from "../src/kernel/root.ts";
import { importStatline } from "../src/figures/index.ts";
import { loadPack, readPack } from "../src/packs/index.ts";
import { answerOf } from "./child.ts";
import type { NationalAnswer } from "./equity-national-child.ts";
import { settle, sharedData, type BenchDatabase, type Ground } from "./ground.ts";
import { importFile } from "./import.ts";
import { peerLine, type Line } from "./line.ts";

export const nationalNames = ["national run, every measure", "whole national command", "memory of that command at its peak"];

export async function nationalLines(ground: Ground): Promise<Line[]> {
  const database = await figuresOf2020(ground);
  const ask = (what: "loops" | "command" | "idle") => answerOf<NationalAnswer>("equity-national-child.ts", [database.url, what]);
  const loops = await ask("loops");
  const command = await ask("command");
  const idle = await ask("idle");
  await database.close();
  await ground.drop("bench_national");
  const { municipalities, indicators, areas } = loops;
  const size = `${municipalities} municipalities × ${indicators} indicators × ${areas.toLocaleString("en")} neighbourhoods`;
  return [
    peerLine(nationalNames[0], "plain typed loop", "ms", loops.measured, { most: 1.5 }, `${size}; ${perSecond(loops, indicators)}`),
    peerLine(nationalNames[1], "its reading alone", "ms", command.measured, null, `read, compute, CSV; ${perSecond(command, indicators)}`),
    peerLine(
      nationalNames[2],
      "the same process, idle",
      "MB",
      { ours: command.megabytes, theirs: idle.megabytes, ratio: command.megabytes / idle.megabytes },
      null,
    ),
  ];
}

function perSecond({ areas, measured }: NationalAnswer, indicators: number): string {
  const each = Math.round((areas / measured.ours) * 1000);
  return `${each.toLocaleString("en")} areas per second, all ${indicators} indicators of each`;
}

async function figuresOf2020(ground: Ground): Promise<BenchDatabase> {
  const database = await ground.fresh("bench_national");
  await loadPack(database, readPack(fromRoot("packs", "utrecht")));
  await importFile(database, sharedData("rivm-50090NED", "2020_18+.xlsx"), ground.folder);
  const residents = { from: sharedData("cbs-84799NED"), sources: fromRoot("packs", "utrecht", "sources"), cacheFolder: ground.folder };
  await importStatline(database.pool, residents, () => {});
  await settle(database);
  return database;
}
