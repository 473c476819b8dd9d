/** Words about areas, in both languages. */
import type { Level } from "../../areas/index.ts";
import type { Texts } from "../../kernel/language.ts";

type AreaWords = {
  one: Record<Level, string>;
  many: Record<Level, string>;
  alike: (one: string) => string;
  withoutOrder: (given: { indicator: string; many: string; within: string; low: string; high: string }) => string;
  noFigures: (indicator: string, many: string, within: string) => string;
  noOrder: (order: string, many: string, within: string, placed: number) => string;
  oneArea: (indicator: string, one: string, name: string) => string;
  oneSide: (indicator: string, set: string, within: string) => string;
};

export const areaWords: Texts<AreaWords> = {
  nl: {
    one: { country: "land", ggdRegion: "GGD-regio", municipality: "gemeente", district: "wijk", neighbourhood: "buurt", set: "gebied" },
    many: {
      country: "landen",
      ggdRegion: "GGD-regio's",
      municipality: "gemeenten",
      district: "wijken",
      neighbourhood: "buurten",
      set: "gebieden",
    },
    alike: (one) => `Hoeveel mensen er wonen, is niet ingelezen: elk gebied (${one}) telt even zwaar.`,
    withoutOrder: ({ indicator, many, within, low, high }) =>
      `Bij ${indicator} lopen de ${many} van ${within} uiteen van ongeveer ${low} tot ${high}. Er is niet gekozen wie het meest en wie het minst heeft, dus wie minder kans heeft, is hieruit niet af te lezen.`,
    noFigures: (indicator, many, within) => `Over ${indicator} is er geen cijfer van de ${many} van ${within}.`,
    noOrder: (order, many, within, placed) =>
      `De ${many} van ${within} zijn niet op volgorde te zetten: over ${order} is er ${placed === 0 ? "geen cijfer" : "te weinig bekend"}. Kies een andere volgorde.`,
    oneArea: (indicator, one, name) =>
      `Over ${indicator} is er maar van één ${one} een cijfer (${name}): dan is er niets om mee te vergelijken.`,
    oneSide: (indicator, set, within) =>
      `Over ${indicator} zijn er alleen cijfers van ${set}, of alleen van de rest van ${within}: dan is er niets om mee te vergelijken.`,
  },
  en: {
    one: {
      country: "country",
      ggdRegion: "GGD region",
      municipality: "municipality",
      district: "district",
      neighbourhood: "neighbourhood",
      set: "area",
    },
    many: {
      country: "countries",
      ggdRegion: "GGD regions",
      municipality: "municipalities",
      district: "districts",
      neighbourhood: "neighbourhoods",
      set: "areas",
    },
    alike: (one) => `How many people live there has not been imported: each ${one} counts the same.`,
    withoutOrder: ({ indicator, many, within, low, high }) =>
      `For ${indicator} the ${many} of ${within} range from about ${low} to ${high}. Nobody chose who has most and who has least, so this does not tell who has less chance.`,
    noFigures: (indicator, many, within) => `There is no figure on ${indicator} for the ${many} of ${within}.`,
    noOrder: (order, many, within, placed) =>
      `The ${many} of ${within} can't be put in order: there ${placed === 0 ? "is no figure" : "are too few figures"} on ${order}. Choose another order.`,
    oneArea: (indicator, one, name) => `Only one ${one} has a figure on ${indicator} (${name}): there is nothing to compare it with.`,
    oneSide: (indicator, set, within) =>
      `On ${indicator} there are figures of ${set} only, or of the rest of ${within} only: there is nothing to compare.`,
  },
};
