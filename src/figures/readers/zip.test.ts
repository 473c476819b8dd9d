import { describe, expect, test } from "vitest";
import { Problem } from "../../kernel/problem.ts";
import { makeZip } from "./made-files.ts";
import { openZip } from "./zip.ts";

const kindOf = (run: () => unknown): string => {
  try {
    run();
    return "nothing wrong";
  } catch (error) {
    return error instanceof Problem ? error.kind : String(error);
  }
};

const sound = makeZip([{ name: "a.txt", content: "gelijke kansen ".repeat(1000) }]);

describe("a zip", () => {
  test("gives back what went in", () => expect(openZip(sound, "a.zip").read("a.txt")?.toString()).toBe("gelijke kansen ".repeat(1000)));
  test("has nothing under another name", () => expect(openZip(sound, "a.zip").read("b.txt")).toBeNull());
});

describe("what is refused", () => {
  test("a bomb, by the ratio in its directory (64 MiB of zeros)", () => {
    const bomb = makeZip([{ name: "xl/workbook.xml", content: Buffer.alloc(64 * 1024 * 1024) }]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(kindOf(() => openZip(bomb, "bomb.xlsx").read("xl/workbook.xml"))).toBe("zip-bomb");
  });
  test("a bomb whose directory lies: unpacking stops at the declared size", () => {
    const bomb = makeZip([{ name: "a", content: Buffer.alloc(16 * 1024 * 1024), declaredSize: 1000 }]);
    expect(kindOf(() => openZip(bomb, "bomb.xlsx").read("a"))).toBe("zip-bomb");
  });
  test("a declared size beyond the limit", () => {
    const bomb = makeZip([{ name: "a", content: "x", declaredSize: 0xfffffff0 }]);
    expect(kindOf(() => openZip(bomb, "bomb.xlsx").read("a"))).toBe("zip-bomb");
  });
  test("several files that are too much together", () => {
    const many = makeZip(["a", "b", "c"].map((name) => ({ name, content: "x".repeat(1_000_000), declaredSize: 100 * 1024 * 1024 })));
    const zip = openZip(many, "many.xlsx");
    expect(["a", "b", "c"].map((name) => kindOf(() => zip.read(name)))).toContain("zip-bomb");
  });
  test.each([0.2, 0.5, 0.9, 0.99])("a file cut off at %d of its length", (share) => {
    expect(kindOf(() => openZip(sound.subarray(0, Math.floor(sound.length * share)), "a.zip").read("a.txt"))).toBe("zip-cut-off");
  });
  test("a flipped bit", () => {
    const bent = Buffer.from(sound);
    bent[40] ^= 1;
    expect(kindOf(() => openZip(bent, "a.zip").read("a.txt"))).toBe("zip-cut-off");
  });
  test("no zip at all", () => expect(kindOf(() => openZip(Buffer.from("ID;Leeftijd\n".repeat(20)), "a.xlsx"))).toBe("not-a-zip"));
  test("an old .xls", () =>
    expect(() => openZip(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "a.xlsx")).toThrow(/old \.xls/));
  test("an empty file", () => expect(kindOf(() => openZip(Buffer.alloc(0), "a.xlsx"))).toBe("not-a-zip"));
});
