/** An indicator's phrase turned into the word order that a sentence needs: "hebben moeite met rondkomen" → "moeite hebben met rondkomen". */
import type { IndicatorRow } from "../../figures/index.ts";
import type { Language } from "../../kernel/language.ts";

export const titleOf = (row: Pick<IndicatorRow, "title_nl" | "title_en">, language: Language): string =>
  language === "nl" ? row.title_nl : row.title_en;

export const phraseOf = (row: Pick<IndicatorRow, "phrase_nl" | "phrase_en">, language: Language): string | null =>
  (language === "nl" ? row.phrase_nl : row.phrase_en) ?? null;

/** The verb that a phrase begins with, and what follows; two verbs joined by "of" or "en" stay together. */
export function verbFirst(phrase: string): { verb: string; rest: string } {
  const [verb, joint, second, ...more] = phrase.split(" ");
  if ((joint === "of" || joint === "en") && second) return { verb: `${verb} ${joint} ${second}`, rest: more.join(" ") };
  return { verb, rest: [joint, second, ...more].filter((word) => word !== undefined).join(" ") };
}

/** A second finite verb, or a clause of its own, doesn't end up right when the first verb goes to the end. */
const twoClauses = /,| en (?:zijn|hebben|doen|kunnen|worden)\b| (?:dat|die|omdat|wanneer) /;
/** Parts that stand behind the verb in ordinary Dutch. */
const behind = [" met ", " volgens ", " in wat "];

/** The Dutch subordinate clause, verb at its end; null where the rules can't make one that is surely right. */
export function verbLast(phrase: string): string | null {
  if (twoClauses.test(phrase)) return null;
  const { verb, rest } = verbFirst(phrase);
  for (const mark of behind) {
    const at = rest.lastIndexOf(mark);
    if (at > 0) return `${rest.slice(0, at)} ${verb}${rest.slice(at)}`;
  }
  return rest === "" ? verb : `${rest} ${verb}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
