/** The head of the log as the database has it, noted in the anchor files as it moves. */
import type pg from "pg";
import { noteHead, type Noted } from "./audit-anchor.ts";
import type { Head } from "./audit-chain.ts";
import { listen } from "./listening.ts";
import { asProblem, problemLines } from "./problem.ts";

/** @param client a pool, or a connection inside a transaction of its own */
export async function readHead(client: pg.Pool | pg.ClientBase): Promise<Head> {
  const { rows } = await client.query<{ number: string; hash: string }>("select number, hash from audit_head");
  return { number: Number(rows[0].number), hash: rows[0].hash };
}

/**
 * Notes the head once, as a command does at its end.
 * @param complain gets a line when a file can't be written, or knows of events that the log lacks
 */
export async function anchorHead(pool: pg.Pool, files: readonly string[], complain: (line: string) => void): Promise<void> {
  try {
    const noted = await noteHead(files, () => readHead(pool));
    for (const each of noted) if (each.behind) complain(behindLine(each));
  } catch (error) {
    for (const line of problemLines(asProblem(error))) complain(line);
  }
}

function behindLine({ file, behind }: Noted): string {
  return `gelijkop: The log isn't what ${file} says: event ${behind?.number} was the last at ${behind?.at}. Run bin/gelijkop audit verify.`;
}

/** Many changes within this time make one line. */
const debounceMs = 250;

/** Notes each advance of the head until it is closed, and then once more. Each complaint is made once. */
export async function followHead(
  pool: pg.Pool,
  files: readonly string[],
  complain: (line: string) => void,
): Promise<{ close(): Promise<void> }> {
  const said = new Set<string>();
  const sayOnce = (line: string) => {
    if (!said.has(line)) complain(line);
    said.add(line);
  };
  let waiting: NodeJS.Timeout | null = null;
  let work = Promise.resolve();
  const note = () => (work = work.then(() => anchorHead(pool, files, sayOnce)));
  const listening = await listen(pool, "audit_head", async () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      void note();
    }, debounceMs);
  });
  return {
    close: async () => {
      listening.close();
      if (waiting) clearTimeout(waiting);
      await note();
    },
  };
}
