/** What each measure is called and what it says, for tables and the command line. */
import type { Texts } from "../../kernel/language.ts";
import type { MeasureId } from "./ids.ts";

export type MeasureWords = {
  name: string;
  says: string;
  /** In what it is counted: `unit` is the indicator's own, `square` that squared, `people` nothing to name. */
  unit: "unit" | "square" | "percent" | "thousand" | "none";
};

type Names = Readonly<Record<MeasureId, MeasureWords>>;

export const measureNames: Texts<Names> = {
  nl: {
    difference: { name: "Verschil tussen de uiterste groepen", says: "wie het meest heeft min wie het minst heeft", unit: "unit" },
    ratio: {
      name: "Verhouding tussen de uiterste groepen",
      says: "wie het meest heeft, gedeeld door wie het minst heeft; 1 is gelijk",
      unit: "none",
    },
    slope: { name: "Helling (SII)", says: "verschil tussen de twee einden van de rechte lijn over de ladder", unit: "unit" },
    relativeSlope: { name: "Relatieve helling (RII)", says: "de twee einden van die lijn op elkaar gedeeld; 1 is gelijk", unit: "none" },
    logitSlope: { name: "Helling, gebogen lijn", says: "als de helling, met een lijn die tussen 0 en 100 procent blijft", unit: "unit" },
    logitRelativeSlope: {
      name: "Relatieve helling, gebogen lijn",
      says: "de einden van die gebogen lijn op elkaar gedeeld; 1 is gelijk",
      unit: "none",
    },
    concentration: { name: "Concentratie, absoluut (ACI)", says: "bij wie het zit: boven 0 bij wie het meest heeft", unit: "unit" },
    relativeConcentration: {
      name: "Concentratie, relatief (RCI)",
      says: "hetzelfde als deel van het gemiddelde, van −1 tot 1",
      unit: "none",
    },
    wagstaff: {
      name: "Concentratie naar Wagstaff",
      says: "relatieve concentratie, bijgesteld omdat een aandeel niet boven 100 procent kan",
      unit: "none",
    },
    erreygers: {
      name: "Concentratie naar Erreygers",
      says: "absolute concentratie van −1 tot 1, even groot voor gezond als voor ongezond",
      unit: "none",
    },
    attributableRisk: {
      name: "Te winnen (PAR)",
      says: "hoeveel het gemiddelde verandert als allen het niveau hebben van wie het meest heeft",
      unit: "unit",
    },
    attributableFraction: { name: "Te winnen, deel (PAF)", says: "hetzelfde in procenten van het gemiddelde", unit: "percent" },
    betweenGroupVariance: {
      name: "Variantie tussen gebieden",
      says: "gemiddelde van de afwijking van het gemiddelde in het kwadraat",
      unit: "square",
    },
    betweenGroupDeviation: { name: "Standaardafwijking tussen gebieden", says: "de wortel daarvan", unit: "unit" },
    variation: { name: "Variatiecoëfficiënt", says: "de standaardafwijking in procenten van het gemiddelde", unit: "percent" },
    meanLogDeviation: {
      name: "Gemiddelde logaritmische afwijking (MLD)",
      says: "relatieve spreiding, gevoelig voor lage waarden; maal 1.000",
      unit: "thousand",
    },
    theil: { name: "Theil-index", says: "relatieve spreiding, gevoelig voor hoge waarden; maal 1.000", unit: "thousand" },
    theilBetween: { name: "Theil, tussen grotere gebieden", says: "het deel dat tussen de grotere gebieden zit", unit: "thousand" },
    theilWithin: { name: "Theil, binnen grotere gebieden", says: "het deel dat binnen de grotere gebieden zit", unit: "thousand" },
    disparityUnweighted: {
      name: "Index of disparity, elk gebied even zwaar",
      says: "gemiddelde afstand tot het gemiddelde, in procenten daarvan",
      unit: "percent",
    },
    disparityWeighted: { name: "Index of disparity, naar inwoners", says: "hetzelfde, elk mens even zwaar", unit: "percent" },
    fromBest: {
      name: "Afstand tot het beste gebied, elk gebied even zwaar",
      says: "gemiddelde afstand tot het gebied dat het best af is",
      unit: "unit",
    },
    fromBestWeighted: { name: "Afstand tot het beste gebied, naar inwoners", says: "hetzelfde, elk mens even zwaar", unit: "unit" },
    fromMean: { name: "Afstand tot het gemiddelde, elk gebied even zwaar", says: "gemiddelde afstand tot het gemiddelde", unit: "unit" },
    fromMeanWeighted: { name: "Afstand tot het gemiddelde, naar inwoners", says: "hetzelfde, elk mens even zwaar", unit: "unit" },
    fromReference: {
      name: "Afstand tot wie het meest heeft, elk gebied even zwaar",
      says: "gemiddelde afstand tot het hoogste einde van de ladder",
      unit: "unit",
    },
    fromReferenceWeighted: { name: "Afstand tot wie het meest heeft, naar inwoners", says: "hetzelfde, elk mens even zwaar", unit: "unit" },
  },
  en: {
    difference: { name: "Difference between the outer groups", says: "most advantaged less least advantaged", unit: "unit" },
    ratio: { name: "Ratio of the outer groups", says: "most advantaged over least advantaged; 1 is equal", unit: "none" },
    slope: {
      name: "Slope index of inequality (SII)",
      says: "difference between the two ends of the straight line over the ladder",
      unit: "unit",
    },
    relativeSlope: { name: "Relative index of inequality (RII)", says: "one end of that line over the other; 1 is equal", unit: "none" },
    logitSlope: {
      name: "Slope index, curved line",
      says: "as the slope index, on a line that stays between 0 and 100 percent",
      unit: "unit",
    },
    logitRelativeSlope: { name: "Relative index, curved line", says: "one end of that curve over the other; 1 is equal", unit: "none" },
    concentration: { name: "Absolute concentration index (ACI)", says: "who has it: above 0 the most advantaged", unit: "unit" },
    relativeConcentration: { name: "Relative concentration index (RCI)", says: "the same as a part of the mean, −1 to 1", unit: "none" },
    wagstaff: {
      name: "Concentration index after Wagstaff",
      says: "relative concentration, mended because a share can't pass 100 percent",
      unit: "none",
    },
    erreygers: {
      name: "Concentration index after Erreygers",
      says: "absolute concentration from −1 to 1, the same for health as for ill health",
      unit: "none",
    },
    attributableRisk: {
      name: "To be won (PAR)",
      says: "how the mean would move if all had the level of the most advantaged",
      unit: "unit",
    },
    attributableFraction: { name: "To be won, part (PAF)", says: "the same in percent of the mean", unit: "percent" },
    betweenGroupVariance: { name: "Between-group variance", says: "mean of the squared distance from the mean", unit: "square" },
    betweenGroupDeviation: { name: "Between-group standard deviation", says: "the root of that", unit: "unit" },
    variation: { name: "Coefficient of variation", says: "the standard deviation in percent of the mean", unit: "percent" },
    meanLogDeviation: { name: "Mean log deviation (MLD)", says: "relative spread, sensitive to low values; times 1,000", unit: "thousand" },
    theil: { name: "Theil index", says: "relative spread, sensitive to high values; times 1,000", unit: "thousand" },
    theilBetween: { name: "Theil, between larger areas", says: "the part that lies between the larger areas", unit: "thousand" },
    theilWithin: { name: "Theil, within larger areas", says: "the part that lies within the larger areas", unit: "thousand" },
    disparityUnweighted: {
      name: "Index of disparity, areas alike",
      says: "mean distance from the mean, in percent of it",
      unit: "percent",
    },
    disparityWeighted: { name: "Index of disparity, by residents", says: "the same, each person alike", unit: "percent" },
    fromBest: { name: "Distance from the best area, areas alike", says: "mean distance from the area that is best off", unit: "unit" },
    fromBestWeighted: { name: "Distance from the best area, by residents", says: "the same, each person alike", unit: "unit" },
    fromMean: { name: "Distance from the mean, areas alike", says: "mean distance from the mean", unit: "unit" },
    fromMeanWeighted: { name: "Distance from the mean, by residents", says: "the same, each person alike", unit: "unit" },
    fromReference: {
      name: "Distance from the most advantaged, areas alike",
      says: "mean distance from the highest end of the ladder",
      unit: "unit",
    },
    fromReferenceWeighted: { name: "Distance from the most advantaged, by residents", says: "the same, each person alike", unit: "unit" },
  },
};
