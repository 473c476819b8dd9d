/** Makes small files for the tests of the readers: zips and workbooks, sound or broken on purpose. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { afterAll, beforeAll } from "vitest";
import { Problem } from "../../kernel/problem.ts";
import { fromRoot } from "../../kernel/root.ts";

/** Real files of publishers, outside the repository. */
export const sharedData = (...parts: string[]): string => fromRoot("..", "shared", "data", ...parts);
export const hasSharedData = existsSync(sharedData());
/** For the names of tests that need them. */
export const needsData = hasSharedData ? "" : " (skipped: ../shared/data is not here)";

/** A folder of its own for a test file; `put` writes into it and gives the path. */
export function temporaryFolder() {
  const here = {
    path: "",
    put: async (name: string, content: string | Buffer): Promise<string> => (
      await writeFile(join(here.path, name), content),
      join(here.path, name)
    ),
  };
  beforeAll(async () => void (here.path = await mkdtemp(join(tmpdir(), "gelijkop-readers-"))));
  afterAll(() => rm(here.path, { recursive: true, force: true }));
  return here;
}

/** The Problem that a promise ends with; fails when it doesn't. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const outcome: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Problem) return outcome;
  throw new Error("expected a Problem", { cause: outcome });
}

/** A zip (PKWARE APPNOTE) of deflated files; `declaredSize` lies about the unpacked size. */
export function makeZip(files: readonly { name: string; content: Buffer | string; declaredSize?: number }[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declaredSize } of files) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(crc32(plain), 16);
    head.writeUInt32LE(packed.length, 20);
    head.writeUInt32LE(declaredSize ?? plain.length, 24);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    head.writeUInt32LE(offset, 42);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(head, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A workbook with sheets of text cells (in shared strings), as StatLine hands out; a number is written as a number. */
export function makeWorkbook(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Buffer {
  const strings: string[] = [];
  const cell = (value: string | number): string =>
    typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="s"><v>${strings.push(value) - 1}</v></c>`;
  const names = Object.keys(sheets);
  const bodies = names.map((name) => sheets[name].map((row) => `<row>${row.map(cell).join("")}</row>`).join(""));
  return makeZip([
    {
      name: "xl/workbook.xml",
      content: `<workbook><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="r${i}"/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${names.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i}.xml"/>`).join("")}</Relationships>`,
    },
    ...bodies.map((body, i) => ({ name: `xl/worksheets/sheet${i}.xml`, content: `<worksheet><sheetData>${body}</sheetData></worksheet>` })),
    {
      name: "xl/sharedStrings.xml",
      content: `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
    },
  ]);
}
