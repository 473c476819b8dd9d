import { attribute, xmlText } from "./xml.ts";

const slash = 47;
const bang = 33;
const letter = { c: 99, f: 102, i: 105, o: 111, r: 114, s: 115, t: 116, v: 118 } as const;
/** Excel's own limits. */
const mostColumns = 16_384;
const mostRows = 1_048_576;

/** The unique strings of a workbook (`xl/sharedStrings.xml`), rich text joined, phonetic hints left out. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const items = /<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
  for (let item = items.exec(xml); item; item = items.exec(xml)) strings.push(textOf(item[1] ?? ""));
  return strings;
}

function textOf(xml: string): string {
  const simple = /^<t(?: xml:space="preserve")?>([^<]*)<\/t>$/.exec(xml);
  if (simple) return xmlText(simple[1]);
  const spoken = xml.includes("rPh") ? xml.replace(/<(?:\w+:)?rPh[\s\S]*?<\/(?:\w+:)?rPh>/g, "") : xml;
  return Array.from(spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g), (part) => xmlText(part[1])).join("");
}

/** Told per row: the row as a spreadsheet numbers it, and its cells as text ("" for a blank). The array is used again: copy what stays. */
export type OnRow = (row: number, cells: readonly string[]) => boolean;

/**
 * Walks through a worksheet's XML (ECMA-376 part 1, 18.3.1) and tells each row. Numbers are told as they are written in the file,
 * a formula by its last result, a boolean as TRUE or FALSE, so that nothing passes for a number that isn't one.
 * @returns false when the sheet ends before its end; true when all was read, or when `onRow` answered false
 */
export function readSheet(xml: string, strings: readonly string[], onRow: OnRow): boolean {
  const opening = /<(\w+:)?sheetData\s*(\/?)>/.exec(xml);
  if (!opening) return false;
  if (opening[2]) return true;
  const lead = opening[1]?.length ?? 0;
  const cells: string[] = [];
  let at = opening.index + opening[0].length;
  let row = 0;
  let column = -1;
  let type = "";
  let filled = false;

  for (;;) {
    const lt = xml.indexOf("<", at);
    if (lt < 0) return false;
    const closing = xml.charCodeAt(lt + 1) === slash;
    const name = lt + 1 + lead + (closing ? 1 : 0);
    const first = xml.charCodeAt(name);
    const gt = xml.charCodeAt(lt + 1) === bang && xml.startsWith("<!--", lt) ? xml.indexOf("-->", lt) + 2 : xml.indexOf(">", lt);
    if (gt < lt) return false;
    at = gt + 1;
    const open = !closing && xml.charCodeAt(gt - 1) !== slash;

    if (first === letter.c && !closing) {
      const tag = xml.slice(name + 1, gt);
      const ref = attribute(tag, "r");
      column = ref === null ? column + 1 : columnOf(ref);
      if (column >= mostColumns) return false;
      type = attribute(tag, "t") ?? "";
    } else if (first === letter.v && open) {
      const end = xml.indexOf("<", at);
      if (end < 0) return false;
      const raw = xml.slice(at, end);
      put(
        type === "s"
          ? (strings[Number(raw)] ?? "")
          : type === "b"
            ? raw === "1"
              ? "TRUE"
              : "FALSE"
            : type === "" || type === "n"
              ? raw
              : xmlText(raw),
      );
      at = end;
    } else if (first === letter.i && xml.charCodeAt(name + 1) === letter.s && open) {
      const end = xml.indexOf(`</${opening[1] ?? ""}is>`, at);
      if (end < 0) return false;
      put(textOf(xml.slice(at, end)));
      at = end;
    } else if (first === letter.r && xml.charCodeAt(name + 1) === letter.o) {
      if (!closing) {
        const ref = attribute(xml.slice(name, gt), "r");
        row = ref === null ? row + 1 : Number(ref);
        if (!(row <= mostRows)) return false;
        column = -1;
        if (filled) cells.fill("");
        filled = false;
      } else if (filled && !onRow(row, cells)) return true;
    } else if (closing && first === letter.s) return true;
  }

  function put(text: string): void {
    while (cells.length <= column) cells.push("");
    cells[column] = text;
    filled = true;
  }
}

/** Position of a cell's column: `A1` → 0, `AQ17342` → 42. */
function columnOf(ref: string): number {
  let n = 0;
  for (let i = 0; i < ref.length; i++) {
    const code = ref.charCodeAt(i);
    if (code < 65) break;
    n = n * 26 + (code & 31);
    if (n > mostColumns) break;
  }
  return n - 1;
}
