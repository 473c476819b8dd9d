/** What care use says, in a sentence and in columns. */
import { formatNumber, type Language, type Texts } from "../../kernel/language.ts";
import type { Column } from "../../kernel/print.ts";
import type { CareUse } from "./care-use.ts";

export const careUseColumns: Column<CareUse>[] = [
  { title: "group", of: (row) => row.group },
  { title: "people", of: (row) => row.people, numeric: true },
  { title: "observed", of: (row) => row.observed, numeric: true },
  { title: "expected", of: (row) => row.expected && Math.round(row.expected * 10) / 10, numeric: true },
  { title: "ratio", of: (row) => rounded(row.ratio), numeric: true },
  { title: "lower", of: (row) => rounded(row.lower), numeric: true },
  { title: "upper", of: (row) => rounded(row.upper), numeric: true },
  { title: "verdict", of: (row) => row.verdict },
  { title: "because", of: (row) => row.because },
];

/** "Groep A: meer gebruik dan verwacht: 130 tegen ongeveer 100 als ieder van die leeftijd en dat geslacht evenveel gebruikte." */
export function careUseSentence(row: CareUse, language: Language): string {
  const nl = language === "nl";
  if (row.verdict === "notComputable" || row.observed === null || row.expected === null) {
    const why = reasons[language][row.because ?? "unknown"];
    return nl ? `${row.group}: niet te berekenen, want ${why}.` : `${row.group}: not computable, because ${why}.`;
  }
  const verdict = words[language][row.verdict];
  const [observed, expected] = [formatNumber(row.observed, language), formatNumber(row.expected, language)];
  return nl
    ? `${row.group}: ${verdict}: ${observed} keer, tegen ongeveer ${expected} als mensen van deze leeftijd en dit geslacht hier evenveel gebruikten als elders.`
    : `${row.group}: ${verdict}: ${observed} times, against about ${expected} if people of these ages and sexes used as much here as elsewhere.`;
}

const reasons: Texts<Record<NonNullable<CareUse["because"]>, string>> = {
  nl: {
    unknown: "een of meer van de aantallen zijn onbekend",
    nobody: "deze groep telt niemand",
    noReference: "in de vergelijking is niemand van een van deze leeftijden en geslachten",
    noneExpected: "bij deze leeftijden gebruikt niemand deze zorg",
  },
  en: {
    unknown: "one or more of the numbers are unknown",
    nobody: "this group has nobody in it",
    noReference: "the comparison has nobody of one of these ages and sexes",
    noneExpected: "nobody of these ages uses this care",
  },
};

const words = {
  nl: { more: "meer dan verwacht", less: "minder dan verwacht", notDemonstrable: "niet aantoonbaar anders dan verwacht" },
  en: { more: "more than expected", less: "less than expected", notDemonstrable: "not demonstrably different from expected" },
};

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000);
