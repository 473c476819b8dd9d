/** An invented effort over the districts of Utrecht, for the tests. */
import type { EffortRecord } from "./record.ts";

export const madeEffort: EffortRecord = {
  id: "maatjes",
  title: { nl: "Beweegmaatjes (verzonnen)", en: "Exercise buddies (invented)" },
  unit: "euro",
  period: "2021",
  source: { publisher: "Niemand", title: "Een verzonnen lijst & meer", licence: "CC0" },
  included: { nl: "Wat de maatjes kosten.", en: "What the buddies cost." },
  notIncluded: { nl: "De zaalhuur.", en: "The rent of halls." },
  cityWide: 20_000,
  need: "moeite-met-rondkomen",
  amounts: [
    ...[90, 120, 260, 60, 90, 40, 80].map((thousands, at) => ({ area: `WK03440${at + 1}`, amount: thousands * 1_000, absence: null })),
    { area: "WK034408", amount: null, absence: "suppressed" as const },
    { area: "WK034409", amount: 55_000, absence: null },
  ],
};
