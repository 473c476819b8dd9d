/** Levels of area, from large to small; a set is made by users. */
export const levels = ["country", "ggdRegion", "municipality", "district", "neighbourhood", "set"] as const;
export type Level = (typeof levels)[number];

const prefixes: Readonly<Record<string, Level>> = {
  NL: "country",
  GG: "ggdRegion",
  GM: "municipality",
  WK: "district",
  BU: "neighbourhood",
};

/** The level that a code of the statistics office speaks of (`WK034403` → district); null for any other code. */
export function levelOfCode(code: string): Level | null {
  return /^(NL\d{2}|GG\d{4}|GM\d{4}|WK\d{6}|BU\d{8})$/.test(code) ? prefixes[code.slice(0, 2)] : null;
}

/** The code of the area that holds this one by the office's numbering (`BU03440311` → `WK034403` → `GM0344`); null above that. */
export function parentCode(code: string): string | null {
  if (/^BU\d{8}$/.test(code)) return `WK${code.slice(2, 8)}`;
  if (/^WK\d{6}$/.test(code)) return `GM${code.slice(2, 6)}`;
  return null;
}
