import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Problem } from "../../kernel/problem.ts";

/** Where a delivery's bytes came from. */
export type InputFile = { fileName: string; checksum: string; modifiedAt: Date };

/** No saved file may be larger; a page, sheet or answer is held in memory while it is read. */
export const mostFileBytes = 256 * 1024 * 1024;

/**
 * A whole file in memory, with its SHA-256.
 * @throws Problem `file-not-found`, `file-too-large`
 */
export async function readInput(path: string, mostBytes = mostFileBytes): Promise<InputFile & { bytes: Buffer }> {
  const { size, mtime } = await statInput(path);
  if (size > mostBytes) throw tooLarge(basename(path), size, mostBytes);
  const bytes = await readFile(path);
  return { fileName: basename(path), checksum: createHash("sha256").update(bytes).digest("hex"), modifiedAt: mtime, bytes };
}

/** @throws Problem `file-not-found` */
export async function statInput(path: string) {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Problem({ kind: "file-not-found", message: `There is no file ${path}.`, wayOut: "Check the path." });
  if (!found.isFile())
    throw new Problem({
      kind: "file-not-found",
      message: `${path} is ${found.isDirectory() ? "a folder" : "no ordinary file"}.`,
      wayOut: "Name a file.",
    });
  return found;
}

/** The first bytes of a file, to tell what it really is. */
export async function headOf(path: string, length = 1024): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Error pages and log-in pages are often saved under the name of the file that was wanted. */
export function isHtml(head: Buffer): boolean {
  const text = head
    .toString("latin1", 0, 1024)
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  return /^(<!--[\s\S]*?-->\s*)?(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body|script|meta)\b/i.test(text);
}

/** @throws Problem `html-instead` when the file holds a web page. */
export function refuseHtml(head: Buffer, fileName: string): void {
  if (!isHtml(head)) return;
  throw new Problem({
    kind: "html-instead",
    message: `${fileName} holds a web page (HTML), not figures.`,
    wayOut: "The site probably answered with an error or log-in page. Download the file again and look at it before importing.",
  });
}

export function tooLarge(name: string, bytes: number, mostBytes: number): Problem {
  const mib = (n: number): string => `${Math.round(n / 1024 / 1024).toLocaleString("en")} MiB`;
  return new Problem({
    kind: "file-too-large",
    status: 413,
    message: `${name} is ${mib(bytes)}; the most that is read is ${mib(mostBytes)}.`,
    wayOut: "Check that it is the right file; if it is, deliver it in parts.",
  });
}
