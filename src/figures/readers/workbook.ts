import { Problem } from "../../kernel/problem.ts";
import { readSharedStrings, readSheet } from "./sheet.ts";
import type { OnRow } from "./sheet.ts";
import { attribute, xmlText } from "./xml.ts";
import { openZip } from "./zip.ts";

export type Workbook = { sheets: string[]; read: (sheet: string, onRow: OnRow) => void };

/**
 * An XLSX workbook (ECMA-376). Sheets are read on request; strings are unpacked once.
 * @throws Problem `not-a-zip`, `zip-cut-off`, `zip-bomb`, `zip-unreadable`, `workbook-unreadable`
 */
export function openWorkbook(bytes: Buffer, fileName: string): Workbook {
  const zip = openZip(bytes, fileName);
  const unreadable = (why: string): Problem =>
    new Problem({
      kind: "workbook-unreadable",
      message: `${fileName} is a zip, but not a workbook that can be read: ${why}.`,
      wayOut: "Open it in a spreadsheet program and save it again as .xlsx.",
    });
  const xml = (name: string): string | null => {
    const text = zip.read(name)?.toString("utf8") ?? null;
    if (text && (text.charCodeAt(0) === 0xfffd || /<!(DOCTYPE|ENTITY)/i.test(text.slice(0, 1024))))
      throw unreadable(`${name} is not plain UTF-8 XML`);
    return text;
  };

  const book = xml("xl/workbook.xml");
  const links = xml("xl/_rels/workbook.xml.rels");
  if (!book || !links) throw unreadable("it has no workbook inside");
  const targets = new Map(
    Array.from(links.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g), ([tag]) => [attribute(tag, "Id"), attribute(tag, "Target")]),
  );
  const paths = new Map<string, string>();
  for (const [tag] of book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const target = targets.get(/\s\w+:id=["']([^"']*)/.exec(tag)?.[1] ?? "");
    if (target) paths.set(xmlText(attribute(tag, "name") ?? ""), target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  }
  if (paths.size === 0) throw unreadable("it has no sheets");

  let strings: string[] | null = null;
  return {
    sheets: [...paths.keys()],
    read(sheet, onRow) {
      const text = xml(paths.get(sheet) ?? "");
      if (text === null) throw unreadable(`sheet ${sheet} is missing`);
      strings ??= readSharedStrings(xml("xl/sharedStrings.xml") ?? "");
      if (!readSheet(text, strings, onRow)) throw unreadable(`sheet ${sheet} ends too early or is no table`);
    },
  };
}
