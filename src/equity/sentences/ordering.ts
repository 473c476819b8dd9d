/** The two ends of an ordering in ordinary words: "waar mensen het vaakst moeite hebben met rondkomen". */
import type { Area } from "../../areas/index.ts";
import type { IndicatorRow } from "../../figures/index.ts";
import type { Language } from "../../kernel/language.ts";
import { directionOf, type Ordering } from "../gap/ordering.ts";
import { phraseOf, titleOf, verbLast } from "./phrase.ts";

export type OrderingWords = {
  /** Where the least advantaged are: "waar mensen het vaakst moeite hebben met rondkomen". */
  least: string;
  /** The other end, in full too: after "hebben ongeveer 8 van de 100 ondergewicht" a short "waar ze dat het minst hebben" would mean the underweight. */
  most: string;
  /** What it is called: "moeite met rondkomen". */
  name: string;
};

export function orderingWords(ordering: Ordering, within: Pick<Area, "name">, language: Language): OrderingWords {
  const nl = language === "nl";
  if (ordering.kind === "areas") {
    const { name } = ordering.set;
    const rest = nl ? `in de rest van ${within.name}` : `in the rest of ${within.name}`;
    return { least: `in ${name}`, most: rest, name: nl ? `${name} en de rest` : `${name} and the rest` };
  }
  const [first] = ordering.indicators;
  if (ordering.indicators.length === 1 && first) return ofIndicator(first, language);
  const titles = joined(
    ordering.indicators.map((each) => quoted(each, language)),
    language,
  );
  return nl
    ? {
        least: `waar ${titles} samen het minst gunstig zijn`,
        most: `waar ${titles} samen het gunstigst zijn`,
        name: `${titles} samen`,
      }
    : {
        least: `where ${titles} together are least favourable`,
        most: `where ${titles} together are most favourable`,
        name: `${titles} together`,
      };
}

function ofIndicator(indicator: IndicatorRow, language: Language): OrderingWords {
  const name = lowered(titleOf(indicator, language));
  const isShare = indicator.measure === "proportion";
  const phrase = isShare ? phraseOf(indicator, language) : null;
  const moreIsLeast = directionOf(indicator) === -1;
  if (language === "nl") {
    const clause = phrase && verbLast(phrase);
    // "Waar de meeste mensen …" can be read as more than half of them.
    const [least, most] = moreIsLeast ? ["het vaakst", "het minst vaak"] : ["het minst vaak", "het vaakst"];
    if (clause) return { least: `waar mensen ${least} ${clause}`, most: `waar mensen ${most} ${clause}`, name };
    const [low, high] = moreIsLeast ? ["het hoogst", "het laagst"] : ["het laagst", "het hoogst"];
    const title = quoted(indicator, language);
    return { least: `waar ${title} ${low} is`, most: `waar ${title} ${high} is`, name };
  }
  const [least, most] = moreIsLeast ? ["largest", "smallest"] : ["smallest", "largest"];
  if (phrase) return { least: `where the ${least} share of people ${phrase}`, most: `where the ${most} share of people ${phrase}`, name };
  const [low, high] = moreIsLeast ? ["highest", "lowest"] : ["lowest", "highest"];
  const title = quoted(indicator, language);
  return { least: `where ${title} is ${low}`, most: `where ${title} is ${high}`, name };
}

export const quoted = (indicator: IndicatorRow, language: Language): string => `“${titleOf(indicator, language)}”`;

/** A name within a sentence starts small, unless it is an abbreviation. */
export const lowered = (title: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

function joined(parts: readonly string[], language: Language): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${language === "nl" ? "en" : "and"} ${last}`;
}
