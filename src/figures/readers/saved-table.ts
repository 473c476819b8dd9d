import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { Problem } from "../../kernel/problem.ts";
import type { Progress } from "../delivery.ts";
import { readCsvRows } from "./csv-rows.ts";
import { readInput, refuseHtml } from "./input.ts";

const listAnswer = z.union([
  z.array(z.record(z.string(), z.unknown())),
  z.looseObject({ value: z.array(z.record(z.string(), z.unknown())) }).transform((answer) => answer.value),
]);
export type Entry = Record<string, unknown>;

/** A cell of an OData answer as text; null is a blank. */
export const asText = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";

/**
 * A folder with the answers of one StatLine table: `Name.json`, `Name.csv`, or pages `Name-0001.json`, with or without the table's
 * number in front (`83765NED_v4_MeasureCodes.json`). JSON is a bare list or an OData answer with `value`.
 */
export class SavedTable {
  readonly folder: string;
  readonly name: string;
  private readonly names: readonly string[];
  private readonly sums = new Map<string, string>();
  /** The newest date of the files that were read. */
  modifiedAt = new Date(0);

  private constructor(folder: string, names: readonly string[]) {
    this.folder = folder;
    this.name = basename(folder);
    this.names = names;
  }

  /** @throws Problem `file-not-found` */
  static async open(folder: string): Promise<SavedTable> {
    const names = await readdir(folder).catch((cause: unknown) => {
      throw new Problem({ kind: "file-not-found", message: `There is no folder ${folder}.`, wayOut: "Check the path.", cause });
    });
    return new SavedTable(folder, names.sort());
  }

  /** The files that hold an entity set, in page order; JSON before CSV where both are there. */
  files(set: string): string[] {
    const pattern = new RegExp(`^(?:.*_)?${RegExp.escape(set)}(?:-\\d+)?\\.(json|csv)$`);
    const found = this.names.filter((name) => pattern.test(name));
    const json = found.filter((name) => name.endsWith(".json"));
    return json.length > 0 ? json : found;
  }

  /** Every entry of an entity set; none when it wasn't saved. @throws Problem `not-json`, `html-instead`, `file-too-large` */
  async entries(set: string): Promise<Entry[]> {
    const all: Entry[] = [];
    await this.eachRow(set, (_, header, cells) => all.push(Object.fromEntries(header.map((key, i) => [key, cells[i]]))), {
      raw: (entry) => all.push(entry),
    });
    return all;
  }

  /**
   * Tells each row of an entity set: its number (as a spreadsheet shows it for CSV; its place for JSON), the keys, and the cells as
   * text. @returns the number of rows
   */
  async eachRow(
    set: string,
    onRow: (row: number, header: readonly string[], cells: readonly string[]) => void,
    { raw, onProgress }: { raw?: (entry: Entry) => void; onProgress?: Progress } = {},
  ): Promise<number> {
    let rows = 0;
    for (const name of this.files(set)) {
      if (name.endsWith(".csv")) {
        let header: string[] | null = null;
        const file = await readCsvRows(
          join(this.folder, name),
          { delimiter: ",", encoding: "utf-8" },
          (row, cells) => {
            if (header) {
              rows++;
              onRow(row, header, cells);
            } else header = cells.map((cell) => cell.trim());
          },
          onProgress,
        );
        this.used(name, file.checksum, file.modifiedAt);
        continue;
      }
      const entries = await this.json(name);
      const header = entries.length > 0 ? Object.keys(entries[0]) : [];
      for (const entry of entries) {
        rows++;
        if (raw) raw(entry);
        else
          onRow(
            rows,
            header,
            header.map((key) => asText(entry[key])),
          );
      }
      onProgress?.("read", rows, null);
    }
    return rows;
  }

  /** SHA-256 over the names and check sums of all files that were read. */
  checksum(): string {
    const hash = createHash("sha256");
    for (const [name, sum] of [...this.sums].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0${sum}\n`);
    return hash.digest("hex");
  }

  private async json(name: string): Promise<Entry[]> {
    const file = await readInput(join(this.folder, name));
    refuseHtml(file.bytes.subarray(0, 1024), name);
    const notJson = (cause?: unknown): Problem =>
      new Problem({
        kind: "not-json",
        message: `${name} is not an answer of StatLine: no JSON list was found in it.`,
        wayOut: "Save the answer of the address again, in full.",
        cause,
      });
    let content: unknown;
    try {
      content = JSON.parse(file.bytes.toString("utf8").replace(/^\uFEFF/, ""));
    } catch (cause) {
      throw notJson(cause);
    }
    const list = listAnswer.safeParse(content);
    if (!list.success) throw notJson(list.error);
    this.used(name, file.checksum, file.modifiedAt);
    return list.data;
  }

  private used(name: string, checksum: string, modifiedAt: Date): void {
    this.sums.set(name, checksum);
    if (modifiedAt > this.modifiedAt) this.modifiedAt = modifiedAt;
  }
}
