/** Pages a second at 50 connections, from the memory of answers, against a bare server in the same process. */
import { answerOf, nextMessage, startChild, stopChild } from "./child.ts";
import type { BenchDatabase } from "./ground.ts";
import { interleave, median } from "./interleave.ts";
import { peerLine, type Line } from "./line.ts";
import type { Load } from "./load-generator.ts";

const connections = 50;
const seconds = 2;
const rounds = 4;

export async function throughputLine(database: BenchDatabase, path: string): Promise<Line> {
  const server = startChild("throughput-server.ts", [database.url, path]);
  try {
    const ports = await nextMessage<{ ours: number; theirs: number }>(server);
    const busy: number[] = [];
    const sizes: number[] = [];
    const cpu = () => {
      server.send("cpu");
      return nextMessage<number>(server);
    };
    const load = async (port: number): Promise<number> => {
      const before = await cpu();
      const {
        answers,
        bytes,
        seconds: took,
      } = await answerOf<Load>("load-generator.ts", [String(port), path, String(connections), String(seconds)]);
      busy.push(((await cpu()) - before) / took);
      sizes.push(bytes / answers);
      return answers / took;
    };
    const measured = await interleave(
      rounds,
      () => load(ports.ours),
      () => load(ports.theirs),
      1,
    );
    return peerLine(
      "profile page, 50 connections",
      "fixed page, same process",
      "req/s",
      measured,
      { least: 0.5 },
      `answers of ${(median(sizes) / 1000).toFixed(1)} KB; the server used ${Math.round(median(busy) * 100)} % of one core meanwhile`,
    );
  } finally {
    await stopChild(server);
  }
}
