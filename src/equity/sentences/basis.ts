/** On what a view rests: areas, period, order, people. */
import { formatNumber, type Language } from "../../kernel/language.ts";
import { orderingWords } from "./ordering.ts";
import { capital } from "./phrase.ts";
import { areaWords } from "./words.ts";
import type { EquityView } from "../view.ts";

type Told = Pick<EquityView, "level" | "within" | "ordering" | "current">;

/** "10 wijken van Utrecht in 2020, op volgorde van moeite met rondkomen. Elk gebied telt naar zijn inwoners van 15 jaar en ouder (2020)." */
export function basisSentence({ level, within, ordering, current }: Told, language: Language): string {
  const nl = language === "nl";
  const { rungs, period, orderedBy, orderedByGroup, peopleAs, peopleOf, peopleInstead } = current;
  const words = areaWords[language];
  const count = `${formatNumber(rungs.length, language)} ${rungs.length === 1 ? words.one[level] : words.many[level]}`;
  const start = nl ? `${count} van ${within.name} in ${period.id}` : `${count} of ${within.name} in ${period.id}`;
  const [when, whom] = [orderedBy?.id, orderedByGroup && (nl ? orderedByGroup.title_nl : orderedByGroup.title_en)];
  const apart = when || whom ? ` (${[whom, when].filter(Boolean).join(", ")})` : "";
  const order =
    ordering === null
      ? nl
        ? ", zonder volgorde"
        : ", without an order"
      : ordering.kind === "areas"
        ? `: ${orderingWords(ordering, within, language).name}`
        : `${nl ? ", op volgorde van " : ", ordered by "}${orderingWords(ordering, within, language).name}${apart}`;
  const people = peopleAs && peopleOf ? `${peopleAs[language]} (${peopleOf.id})` : null;
  const weight = nl
    ? people
      ? `Elk gebied telt naar zijn ${people}${peopleInstead ? "; de groep zelf is niet geteld" : ""}.`
      : "Hoeveel mensen er wonen, is niet ingelezen."
    : people
      ? `Each area counts by its ${people}${peopleInstead ? "; the group itself was not counted" : ""}.`
      : "How many people live there has not been imported.";
  return `${capital(start)}${order}. ${weight}`;
}
