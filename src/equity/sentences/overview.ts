/** The overview in one sentence. */
import type { Language } from "../../kernel/language.ts";
import { orderingWords, quoted } from "./ordering.ts";
import { capital } from "./phrase.ts";
import { areaWords } from "./words.ts";
import type { Overview } from "../view.ts";

/**
 * "Waar mensen het vaakst moeite hebben met rondkomen, is het bij 24 van de 28 onderwerpen aantoonbaar minder gunstig. Het verst uiteen loopt …":
 * what has limits clear of 0 is counted, and its largest gap named; "lijkt" where its place overlaps with the next.
 */
export function overviewSentence({ rows, ordering, within, level }: Overview, language: Language): string {
  const words = orderingWords(ordering, within, language);
  const nl = language === "nl";
  const directed = rows.filter(({ againstLeast }) => againstLeast !== null);
  if (directed.length === 0)
    return nl
      ? `Over de ${areaWords.nl.many[level]} van ${within.name} is er niets om te vergelijken.`
      : `There is nothing to compare for the ${areaWords.en.many[level]} of ${within.name}.`;
  const clear = directed.filter(
    ({ gap, againstLeast }) => againstLeast && gap.lower !== null && gap.upper !== null && (gap.lower > 0 || gap.upper < 0),
  );
  const known = directed.some(({ gap }) => gap.lower !== null);
  const pause = words.least.startsWith("in ") ? "" : ",";
  const first = firstPart();
  const largest = clear[0];
  if (!largest) return `${capital(first)}.`;
  const next = clear[1]?.places;
  const apart = !largest.places || !next || largest.places.last < next.first;
  const size = Math.round(Math.abs(largest.gap.value));
  const subject = quoted(largest.indicator, language);
  const second = nl
    ? `Daarvan ${apart ? "is" : "lijkt"} het verschil het grootst bij ${subject}: ongeveer ${size} van de 100`
    : `Of these the difference ${apart ? "is" : "seems"} largest for ${subject}: about ${size} out of 100`;
  return `${capital(first)}. ${second}.`;

  function firstPart(): string {
    const { length } = directed;
    if (!known)
      return nl
        ? `${words.least}${pause} is bij geen van de ${length} onderwerpen bekend hoe zeker het verschil is`
        : `${words.least}, how sure the difference is is not known for any of ${length} topics`;
    const count = clear.length === 0 ? (nl ? "geen" : "none") : String(clear.length);
    return nl
      ? `${words.least}${pause} is het bij ${count} van de ${length} onderwerpen aantoonbaar minder gunstig dan ${words.most}`
      : `${words.least}, ${count} of ${length} topics are demonstrably less favourable than ${words.most}`;
  }
}
