import { crc32, inflateRawSync } from "node:zlib";
import { Problem } from "../../kernel/problem.ts";

/** One file inside a zip, as the central directory declares it. */
export type ZipEntry = { name: string; method: number; packed: number; size: number; crc: number; offset: number };

/** Most bytes that one inner file, and all that are read together, may unpack to. A StatLine sheet of 17,341 × 43 is 24 MB. */
export const mostUnpackedBytes = 256 * 1024 * 1024;
/** Real sheets shrink 6 to 40 times; a bomb 1,000 times. Small files may shrink more. */
const mostRatio = 200;
const smallBytes = 8 * 1024 * 1024;

/**
 * A reader of zips that trusts nothing: sizes are checked before memory is taken, unpacking stops at the declared size, and the
 * check sum must fit. Format: PKWARE APPNOTE 6.3.9, without zip64, encryption or several disks, which no XLSX needs.
 * @throws Problem `not-a-zip`, `zip-cut-off`, `zip-bomb`, `zip-unreadable`
 */
export function openZip(bytes: Buffer, fileName: string) {
  const entries = directoryOf(bytes, fileName);
  let unpacked = 0;

  return {
    has: (name: string): boolean => entries.has(name),
    /** The unpacked bytes of one inner file; null when there is none of that name. */
    read(name: string): Buffer | null {
      const entry = entries.get(name);
      if (!entry) return null;
      unpacked += entry.size;
      if (unpacked > mostUnpackedBytes || (entry.size > smallBytes && entry.size > entry.packed * mostRatio)) throw bomb(fileName, entry);
      const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
      if (start + entry.packed > bytes.length) throw cutOff(fileName);
      const packed = bytes.subarray(start, start + entry.packed);
      const plain = entry.method === 0 ? packed : inflate(packed, entry, fileName);
      if (plain.length !== entry.size || crc32(plain) !== entry.crc) throw cutOff(fileName);
      return plain;
    },
  };
}

function directoryOf(bytes: Buffer, fileName: string): Map<string, ZipEntry> {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) throw notZip(bytes, fileName);
  const end = bytes.subarray(Math.max(0, bytes.length - 65_557)).lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw cutOff(fileName);
  const last = Math.max(0, bytes.length - 65_557) + end;
  if (last + 22 > bytes.length) throw cutOff(fileName);
  const count = bytes.readUInt16LE(last + 10);
  let at = bytes.readUInt32LE(last + 16);
  const entries = new Map<string, ZipEntry>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw cutOff(fileName);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const entry = {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    if (bytes.readUInt16LE(at + 8) & 1) throw unreadable(fileName, "it is locked with a password");
    if (entry.method !== 0 && entry.method !== 8)
      throw unreadable(fileName, `it is packed in a way (${entry.method}) that spreadsheets don't use`);
    if (entry.offset + 30 > bytes.length) throw cutOff(fileName);
    entries.set(name, entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function inflate(packed: Buffer, entry: ZipEntry, fileName: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw bomb(fileName, entry);
    throw cutOff(fileName, error);
  }
}

function bomb(fileName: string, entry: ZipEntry): Problem {
  return new Problem({
    kind: "zip-bomb",
    status: 413,
    message: `${fileName} would unpack to far more than a spreadsheet holds (${entry.name}: ${entry.packed} bytes that claim ${entry.size}).`,
    wayOut: "Don't open it. Download the file again from its publisher.",
  });
}

function cutOff(fileName: string, cause?: unknown): Problem {
  return new Problem({
    kind: "zip-cut-off",
    message: `${fileName} is cut off or damaged: its end or a check sum doesn't fit.`,
    wayOut: "Download the file again; the download probably stopped halfway.",
    cause,
  });
}

const unreadable = (fileName: string, why: string): Problem =>
  new Problem({ kind: "zip-unreadable", message: `${fileName} can't be read: ${why}.`, wayOut: "Save it again as a plain .xlsx file." });

function notZip(bytes: Buffer, fileName: string): Problem {
  const old = bytes.length >= 4 && bytes.readUInt32BE(0) === 0xd0cf11e0;
  return new Problem({
    kind: "not-a-zip",
    message: `${fileName} is not an .xlsx file${old ? ": it is an old .xls, or locked with a password" : ""}.`,
    wayOut: "Open it in a spreadsheet program and save it as .xlsx without a password, or import it as CSV with a mapping.",
  });
}
