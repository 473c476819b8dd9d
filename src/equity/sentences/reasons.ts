/** Why something can't be computed, in words that end a sentence: "niet te berekenen, want …". */
import type { Language, Texts } from "../../kernel/language.ts";
import type { Reason } from "../reasons.ts";

type Absent = Extract<Reason, { code: "absent" }>;
type Words = Readonly<Record<Exclude<Reason["code"], "absent" | "tooFewAreas">, string>> & {
  tooFewAreas: (found: number, needed: number) => string;
  absentOf: Record<Absent["of"], string>;
  absent: Record<Absent["status"], string>;
};

const texts: Texts<Words> = {
  nl: {
    noOrdering: "er is niet gekozen wie het meest en wie het minst heeft",
    noFigures: "er zijn hier geen cijfers van",
    tooFewAreas: (found, needed) =>
      `er ${found === 1 ? "is" : "zijn"} maar ${found} ${found === 1 ? "gebied" : "gebieden"} met een cijfer, en er zijn er ${needed} nodig`,
    oneSide: "alleen de gekozen groep heeft cijfers, of alleen de rest",
    noPopulations: "hoeveel mensen er wonen, is niet ingelezen",
    noLimits: "de bron geeft geen marges",
    zeroDivisor: "er zou door 0 gedeeld worden",
    notPositive: "daarvoor moeten alle waarden groter dan 0 zijn",
    notAShare: "dit is geen aandeel tussen 0 en 100 procent",
    noDirection: "van dit cijfer staat niet vast of meer beter is",
    noLadder: "een groep en de rest zijn maar twee treden",
    bestNotBetter: "wie volgens de volgorde het meest heeft, is hier niet beter af dan gemiddeld",
    noParts: "alle gebieden liggen in één groter gebied, of elk in een eigen",
    onePeriod: "er zijn cijfers van maar één periode",
    noCounts: "het zijn geen tellingen",
    absentOf: { indicator: "het cijfer", ordering: "het cijfer dat de volgorde bepaalt", people: "het aantal mensen" },
    absent: {
      unknown: "is onbekend",
      suppressed: "is verborgen, omdat het over te weinig mensen gaat",
      notApplicable: "kan hier niet bestaan",
      notMeasured: "is toen niet gemeten",
      nothing: "is niet ingelezen",
    },
  },
  en: {
    noOrdering: "nobody chose who has most and who has least",
    noFigures: "there are no figures of it here",
    tooFewAreas: (found, needed) => `only ${found} ${found === 1 ? "area has" : "areas have"} a figure, and ${needed} are needed`,
    oneSide: "only the chosen group has figures, or only the rest",
    noPopulations: "how many people live there has not been imported",
    noLimits: "the source gives no limits",
    zeroDivisor: "it would divide by 0",
    notPositive: "all values must be above 0 for it",
    notAShare: "this is no share between 0 and 100 percent",
    noDirection: "for this figure nobody can say whether more is better",
    noLadder: "a group and the rest are two rungs only",
    bestNotBetter: "those who have most by the ordering are no better off here than the average",
    noParts: "all areas lie in one larger area, or each in its own",
    onePeriod: "there are figures of one period only",
    noCounts: "these are no counts",
    absentOf: { indicator: "the figure", ordering: "the figure that sets the order", people: "the number of people" },
    absent: {
      unknown: "is unknown",
      suppressed: "is hidden, because it is about too few people",
      notApplicable: "can't exist here",
      notMeasured: "was not measured then",
      nothing: "has not been imported",
    },
  },
};

/** "hoeveel mensen er wonen, is niet ingelezen" */
export function reasonWords(reason: Reason, language: Language): string {
  const words = texts[language];
  if (reason.code === "tooFewAreas") return words.tooFewAreas(reason.found, reason.needed);
  if (reason.code === "absent") return `${words.absentOf[reason.of]} ${words.absent[reason.status]}`;
  return words[reason.code];
}

/** "niet te berekenen, want hoeveel mensen er wonen, is niet ingelezen" */
export const notComputable = (reason: Reason, language: Language): string =>
  language === "nl"
    ? `niet te berekenen, want ${reasonWords(reason, language)}`
    : `not computable, because ${reasonWords(reason, language)}`;
