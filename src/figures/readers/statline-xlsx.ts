import { Problem } from "../../kernel/problem.ts";
import type { Fault } from "../../kernel/problem.ts";
import type { Delivery, Progress } from "../delivery.ts";
import { delivered } from "./delivered.ts";
import { Faults, shown } from "./faults.ts";
import { readInput, refuseHtml } from "./input.ts";
import { descriptionOf } from "./source-description.ts";
import type { SourceDescription } from "./source-description.ts";
import { listedIndicator } from "./topic.ts";
import { WideTable } from "./wide-table.ts";
import { openWorkbook } from "./workbook.ts";

export type XlsxOptions = {
  descriptions: readonly SourceDescription[];
  /** Take it for this table, whatever its headers say. */
  table?: string;
  /** Take this sheet; otherwise the first that fits a description. */
  sheet?: string;
  /** When the publisher's file was fetched; the file's own date where nobody says. */
  retrievedAt?: Date;
  onProgress?: Progress;
};

/**
 * Reads the XLSX that StatLine hands out: one row per area × period × group, one column per topic, keys as headers.
 * @throws Problem `unknown-table` (with the columns that are missing), `input-faults`, and those of `openWorkbook` and `readInput`
 */
export async function readStatlineXlsx(path: string, options: XlsxOptions): Promise<Delivery> {
  const file = await readInput(path);
  refuseHtml(file.bytes, file.fileName);
  options.onProgress?.("unpack", 0, null);
  const book = openWorkbook(file.bytes, file.fileName);
  if (options.sheet && !book.sheets.includes(options.sheet)) {
    throw new Problem({
      kind: "no-such-sheet",
      message: `${file.fileName} has no sheet ${shown(options.sheet)}.`,
      wayOut: `It has ${book.sheets.join(", ")}.`,
    });
  }
  const candidates = options.table ? [descriptionOf(options.table, options.descriptions)] : options.descriptions;
  const heads: { sheet: string; header: string[] }[] = [];

  for (const sheet of options.sheet ? [options.sheet] : book.sheets) {
    const faults = new Faults(file.fileName);
    let table: { wide: WideTable; description: SourceDescription } | null = null;
    book.read(sheet, (row, cells) => {
      if (!table) {
        const header = cells.map((cell) => cell.trim());
        const description = candidates.find((one) => misfits(one, header).length === 0);
        if (!description) {
          heads.push({ sheet, header });
          return false;
        }
        table = { description, wide: wideOf(description, header, faults) };
      } else {
        table.wide.add(row, cells);
        if (row % 2000 === 0) options.onProgress?.("read", row, null);
      }
      return true;
    });
    if (table) return finish(table, faults);
  }
  throw unknownTable(file.fileName, candidates, heads);

  function finish({ wide, description }: { wide: WideTable; description: SourceDescription }, faults: Faults): Delivery {
    faults.stop();
    const indicators = indicatorsOf(description);
    return delivered({
      source: description,
      dimensions: wide.dimensions,
      indicators,
      ...wide.finish(),
      file,
      retrievedAt: options.retrievedAt ?? file.modifiedAt,
    });
  }
}

const indicatorsOf = (description: SourceDescription) =>
  Object.entries(description.indicators).map(([key, own], i) => listedIndicator(key, own, null, description, key, i));

function wideOf(description: SourceDescription, header: string[], faults: Faults): WideTable {
  const columns = indicatorsOf(description).map((indicator) => ({
    at: header.indexOf(indicator.sourceKey),
    indicator,
    blank: description.blank,
  }));
  return new WideTable({ description, header, columns, names: null, periodStatus: new Map() }, faults);
}

/** Why a header doesn't fit a description; none when it does. */
function misfits(description: SourceDescription, header: readonly string[]): Fault[] {
  const { area, period, group, limits } = description.dimensions;
  const keys = [area.column, "column" in period ? period.column : null, "column" in group ? group.column : null, limits?.column];
  const wanted = [...keys, description.areaName?.column, ...Object.keys(description.indicators)].filter(
    (column) => column !== null && column !== undefined,
  );
  const known = new Set([...wanted, ...description.ignored]);
  return [
    ...wanted
      .filter((column) => !header.includes(column))
      .map((column) => ({ row: 1, column, found: "this column is missing", mend: "download the table with all of its topics" })),
    ...header
      .filter((column) => column !== "" && !known.has(column))
      .map((column) => ({
        row: 1,
        column,
        found: "this column is not described",
        mend: `describe it in ${description.id}.yaml, under indicators or ignored`,
      })),
    ...header
      .filter((column, i) => column !== "" && header.indexOf(column) !== i)
      .map((column) => ({ row: 1, column, found: "this column is there twice", mend: "keep one" })),
  ];
}

function unknownTable(
  fileName: string,
  candidates: readonly SourceDescription[],
  heads: readonly { sheet: string; header: string[] }[],
): Problem {
  const tries = heads.flatMap(({ sheet, header }) => candidates.map((one) => ({ sheet, one, faults: misfits(one, header) })));
  const nearest = tries.sort((a, b) => a.faults.length - b.faults.length)[0];
  const sheets = heads.map(({ sheet }) => sheet).join(", ");
  return new Problem({
    kind: "unknown-table",
    message: nearest
      ? `${fileName} fits no described table; sheet ${nearest.sheet} comes nearest to ${nearest.one.id}, but ${nearest.faults.length} of its columns don't fit.`
      : `${fileName} fits no described table: ${sheets ? `sheet ${sheets} has no fitting header` : "it has no rows"}.`,
    wayOut: "Choose the sheet whose first row holds StatLine's column keys, or describe the table in packs/<city>/sources.",
    faults: nearest?.faults.slice(0, 100),
  });
}
