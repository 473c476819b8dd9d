/** Import of one published file against plain COPY of the same observations. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { importStatline } from "../src/figures/index.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { answerOf } from "./child.ts";
import { asOwner, settle, sharedData, type BenchDatabase, type Ground } from "./ground.ts";
import { interleave, timed } from "./interleave.ts";
import { peerLine, type Line } from "./line.ts";

const rounds = 3;
const lists = "bench_lists";
const columns =
  "observation (area_id, period, indicator, population_group, release_id, status, value, lower, upper, numerator, denominator)";
export const file = sharedData("rivm-50090NED", "2020_18+.xlsx");

export function importFile(database: Pick<BenchDatabase, "pool">, from: string, cacheFolder: string) {
  return importStatline(database.pool, { from, sources: fromRoot("packs", "utrecht", "sources"), cacheFolder }, () => {});
}

/** The peer gets everything for nothing: rows in the order of the primary key, and all lists they refer to stored already. */
export async function importLines(ground: Ground): Promise<Line[]> {
  const { text, observations } = await makeLists(ground);
  const inFresh = async (template: string | null, work: (database: BenchDatabase) => Promise<unknown>): Promise<number> => {
    const database = template === null ? await ground.fresh("bench_one") : await ground.clone("bench_one", template);
    // So that neither pays for pages that the other left.
    await ground.pool.query("checkpoint");
    const took = await timed(() => work(database));
    await database.close();
    await ground.drop("bench_one");
    return took;
  };
  const measured = await interleave(
    rounds,
    () => inFresh(null, (database) => importFile(database, file, ground.folder)),
    () => inFresh(lists, (database) => copyText(database, text)),
  );
  const perSecond = Math.round(observations / (measured.ours / 1000)).toLocaleString("en");
  const memory = await memoryLine(ground);
  await ground.drop(lists);
  return [
    peerLine(
      "import of one 50090NED file",
      "plain COPY of its rows",
      "ms",
      measured,
      { most: 3 },
      `${observations.toLocaleString("en")} observations, ${perSecond} a second`,
    ),
    memory,
  ];
}

/** A database with all that the observations refer to and none of them, and the observations as COPY's text. */
async function makeLists(ground: Ground): Promise<{ text: Buffer; observations: number }> {
  const database = await ground.fresh(lists);
  const { observations } = await importFile(database, file, ground.folder);
  const client = await database.pool.connect();
  const parts: Buffer[] = [];
  for await (const part of client.query(copyTo(`copy ${columns} to stdout`))) parts.push(part as Buffer);
  client.release();
  await asOwner(database, "truncate observation");
  await settle(database);
  await database.close();
  return { text: Buffer.concat(parts), observations };
}

async function copyText({ pool }: BenchDatabase, text: Buffer): Promise<void> {
  const client = await pool.connect();
  const step = 256 * 1024;
  const parts = Array.from({ length: Math.ceil(text.length / step) }, (_, at) => text.subarray(at * step, (at + 1) * step));
  await pipeline(Readable.from(parts), client.query(copyFrom(`copy ${columns} from stdin`)));
  client.release();
}

/** Peak of the importing process (its largest resident set), beside one that only opens the database. */
async function memoryLine(ground: Ground): Promise<Line> {
  const database = await ground.fresh("bench_memory");
  const ours = await answerOf<number>("import-child.ts", [database.url, ground.folder, file]);
  const theirs = await answerOf<number>("import-child.ts", [database.url, ground.folder]);
  await database.close();
  await ground.drop("bench_memory");
  return peerLine("memory of that import at its peak", "the same process, idle", "MB", { ours, theirs, ratio: ours / theirs }, null);
}
