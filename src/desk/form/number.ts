/** Numbers and dates as people in the Netherlands write them. What can't be read stays the text that was typed. */

/** A number for a field: "1234,5", no points, as exact as it is. */
export function writeNumber(value: number): string {
  const [, minus, whole, decimals = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (whole === undefined) return String(value);
  const shift = Number(exponent);
  // The decimal sign moves; zeros fill what is passed.
  const digits = shift < 0 ? (whole + decimals).padStart(decimals.length + 1 - shift, "0") : (whole + decimals).padEnd(1 + shift, "0");
  const places = Math.max(0, decimals.length - shift);
  return `${minus}${digits.slice(0, digits.length - places)}${places > 0 ? `,${digits.slice(-places)}` : ""}`;
}

/**
 * "1.234,5", "1234,5", "-3" → the number; any other text → that text. A text with more digits than a computer's number holds stays a text,
 * because nothing typed may change unseen.
 */
export function readNumber(typed: string): number | string {
  const sign = typed.replace(/^[−–]/, "-");
  if (!/^-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/.test(sign)) return typed;
  const plain = sign.replaceAll(".", "");
  const value = Number(plain.replace(",", "."));
  if (!Number.isFinite(value) || bare(writeNumber(value)) !== bare(plain)) return typed;
  return value === 0 ? 0 : value;
}

/** Without zeros that say nothing: "007,50" → "7,5". */
function bare(plain: string): string {
  const [, minus, whole, decimals = ""] = /^(-?)0*(\d+?)(?:,(\d*?)0*)?$/.exec(plain) ?? [];
  const digits = decimals === "" ? whole : `${whole},${decimals}`;
  return digits === "0" ? digits : `${minus}${digits}`;
}

/** 2026-12-31 → "31-12-2026"; any other text as it is. */
export const writeDate = (date: string): string => (isDate(date) ? date.split("-").toReversed().join("-") : date);

/** "31-12-2026", "1/2/2026" or "2026-12-31" → 2026-12-31; any other text → that text. */
export function readDate(typed: string): string {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed) ?? [];
  const date = day === undefined ? typed : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(date) ? date : typed;
}

/** Whether this is a day that there is, written 2026-12-31. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
