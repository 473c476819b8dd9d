/**
 * Inequality in ordinary words. Every sentence is made from the data by the rules here, never by hand; it names the ordering,
 * and its uncertainty: no difference is called certain without limits, and "not demonstrably changed" is an answer.
 */
import type { GroupRow } from "../../figures/index.ts";
import { formatNumber, type Language } from "../../kernel/language.ts";
import { changeWords } from "./change.ts";
import { endsIn, endText, gapText, scaleFor, type Ends, type Scale } from "./ends.ts";
import { orderingWords, quoted, type OrderingWords } from "./ordering.ts";
import { capital, phraseOf, verbFirst, verbLast } from "./phrase.ts";
import { areaWords } from "./words.ts";
import type { EquityView } from "../view.ts";

type Told = Pick<EquityView, "indicator" | "group" | "level" | "within" | "ordering" | "current" | "change" | "periods">;

/**
 * How unequal it is and whether that changed, in one sentence or two short ones:
 * "Waar mensen het vaakst moeite hebben met rondkomen, vinden ongeveer 68 van de 100 volwassenen de eigen gezondheid goed of zeer goed; waar mensen
 * het minst vaak moeite hebben met rondkomen, zijn dat er ongeveer 88. Dat verschil van 20 (tussen 15 en 25) is sinds 2012 niet aantoonbaar veranderd."
 */
export function sentence(view: Told, language: Language): string {
  const { current, indicator, ordering } = view;
  const ends = endsIn(current, view);
  if (!ends) return tooLittle(view, language);
  const scale = scaleFor(ends, indicator);
  if (!ordering) return withoutOrder(view, ends, scale, language);
  const words = orderingWords(ordering, view.within, language);
  const [least, most] = endsNamed(ends, words);
  const gap = gapText(ends, scale, language);
  const first = `${twoEnds(view, ends, scale, [least, most], language)}.`;
  const last = changeWords(view, ends, scale, gap, language);
  const alike = ends.of === "bands" && current.peopleOf === null ? areaWords[language].alike(areaWords[language].one[view.level]) : "";
  return [first, last, alike].filter(Boolean).join(" ");
}

function endsNamed(ends: Ends, words: OrderingWords): [string, string] {
  if (ends.of !== "areas" || !ends.names) return [words.least, words.most];
  const [least, most] = ends.names;
  return [`in ${least}, ${words.least}`, `in ${most}, ${words.most}`];
}

/** "Waar …, vinden ongeveer 68 van de 100 volwassenen …; waar …, zijn dat er ongeveer 88" */
function twoEnds({ indicator, group }: Told, ends: Ends, scale: Scale, [least, most]: [string, string], language: Language): string {
  const nl = language === "nl";
  const [low, high] = [about(endText(ends.least, scale, language), language), about(endText(ends.most, scale, language, true), language)];
  // A named group is a place and no clause: no comma parts it from its verb.
  const [comma, again] = [pause(least), pause(most)];
  if (scale.per !== null) {
    const phrase = phraseOf(indicator, language);
    const noun = nounOf(group, language);
    if (nl) {
      const { verb, rest } = phrase ? verbFirst(phrase) : { verb: "geldt", rest: "" };
      const start = phrase
        ? `${least}${comma} ${verb} ${low} ${noun}${rest && ` ${rest}`}`
        : `${least}${comma} geldt ${quoted(indicator, language)} voor ${low} ${noun}`;
      return capital(`${start}; ${most}${again} zijn dat er ${high}`);
    }
    const start = phrase ? `${low} ${noun} ${phrase}` : `${quoted(indicator, language)} holds for ${low} ${noun}`;
    return capital(`${least}, ${start}; ${most}, it is ${high}`);
  }
  const highest = about(endText(ends.most, scale, language), language);
  return nl
    ? capital(`${least}${comma} is ${quoted(indicator, language)} ${low}; ${most}${again} is dat ${highest}`)
    : capital(`${least}, ${quoted(indicator, language)} is ${low}; ${most}, it is ${highest}`);
}

/** "minder dan 1" is as rough as it gets. */
const about = (text: string, language: Language): string =>
  /^(?:minder|fewer) /.test(text) ? text : `${language === "nl" ? "ongeveer" : "about"} ${text}`;

const pause = (end: string): string => (end.startsWith("waar ") || end.includes(", ") ? "," : "");

const nounOf = (group: GroupRow, language: Language): string =>
  (language === "nl" ? group.noun_nl : group.noun_en) || (language === "nl" ? "mensen" : "people");

function withoutOrder(view: Told, ends: Ends, scale: Scale, language: Language): string {
  const words = areaWords[language];
  const [low, high] = ends.names ?? ["", ""];
  return words.withoutOrder({
    indicator: quoted(view.indicator, language),
    many: words.many[view.level],
    within: view.within.name,
    low: `${endText(ends.least, scale, language, true)} (${low})`,
    high: `${endText(ends.most, scale, language)} (${high})`,
  });
}

function tooLittle({ current, level, ordering, within, indicator }: Told, language: Language): string {
  const words = areaWords[language];
  const found = current.rungs.length;
  const title = quoted(indicator, language);
  // The topic may well have figures where those that set the order are lacking.
  const unplaced = current.leftOut.some(({ because }) => because.code === "absent" && because.of === "ordering");
  if (ordering?.kind === "indicators" && unplaced)
    return words.noOrder(orderingWords(ordering, within, language).name, words.many[level], within.name, found);
  if (ordering?.kind === "areas" && found > 1) return words.oneSide(title, ordering.set.name, within.name);
  return found === 0
    ? words.noFigures(title, words.many[level], within.name)
    : words.oneArea(title, words.one[level], current.rungs[0].area.name);
}

/**
 * How many people it is about: "Als het overal zo goed was als waar mensen het minst vaak moeite hebben met rondkomen, dan waren er ongeveer 12.000 meer
 * inwoners van 15 jaar en ouder die …". Where the difference isn't demonstrable it says so first. Null where nothing could be won, or nobody can say so.
 */
export function peopleSentence(view: Told, language: Language): string | null {
  const { current, indicator, ordering, within } = view;
  const { levelledUp, peopleAs } = current;
  if (!ordering || !peopleAs || levelledUp?.people == null) return null;
  const count = formatNumber(twoDigits(levelledUp.people), language);
  const ends = endsIn(current, view);
  if (!ends) return null;
  const fewer = indicator.polarity === "lowerIsBetter";
  // The highest fifth may be better off than the mean though the line runs the other way: then nothing is to be concluded.
  if (ends.most - ends.least === 0 || ends.most - ends.least > 0 === fewer) return null;
  const shown = ends.lower === null || ends.upper === null || ends.lower > 0 || ends.upper < 0;
  const words = orderingWords(ordering, within, language);
  const where = ends.of === "areas" && ends.names ? `in ${ends.names[1]}` : words.most;
  const phrase = phraseOf(indicator, language);
  if (language === "nl") {
    const clause = phrase && verbLast(phrase);
    const whom = clause ? `die ${clause}` : `met ${quoted(indicator, language)}`;
    const start = shown ? "Als het" : "Als dat verschil er echt is en het";
    return `${start} overal zo goed was als ${where}, dan waren er ongeveer ${count} ${fewer ? "minder" : "meer"} ${peopleAs.nl} ${whom}.`;
  }
  const whom = phrase ? `who ${phrase}` : `with ${quoted(indicator, language)}`;
  const start = shown ? "If it" : "If that difference is real and it";
  return `${start} were as good everywhere as ${where}, there would be about ${count} ${fewer ? "fewer" : "more"} ${peopleAs.en} ${whom}.`;
}

/** 12,345 → 12,000; 37 → 37: more digits would claim more than is known. */
export function twoDigits(count: number): number {
  const whole = Math.round(count);
  const step = 10 ** Math.max(0, String(whole).length - 2);
  return Math.round(whole / step) * step;
}
