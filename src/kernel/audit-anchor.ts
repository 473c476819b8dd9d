/**
 * Anchors: the head of the log, noted outside the database. Who can change the database can make a whole new chain of hashes, but not one
 * that agrees with what was noted elsewhere before.
 */
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { noEvents, type Head } from "./audit-chain.ts";
import { Problem } from "./problem.ts";

export type Anchor = Head & { at: string };

/** The files that heads are noted in: one in the data folder, and the one that GELIJKOP_AUDIT_ANCHOR names, best on another disk. */
export function anchorFiles(dataFolder: string, environment: NodeJS.ProcessEnv = process.env): string[] {
  const other = environment.GELIJKOP_AUDIT_ANCHOR;
  return [join(dataFolder, "audit-anchors"), ...(other ? [resolve(other)] : [])];
}

/** @returns null for a line that is none */
export function readAnchor(line: string): Anchor | null {
  const found = /^(\d{1,15}) ([0-9a-f]{64}) (\S+)$/.exec(line);
  return found && { number: Number(found[1]), hash: found[2], at: found[3] };
}

/** Longer than any line. */
const tail = 1_024;

/** The last line that can be read; null when there is none, or no file. */
export function lastAnchor(file: string): Anchor | null {
  const descriptor = openIfThere(file);
  if (descriptor === null) return null;
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, tail));
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.toString("latin1").split("\n");
    return lines.map(readAnchor).findLast((anchor) => anchor !== null) ?? null;
  } catch (error) {
    throw unusable(file, error as Error);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Every anchor of a file in its order, those that another process adds meanwhile left out. A line that can't be read gives null: a power
 * cut may tear one.
 */
export async function* anchorsOf(file: string): AsyncGenerator<Anchor | null> {
  const handle = await open(file, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw unusable(file, error);
  });
  if (!handle) return;
  const { size } = await handle.stat();
  if (size === 0) {
    await handle.close();
    return;
  }
  const stream = handle.createReadStream({ end: size - 1, encoding: "latin1" });
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) yield readAnchor(line);
  } finally {
    stream.destroy();
  }
}

/** What noting the head came to: `behind` when the file knows of later events, or of another event of this number. */
export type Noted = { file: string; behind: Anchor | null };

/**
 * Notes the head in each file where it is news; on disk when this returns.
 * @param readHead asked after the files were read: by then every event that they name is in the log
 * @throws Problem `anchor-file` where a file can't be written
 */
export async function noteHead(files: readonly string[], readHead: () => Promise<Head>, now = new Date()): Promise<Noted[]> {
  const before = files.map((file) => ({ file, last: lastAnchor(file) }));
  const head = await readHead();
  return before.map(({ file, last }) => {
    const { number, hash } = last ?? noEvents;
    if (head.number > number) append(file, `${head.number} ${head.hash} ${now.toISOString()}\n`);
    return { file, behind: head.number < number || (head.number === number && head.hash !== hash) ? last : null };
  });
}

function append(file: string, line: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(file, "a+", 0o600);
    try {
      const { size } = fstatSync(descriptor);
      const end = Buffer.alloc(1, "\n");
      if (size > 0) readSync(descriptor, end, 0, 1, size - 1);
      writeSync(descriptor, end.toString() === "\n" ? line : `\n${line}`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw unusable(file, error as Error);
  }
}

function openIfThere(file: string): number | null {
  try {
    return openSync(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw unusable(file, error as Error);
  }
}

function unusable(file: string, cause: Error): Problem {
  return new Problem({
    kind: "anchor-file",
    status: 500,
    message: `The head of the log can't be noted in ${file}: ${cause.message}.`,
    wayOut: "Give this process the right to write there, or name another file with GELIJKOP_AUDIT_ANCHOR.",
    cause,
  });
}
