import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zip } from "../../kernel/zip.ts";
import { checkFigures, checkMappingFile, cleanName } from "./uploads.ts";

const sent = (fileName: string, content: string | Uint8Array) => ({ fileName, bytes: Buffer.from(content) });

describe("a file's name", () => {
  test.each([
    ["2020_18+.xlsx", "2020_18+.xlsx"],
    ["../../etc/passwd.csv", "-..-etc-passwd.csv"],
    ["C:\\Users\\noor\\cijfers.csv", "C--Users-noor-cijfers.csv"],
    [".csv", "bestand.csv"],
    ["", "bestand"],
    ["cijfers\u202Evsc.xlsx", "cijfers-vsc.xlsx"],
  ])("%j becomes %j", (given, name) => expect(cleanName(given)).toBe(name));

  test("is one name in a folder, whatever was sent (property)", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 400 }), (codes) => {
        const given = String.fromCodePoint(...codes);
        const name = cleanName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}]/u);
        expect(name.startsWith(".")).toBe(false);
        expect(Buffer.byteLength(name)).toBeLessThan(200);
        expect(name.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("what is sent", () => {
  test("is known by its ending and its first bytes", () => {
    expect(checkFigures(sent("a.csv", "x\n1\n"))).toBe("csv");
    expect(checkFigures(sent("A.XLSX", zip([{ name: "x", content: "y" }])))).toBe("xlsx");
    expect(() => checkMappingFile(sent("m.yml", "id: X"))).not.toThrow();
  });

  test.each<[string, string, string | Uint8Array, string]>([
    ["another ending", "a.pdf", "%PDF", "file-kind"],
    ["no ending", "csv", "x", "file-kind"],
    ["nothing in it", "a.csv", "", "file-empty"],
    ["a web page", "a.csv", "<!doctype html>", "html-instead"],
    ["a workbook under the name of a text", "a.csv", zip([{ name: "x", content: "y" }]), "not-csv"],
    ["zeros in a text", "a.csv", "a\0b", "not-csv"],
    ["a text under the name of a workbook", "a.xlsx", "gebied,jaar", "not-a-zip"],
    ["half a workbook", "a.xlsx", zip([{ name: "x", content: "y" }]).subarray(0, 60), "zip-cut-off"],
  ])("is refused: %s", (_name, fileName, content, kind) => {
    expect(() => checkFigures(sent(fileName, content))).toThrow(expect.objectContaining({ kind }));
  });

  test.each([
    ["m.csv", "id: X", "mapping-kind"],
    ["m.yaml", "", "file-empty"],
    ["m.yaml", "x".repeat(300_000), "file-too-large"],
  ])("is no mapping: %s", (fileName, content, kind) => {
    expect(() => checkMappingFile(sent(fileName, content))).toThrow(expect.objectContaining({ kind }));
  });
});
