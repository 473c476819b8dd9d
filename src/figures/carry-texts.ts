/** What a page says beside figures of another division. */
import { formatNumber, type Language, type Texts } from "../kernel/language.ts";
import type { CarryReason, CarryRefusal } from "./carry.ts";
import type { Observation } from "./contract.ts";
import type { IndicatorRow } from "./queries.ts";

const because: Texts<Record<CarryReason, (from: number, to: number) => string>> = {
  nl: {
    noCrosswalk: (_, to) => `Voor ${to} is er geen omrekentabel.`,
    notInCrosswalk: (from, to) => `De omrekentabel van ${from} naar ${to} noemt dit gebied niet.`,
    incomplete: (from, to) => `De omrekentabel van ${from} naar ${to} is niet compleet.`,
    noValue: (from) => `Een deel van dit gebied had in de indeling ${from} geen cijfer.`,
    noPeople: (from) =>
      `Van een deel van dit gebied is niet bekend hoeveel mensen er wonen in de indeling ${from}. Dan kunnen we niet omrekenen.`,
    measure: (_, to) => `Dit soort cijfers kun je niet omrekenen naar ${to}.`,
  },
  en: {
    noCrosswalk: (_, to) => `There is no conversion table for ${to}.`,
    notInCrosswalk: (from, to) => `The conversion table from ${from} to ${to} does not name this area.`,
    incomplete: (from, to) => `The conversion table from ${from} to ${to} is not complete.`,
    noValue: (from) => `A part of this area had no figure in the ${from} division.`,
    noPeople: (from) =>
      `For a part of this area it is not known how many people live there in the ${from} division. Then we can't convert.`,
    measure: (_, to) => `Figures of this kind can't be converted to ${to}.`,
  },
};

/** "Deze cijfers zijn van de indeling 2020. Voor 2024 is er geen omrekentabel." */
export function carryRefusalWords(
  { reason, fromDivision, toDivision }: Pick<CarryRefusal, "reason" | "fromDivision" | "toDivision">,
  language: Language,
): string {
  const start =
    language === "nl" ? `Deze cijfers zijn van de indeling ${fromDivision}.` : `These figures are of the ${fromDivision} division.`;
  return `${start} ${because[language][reason](fromDivision, toDivision)}`;
}

/** How a carried figure was made and how far it may be off; empty for a figure that was not carried. */
export function carriedWords(
  { derived }: Observation,
  { unit, decimals }: Pick<IndicatorRow, "unit" | "decimals">,
  language: Language,
): string {
  if (derived?.formula !== "carried" || !derived.crosswalk) return "";
  const { fromDivision, toDivision, sources } = derived.crosswalk;
  const size =
    derived.error == null
      ? null
      : `${formatNumber(derived.error, language, Math.max(1, decimals))}${unit === "" || unit === "aantal" ? "" : ` ${unit}`}`;
  if (language === "nl") {
    const off =
      size === null ? "Hoe ver dit ernaast kan zitten, is niet bekend." : `Door het omrekenen kan dit hoogstens ${size} ernaast zitten.`;
    return `Omgerekend van de indeling ${fromDivision} naar ${toDivision} (omrekentabel: ${sources.join("; ")}). ${off}`;
  }
  const off = size === null ? "How far this may be off is not known." : `By the conversion this may be off by at most ${size}.`;
  return `Converted from the ${fromDivision} to the ${toDivision} division (conversion table: ${sources.join("; ")}). ${off}`;
}
