/** Pages against their bare SQL. */
import { gzipSync } from "node:zlib";
import type { Connections } from "../src/kernel/database.ts";
import { interleave, timed } from "./interleave.ts";
import { peerLine, type Goal, type Line } from "./line.ts";
import { measuredPage } from "./recorded-queries.ts";

const rounds = 41;
const warmUp = 15;

export async function pageLine(name: string, database: Connections, path: string, goal: Goal | null, headline?: string): Promise<Line> {
  const page = await measuredPage(database, path, headline);
  const html = await page.render();
  const measured = await interleave(
    rounds,
    () => timed(page.render),
    () => timed(page.bare),
    warmUp,
  );
  const kib = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;
  return peerLine(
    name,
    `its SQL (${page.queries} queries)`,
    "ms",
    measured,
    goal,
    `${kib(Buffer.byteLength(html))} of HTML, ${kib(gzipSync(html).length)} packed`,
  );
}
