/** The room's words on screen, in both languages. */
import type { Texts } from "../kernel/language.ts";
import type { Method, Status } from "./delivery.ts";

export type FigureTexts = {
  absence: Record<"unknown" | "suppressed" | "notApplicable" | "notMeasured", { short: string; long: string }>;
  /** Nothing is loaded for this cell: not a reason of the source, and never said as one. */
  nothing: { short: string; long: string };
  status: Record<Status, string>;
  method: Record<Method, string>;
  levels: Record<"country" | "ggdRegion" | "municipality" | "district" | "neighbourhood" | "set", { one: string; many: string }>;
};

export const figureTexts: Texts<FigureTexts> = {
  nl: {
    absence: {
      unknown: { short: "onbekend", long: "De bron geeft hier geen cijfer en zegt niet waarom." },
      suppressed: { short: "verborgen", long: "Het cijfer gaat over te weinig mensen. Daarom laten we het niet zien." },
      notApplicable: { short: "niet van toepassing", long: "Dit cijfer kan hier niet bestaan." },
      notMeasured: { short: "niet gemeten", long: "Dit is toen niet gemeten." },
    },
    nothing: { short: "geen cijfer ingelezen", long: "Er is hier geen levering ingelezen met dit cijfer." },
    status: {
      final: "definitief",
      provisional: "voorlopig",
      revised: "herzien",
      unknown: "onbekend",
      suppressed: "verborgen",
      notApplicable: "niet van toepassing",
      notMeasured: "niet gemeten",
    },
    method: {
      modelEstimate: "schatting met een model",
      survey: "vragenlijst",
      register: "registratie",
      derived: "hier berekend",
      other: "anders",
    },
    levels: {
      country: { one: "land", many: "landen" },
      ggdRegion: { one: "GGD-regio", many: "GGD-regio's" },
      municipality: { one: "gemeente", many: "gemeenten" },
      district: { one: "wijk", many: "wijken" },
      neighbourhood: { one: "buurt", many: "buurten" },
      set: { one: "eigen gebied", many: "eigen gebieden" },
    },
  },
  en: {
    absence: {
      unknown: { short: "unknown", long: "The source gives no figure here and does not say why." },
      suppressed: { short: "hidden", long: "The figure is about too few people. That is why we don't show it." },
      notApplicable: { short: "not applicable", long: "This figure can't exist here." },
      notMeasured: { short: "not measured", long: "This was not measured then." },
    },
    nothing: { short: "no figure imported", long: "No delivery with this figure has been imported here." },
    status: {
      final: "final",
      provisional: "provisional",
      revised: "revised",
      unknown: "unknown",
      suppressed: "hidden",
      notApplicable: "not applicable",
      notMeasured: "not measured",
    },
    method: { modelEstimate: "model estimate", survey: "survey", register: "register", derived: "computed here", other: "other" },
    levels: {
      country: { one: "country", many: "countries" },
      ggdRegion: { one: "GGD region", many: "GGD regions" },
      municipality: { one: "municipality", many: "municipalities" },
      district: { one: "district", many: "districts" },
      neighbourhood: { one: "neighbourhood", many: "neighbourhoods" },
      set: { one: "set of areas", many: "sets of areas" },
    },
  },
};
