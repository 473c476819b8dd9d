/**
 * A workbook of one sheet, as ECMA-376 (Office Open XML) has it at its least: text as inline strings, so that nothing in it is ever run
 * as a formula, and numbers as numbers. The same rows give the same bytes.
 */
import type { CsvValue } from "./csv.ts";
import type { Column } from "./print.ts";
import { element, escapeXml } from "./xml.ts";
import { zip } from "./zip.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
/** Places in `cellXfs` of the styles. */
const styles = { plain: 0, title: 1, asText: 2 } as const;
/** Excel calls a file with a longer text damaged. */
const longestText = 32_767;
const widest = 60;

/**
 * @param name of the sheet; signs that a sheet's name can't have are left out
 * @returns the file: a row of titles in bold that stays in sight, then a row each
 */
export function xlsx<Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]): Uint8Array {
  const cells = rows.map((row) => columns.map(({ of }) => of(row)));
  const widths = columns.map(({ title }, place) =>
    Math.min(widest, Math.max(...[title, ...cells.map((row) => row[place])].map(lengthOf)) + 2),
  );
  const cols = widths.map((width, place) =>
    element("col", { min: String(place + 1), max: String(place + 1), width: String(width), customWidth: "1" }),
  );
  const lines = [columns.map(({ title }) => title), ...cells].map((values, at) =>
    element("row", { r: String(at + 1) }, values.map((value, place) => cell(`${letters(place)}${at + 1}`, value, at === 0)).join("")),
  );
  const pane = element("pane", { ySplit: "1", topLeftCell: "A2", activePane: "bottomLeft", state: "frozen" });
  const sheet = element(
    "worksheet",
    { xmlns: main },
    element("sheetViews", {}, element("sheetView", { workbookViewId: "0" }, pane)) +
      (cols.length > 0 ? element("cols", {}, cols.join("")) : "") +
      element("sheetData", {}, lines.join("")),
  );
  const sheetName =
    name
      .replaceAll(/[[\]:*?/\\']/g, " ")
      .trim()
      .slice(0, 31) || "1";
  const workbook = element(
    "workbook",
    { xmlns: main, "xmlns:r": relation },
    element("sheets", {}, element("sheet", { name: sheetName, sheetId: "1", "r:id": "rId1" })),
  );
  const parts = { "xl/workbook.xml": "sheet.main", "xl/worksheets/sheet1.xml": "worksheet", "xl/styles.xml": "styles" };
  const types = Object.entries(parts).map(([part, kind]) =>
    element("Override", { PartName: `/${part}`, ContentType: `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml` }),
  );
  const rels = (targets: Readonly<Record<string, string>>) =>
    element(
      "Relationships",
      { xmlns: `${packaged}/relationships` },
      Object.entries(targets)
        .map(([kind, Target], at) => element("Relationship", { Id: `rId${at + 1}`, Type: `${relation}/${kind}`, Target }))
        .join(""),
    );
  const defaults = { rels: "application/vnd.openxmlformats-package.relationships+xml", xml: "application/xml" };
  const files = {
    "[Content_Types].xml": element(
      "Types",
      { xmlns: `${packaged}/content-types` },
      Object.entries(defaults)
        .map(([Extension, ContentType]) => element("Default", { Extension, ContentType }))
        .join("") + types.join(""),
    ),
    "_rels/.rels": rels({ officeDocument: "xl/workbook.xml" }),
    "xl/workbook.xml": workbook,
    "xl/_rels/workbook.xml.rels": rels({ worksheet: "worksheets/sheet1.xml", styles: "styles.xml" }),
    "xl/styles.xml": stylesheet,
    "xl/worksheets/sheet1.xml": sheet,
  };
  return zip(Object.entries(files).map(([file, content]) => ({ name: file, content: head + content })));
}

function cell(r: string, value: CsvValue, title: boolean): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return element("c", { r, t: "b" }, element("v", {}, value ? "1" : "0"));
  if (typeof value === "number" && Number.isFinite(value)) return element("c", { r }, element("v", {}, String(value)));
  const text = String(value).slice(0, longestText);
  // Text it is already; this keeps it text when somebody edits the cell.
  const style = title ? styles.title : /^[=+\-@]/.test(text) ? styles.asText : styles.plain;
  // `_x0041_` would be read as the letter A.
  const kept = escapeXml(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return element("c", { r, t: "inlineStr", s: String(style) }, element("is", {}, element("t", { "xml:space": "preserve" }, kept)));
}

/** Of the longest line; a number is about as wide as its digits. */
const lengthOf = (value: CsvValue): number =>
  Math.max(
    ...String(value ?? "")
      .split("\n")
      .map(({ length }) => length),
  );

/** 0 → A, 25 → Z, 26 → AA. */
function letters(place: number): string {
  return (place < 26 ? "" : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));
}

const font = (bold: boolean) => element("font", {}, `${bold ? "<b/>" : ""}<sz val="11"/><name val="Calibri"/>`);
const xf = (attributes: Readonly<Record<string, string>>) =>
  element("xf", { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0", ...attributes });
const stylesheet = element(
  "styleSheet",
  { xmlns: main },
  element("fonts", { count: "2" }, font(false) + font(true)) +
    element("fills", { count: "2" }, '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>') +
    element("borders", { count: "1" }, "<border><left/><right/><top/><bottom/><diagonal/></border>") +
    element("cellStyleXfs", { count: "1" }, xf({})) +
    element(
      "cellXfs",
      { count: "3" },
      xf({ xfId: "0" }) + xf({ xfId: "0", fontId: "1", applyFont: "1" }) + xf({ xfId: "0", quotePrefix: "1" }),
    ),
);
