import { statuses } from "../delivery.ts";
import type { Status } from "../delivery.ts";
import { shown } from "./faults.ts";

/** What a sign in place of a number means. `zero` is "nil": a value of 0. */
export type SignMeaning = Status | "zero";
export type Signs = Readonly<Record<string, SignMeaning>>;

/**
 * The signs of CBS: `.` the figure is unknown, insufficiently reliable or secret; `x` secret; `-` nil. A blank (a figure can't
 * occur on logical grounds) is told apart by the reader. Source: CBS, Verklaring van tekens.
 */
export const officeSigns: Signs = { ".": "unknown", x: "suppressed", X: "suppressed", "-": "zero" };

/** A parsed cell: `state` is 0 for a blank, else a position in `statuses` plus one. A fault has `found` and `mend`. */
export type Parsed = { value: number; state: number; fault: { found: string; mend: string } | null };

export const stateOf = (status: Status): number => statuses.indexOf(status) + 1;
export const statusAt = (state: number): number => state - 1;

const blank: Parsed = { value: Number.NaN, state: 0, fault: null };
const mostRemembered = 100_000;

/**
 * A reader of numbers as text; padding spaces are cut. It remembers what it parsed, since a table holds few different numbers.
 * `12.3*` is provisional and `12.3**` revised provisional (status `revised`), as CBS marks them.
 */
export function numberReader(decimal: "." | ",", signs: Signs): (text: string) => Parsed {
  const remembered = new Map<string, Parsed>();
  return (text) => {
    const known = remembered.get(text);
    if (known) return known;
    const parsed = parse(text.trim(), decimal, signs);
    if (remembered.size < mostRemembered) remembered.set(text, parsed);
    return parsed;
  };
}

function parse(text: string, decimal: "." | ",", signs: Signs): Parsed {
  if (text === "") return blank;
  const sign = Object.hasOwn(signs, text) ? signs[text] : undefined;
  if (sign === "zero") return { value: 0, state: stateOf("final"), fault: null };
  if (sign) return { value: Number.NaN, state: stateOf(sign), fault: null };
  const stars = text.endsWith("**") ? 2 : text.endsWith("*") ? 1 : 0;
  const bare = stars ? text.slice(0, -stars).trim() : text;
  const pointed = decimal === "," ? bare.replace(",", ".") : bare;
  if ((decimal === "," && bare.includes(".")) || !/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(pointed))
    return fault(text, mendOf(bare, decimal));
  const value = Number(pointed);
  if (!Number.isFinite(value)) return fault(text, "give a number that fits; this one is not finite");
  return { value, state: stateOf(stars === 0 ? "final" : stars === 1 ? "provisional" : "revised"), fault: null };
}

function fault(text: string, mend: string): Parsed {
  return { value: Number.NaN, state: 0, fault: { found: `${shown(text)} is not a number`, mend } };
}

function mendOf(text: string, decimal: "." | ","): string {
  if (text.startsWith("=")) return "give the formula's result; formulas are never worked out here";
  if (decimal === "." && /^[+-]?\d+,\d+$/.test(text)) return 'write a decimal point, or declare decimal: "," in the mapping';
  if (decimal === "," && /^[+-]?\d+\.\d+$/.test(text)) return 'write a decimal comma, or declare decimal: "." in the mapping';
  if (/^[+-]?\d{1,3}([., ]\d{3})+/.test(text)) return "leave out the thousands separators";
  if (/^(nan|inf|infinity|n\/?a|null|#.*)$/i.test(text))
    return "leave the cell blank, or use a sign with a reason (. unknown, x suppressed)";
  return "give a number, leave the cell blank, or use a sign with a reason (. unknown, x suppressed)";
}
