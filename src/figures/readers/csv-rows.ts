import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Problem } from "../../kernel/problem.ts";
import type { Progress } from "../delivery.ts";
import { headOf, refuseHtml, statInput } from "./input.ts";
import type { InputFile } from "./input.ts";

/** A line longer than this is no row of figures; the rest of it is not read. */
export const mostLineBytes = 1024 * 1024;

export type CsvFormat = { delimiter: string; encoding: "utf-8" | "windows-1252" };

/**
 * Streams a CSV file (RFC 4180) and tells each row that isn't empty with its number as a spreadsheet shows it; memory stays at one
 * row however large the file is. A byte order mark is cut. Stops early when `onRow` throws.
 * @returns the file with its SHA-256
 * @throws Problem `file-not-found`, `html-instead`, `not-csv`, `wrong-encoding`, `line-too-long`
 */
export async function readCsvRows(
  path: string,
  format: CsvFormat,
  onRow: (row: number, cells: string[]) => void,
  onProgress?: Progress,
): Promise<InputFile> {
  const fileName = basename(path);
  const { mtime, size } = await statInput(path);
  const head = await headOf(path);
  refuseHtml(head, fileName);
  if (head.includes(0) || head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1"))) {
    throw new Problem({
      kind: "not-csv",
      message: `${fileName} is not a text file.`,
      wayOut: "Save it as CSV; a spreadsheet of StatLine is imported as it is, with the ending .xlsx.",
    });
  }

  const hash = createHash("sha256");
  let row = 0;
  async function* decoded(): AsyncGenerator<string> {
    const decoder = new TextDecoder(format.encoding, { fatal: true });
    let read = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      const bytes: Buffer = chunk;
      hash.update(bytes);
      read += bytes.length;
      onProgress?.("read", read, size);
      yield decode(decoder, bytes, format.encoding, fileName);
    }
    yield decode(decoder, null, format.encoding, fileName);
  }
  const source = Readable.from(decoded());
  const parser = source.pipe(
    parse({ delimiter: format.delimiter, relax_column_count: true, max_record_size: mostLineBytes, skip_empty_lines: false }),
  );
  source.on("error", (error) => parser.destroy(error));
  try {
    for await (const record of parser) {
      const cells: string[] = record;
      row++;
      if (cells.length > 1 || cells[0] !== "") onRow(row, cells);
    }
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(error, fileName, row + 1) : error;
  } finally {
    source.destroy();
  }
  return { fileName, checksum: hash.digest("hex"), modifiedAt: mtime };
}

function decode(decoder: TextDecoder, bytes: Buffer | null, encoding: string, fileName: string): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw new Problem({
      kind: "wrong-encoding",
      message: `${fileName} is not ${encoding} text.`,
      wayOut: "Save it as CSV UTF-8, or declare encoding: windows-1252 in the mapping.",
      cause,
    });
  }
}

function csvProblem(error: CsvError, fileName: string, row: number): Problem {
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return new Problem({
      kind: "line-too-long",
      status: 413,
      message: `Row ${row} of ${fileName} is longer than ${mostLineBytes / 1024 / 1024} MiB; the rest was not read.`,
      wayOut: "Check that it is a CSV file with one row per line, and that every quote is closed.",
    });
  }
  return new Problem({
    kind: "not-csv",
    message: `${fileName} is not a valid CSV file.`,
    wayOut: "Check the quotes and the delimiter that the mapping declares.",
    faults: [{ row, found: error.message, mend: "close every quote and double a quote inside quotes" }],
  });
}
