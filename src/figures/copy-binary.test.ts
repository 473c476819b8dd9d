import { expect, test } from "vitest";
import { copyChunks, type CopyCells, type Numbers } from "./copy-binary.ts";

const numbers: Numbers = {
  areas: Int32Array.of(70_000, -1),
  periods: Int32Array.of(300),
  indicators: Int32Array.of(2),
  groups: Int32Array.of(1),
  release: 9,
};
const cells: CopyCells = {
  length: 2,
  area: Int32Array.of(0, 1),
  period: Int16Array.of(0, 0),
  indicator: Int16Array.of(0, 0),
  group: Int16Array.of(0, 0),
  status: Uint8Array.of(0, 1),
  value: Float64Array.of(69.9, Number.NaN),
  lower: null,
  upper: null,
  numerator: null,
  denominator: Float64Array.of(Number.NaN, 0),
};

const bytes = (order: number[]) => Buffer.concat([...copyChunks(cells, Uint32Array.from(order), numbers, ["final", "unknown"])]);

// PostgreSQL documentation, COPY, "Binary Format": signature, flags, extension; per tuple a field count, per field a length; -1 at the end.
test("the stream is what PostgreSQL's documentation of COPY prescribes, byte for byte", () => {
  const int2 = (value: number) => `00000002${Buffer.from([value >> 8, value & 255]).toString("hex")}`;
  const int4 = (value: number) => {
    const buffer = Buffer.alloc(4);
    buffer.writeInt32BE(value);
    return `00000004${buffer.toString("hex")}`;
  };
  const none = "ffffffff";
  expect(bytes([0]).toString("hex")).toBe(
    [
      "5047434f50590aff0d0a00",
      "00000000",
      "00000000",
      "000b",
      int4(70_000),
      int2(300),
      int2(2),
      int2(1),
      int4(9),
      `00000005${Buffer.from("final").toString("hex")}`,
      // 69.9 as IEEE 754 binary64.
      "00000008405179999999999a",
      none,
      none,
      none,
      none,
      "ffff",
    ].join(""),
  );
});

test("rows come in the order that is asked for, and no number at all is not zero", () => {
  const [forth, back] = [bytes([0, 1]), bytes([1, 0])];
  expect(back.length).toBe(forth.length);
  expect(back.subarray(19 + 2 + 4, 19 + 2 + 4 + 4).readInt32BE()).toBe(-1);
  // The second cell: no value (length -1), and a denominator of 0 (eight bytes).
  expect(bytes([1]).toString("hex")).toContain("000000080000000000000000ffff");
});

test("no rows make an empty stream, with its head and end", () => {
  expect(bytes([]).length).toBe(19 + 2);
});
