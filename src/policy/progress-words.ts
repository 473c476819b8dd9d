/** Status, reasons and steps in sentences. */
import { formatNumber, type Language, type Texts } from "../kernel/language.ts";
import type { Evidence, Reason, Status, Step } from "./progress.ts";
import { say } from "./text.ts";

/** `own` is the language of the framework, for what its writers said themselves. */
export type Speaker = { language: Language; own: Language; unit: string };

export const statusWords: Texts<Record<Status, string>> = {
  nl: { reached: "bereikt", onCourse: "op koers", behind: "loopt achter", movingAway: "gaat de verkeerde kant op", held: "vastgehouden", notHeld: "niet vastgehouden", cannotTell: "niet te zeggen" },
  en: { reached: "reached", onCourse: "on course", behind: "behind", movingAway: "moving away", held: "held", notHeld: "not held", cannotTell: "can't tell" },
};

const evidenceWords: Texts<Record<Evidence, string>> = {
  nl: { demonstrated: " Dat is meer dan toeval.", notDemonstrable: " Het verschil kan toeval zijn.", noLimits: " Hoe onzeker het cijfer is, is niet bekend.", exact: "" },
  en: { demonstrated: " That is more than chance.", notDemonstrable: " The difference may be chance.", noLimits: " How uncertain the figure is, is not known.", exact: "" },
};

/** At most two decimals, and none that say nothing: 22.5, 65. */
export function amount(value: number, language: Language): string {
  const decimals = Number.isInteger(value) ? 0 : Number.isInteger(Math.round(value * 100) / 10) ? 1 : 2;
  return formatNumber(value, language, decimals);
}

export function reasonWords(reason: Reason, { language, own, unit }: Speaker): string {
  const nl = language === "nl";
  const n = (value: number) => `${amount(value, language)}${unit === "%" ? "%" : ` ${unit}`}`;
  const points = (value: number) => `${amount(Math.abs(value), language)} ${unit === "%" ? (nl ? "procentpunt" : "points") : unit}`;
  const moved = (value: number) => (value === 0 ? (nl ? "gelijk gebleven" : "unchanged") : `${points(value)} ${value > 0 ? (nl ? "hoger" : "higher") : nl ? "lager" : "lower"}`);
  const limits = ({ lower, upper }: { lower: number | null; upper: number | null }) => (lower === null || upper === null ? "" : nl ? ` (het echte verschil ligt waarschijnlijk tussen ${amount(lower, language)} en ${amount(upper, language)})` : ` (the true difference probably lies between ${amount(lower, language)} and ${amount(upper, language)})`);
  const evidence = "evidence" in reason ? evidenceWords[language][reason.evidence] : "";
  switch (reason.code) {
    case "goalMet":
      return (nl ? `In ${reason.period} was het ${n(reason.value)}: het doel van ${n(reason.goal)} is gehaald.` : `In ${reason.period} it was ${n(reason.value)}: the goal of ${n(reason.goal)} is met.`) + evidence;
    case "goalMissed":
      return (nl ? `In ${reason.period} was het ${n(reason.value)}: het doel van ${n(reason.goal)} is niet gehaald.` : `In ${reason.period} it was ${n(reason.value)}: the goal of ${n(reason.goal)} is not met.`) + evidence;
    case "pathKept":
      return (nl ? `In ${reason.period} was het ${n(reason.value)}; op weg naar ${n(reason.goal)} werd dan ${n(reason.expected)} verwacht.` : `In ${reason.period} it was ${n(reason.value)}; on the way to ${n(reason.goal)}, ${n(reason.expected)} was expected by then.`) + evidence;
    case "pathMissed":
      return (nl ? `In ${reason.period} was het ${n(reason.value)}; op weg naar ${n(reason.goal)} had het dan ${n(reason.expected)} moeten zijn.` : `In ${reason.period} it was ${n(reason.value)}; on the way to ${n(reason.goal)} it should have been ${n(reason.expected)} by then.`) + evidence;
    case "countMet":
    case "countOnPath":
    case "countShort": {
      const counted = nl ? `In het systeem staan er nu ${amount(reason.value, language)} van de ${n(reason.goal)} die er in ${reason.goalPeriod} moeten zijn.` : `The system holds ${amount(reason.value, language)} now, of the ${n(reason.goal)} that there are to be in ${reason.goalPeriod}.`;
      if (reason.expected === reason.goal) return counted;
      return `${counted} ${nl ? `Op ${reason.period} werden er ${amount(reason.expected, language)} verwacht.` : `On ${reason.period}, ${amount(reason.expected, language)} were expected.`}`;
    }
    case "worseThanBaseline":
      return (nl ? `In ${reason.to} was het ${n(reason.value)}, slechter dan bij het begin (${n(reason.baseline)} in ${reason.from}).` : `In ${reason.to} it was ${n(reason.value)}, worse than at the start (${n(reason.baseline)} in ${reason.from}).`) + evidence;
    case "directionKept":
      return nl ? `Van ${reason.from} tot ${reason.to} ging het de goede kant op: ${moved(reason.difference)}${limits(reason)}.` : `From ${reason.from} to ${reason.to} it went the right way: ${moved(reason.difference)}${limits(reason)}.`;
    case "directionTurned":
      return nl ? `Van ${reason.from} tot ${reason.to} ging het de verkeerde kant op: ${moved(reason.difference)}${limits(reason)}.` : `From ${reason.from} to ${reason.to} it went the wrong way: ${moved(reason.difference)}${limits(reason)}.`;
    case "demonstrablyWorse":
      return nl ? `Van ${reason.from} tot ${reason.to} is het slechter geworden: ${moved(reason.difference)}${limits(reason)}.` : `From ${reason.from} to ${reason.to} it became worse: ${moved(reason.difference)}${limits(reason)}.`;
    case "demonstrablyNotWorse":
      return nl ? `Van ${reason.from} tot ${reason.to} is het niet slechter geworden: ${moved(reason.difference)}${limits(reason)}.` : `From ${reason.from} to ${reason.to} it did not become worse: ${moved(reason.difference)}${limits(reason)}.`;
    case "withinMargin":
      return (nl ? `Van ${reason.from} tot ${reason.to}: ${moved(reason.difference)}. Dat valt binnen de marge van ${points(reason.margin)}.` : `From ${reason.from} to ${reason.to}: ${moved(reason.difference)}. That is within the margin of ${points(reason.margin)}.`) + evidence;
    case "beyondMargin":
      return (nl ? `Van ${reason.from} tot ${reason.to}: ${moved(reason.difference)}. Dat is meer dan de marge van ${points(reason.margin)}.` : `From ${reason.from} to ${reason.to}: ${moved(reason.difference)}. That is more than the margin of ${points(reason.margin)}.`) + evidence;
    case "baselineUnknown":
      return `${nl ? `De beginwaarde van ${reason.period} is niet bekend.` : `The baseline of ${reason.period} is not known.`}${reason.words === null ? "" : ` ${say(reason.words, language, own).text}`}`;
    case "goalUnknown":
      return `${nl ? `De streefwaarde voor ${reason.period} is niet bekend.` : `The goal for ${reason.period} is not known.`}${reason.words === null ? "" : ` ${say(reason.words, language, own).text}`}`;
    case "noMeasurement":
      return (nl ? `Er is geen vergelijkbare meting in of na ${reason.since}.` : `There is no comparable measurement in or after ${reason.since}.`) + (reason.lastPeriod === null ? "" : nl ? ` De laatste is van ${reason.lastPeriod}.` : ` The last one is of ${reason.lastPeriod}.`);
    case "otherMeasure":
      return `${nl ? "Wat wel gemeten is, is iets anders:" : "What was measured is something else:"} ${reason.series.map(({ indicator, difference }) => `${indicator}${difference === null ? "." : `. ${say(difference, language, own).text}`}`).join(" ")}`;
    case "unusableSeries":
      return `${nl ? "De reeks die dit meet, is hier niet te gebruiken:" : "The series that measures this can't be used here:"} ${reason.series.map(({ indicator, why }) => `${indicator} (${absentWords[language][why]})`).join("; ")}.`;
    case "noDates":
      return nl ? `Een datum is niet te lezen (${reason.periods.join(", ")}), dus er is geen weg in de tijd.` : `A date can't be read (${reason.periods.join(", ")}), so there is no path in time.`;
    case "notDemonstrable":
      return nl ? `Van ${reason.from} tot ${reason.to}: ${moved(reason.difference)}${limits(reason)}. Dat kan toeval zijn.` : `From ${reason.from} to ${reason.to}: ${moved(reason.difference)}${limits(reason)}. That may be chance.`;
    case "noLimits":
      return nl ? `Van ${reason.from} tot ${reason.to}: ${moved(reason.difference)}. Hoe onzeker de cijfers zijn, is niet bekend.` : `From ${reason.from} to ${reason.to}: ${moved(reason.difference)}. How uncertain the figures are, is not known.`;
    case "marginUnknown":
      return nl ? `Van ${reason.from} tot ${reason.to}: ${moved(reason.difference)}. Hoeveel verschil nog vasthouden heet, is niet bepaald, en hoe onzeker de cijfers zijn, is niet bekend.` : `From ${reason.from} to ${reason.to}: ${moved(reason.difference)}. How much difference still counts as held was not set, and how uncertain the figures are, is not known.`;
    case "nothingToCount":
      return nl ? "Er is niets in het systeem om te tellen." : "There is nothing in the system to count.";
  }
}

const absentWords: Texts<Record<"indicatorNotLoaded" | "groupNotLoaded" | "areaNotLoaded" | "otherUnit", string>> = {
  nl: { indicatorNotLoaded: "er zijn geen cijfers van geladen", groupNotLoaded: "er zijn geen cijfers van deze groep", areaNotLoaded: "het gebied is niet bekend", otherUnit: "staat in een andere eenheid" },
  en: { indicatorNotLoaded: "no figures of it are loaded", groupNotLoaded: "there are no figures of this group", areaNotLoaded: "the area is not known", otherUnit: "comes in another unit" },
};

export function stepWords(step: Step, { language, unit }: Speaker): string {
  const nl = language === "nl";
  const n = (value: number | null) => (value === null ? (nl ? "onbekend" : "unknown") : `${amount(value, language)}${unit === "%" ? "%" : ` ${unit}`}`);
  switch (step.code) {
    case "baseline":
      return nl ? `Begin: ${n(step.value)} in ${step.period}${step.from === "series" ? ", uit de cijfers omdat de nota geen waarde noemt" : ""}.` : `Start: ${n(step.value)} in ${step.period}${step.from === "series" ? ", from the figures, as the document gives no value" : ""}.`;
    case "goal":
      return nl ? `Doel: ${n(step.value)} in ${step.period}.` : `Goal: ${n(step.value)} in ${step.period}.`;
    case "path":
      return nl ? `Rechte lijn van midden ${Math.floor(step.fromMoment)} naar midden ${Math.floor(step.toMoment)}: ${amount(step.perYear, language)} per jaar.` : `Straight line from the middle of ${Math.floor(step.fromMoment)} to that of ${Math.floor(step.toMoment)}: ${amount(step.perYear, language)} a year.`;
    case "judgedBy":
      return `${nl ? `Meting in ${step.period}: ${n(step.value)}` : `Measured in ${step.period}: ${n(step.value)}`}${step.lower === null || step.upper === null ? "" : ` (${n(step.lower)}–${n(step.upper)})`}.`;
    case "expected":
      return nl ? `De lijn vraagt in ${step.period} ${n(step.value)}.` : `The line asks for ${n(step.value)} in ${step.period}.`;
    case "change":
      return nl ? `Verschil tussen ${step.from} en ${step.to}: ${amount(step.difference, language)}${step.lower === null || step.upper === null ? "; de onzekerheid is niet bekend" : ` (${amount(step.lower, language)} tot ${amount(step.upper, language)})`}.` : `Difference between ${step.from} and ${step.to}: ${amount(step.difference, language)}${step.lower === null || step.upper === null ? "; its uncertainty is not known" : ` (${amount(step.lower, language)} to ${amount(step.upper, language)})`}.`;
    case "counted":
      return `${nl ? `Geteld in de matrix: ${amount(step.value, language)}` : `Counted in the matrix: ${amount(step.value, language)}`}${step.things.length > 0 ? ` (${step.things.join(", ")})` : ""}.`;
    case "gapLeft":
      return nl ? `Nog te gaan: ${n(step.value)}.` : `Still to go: ${n(step.value)}.`;
  }
}
