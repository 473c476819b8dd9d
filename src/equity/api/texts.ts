import type { Translated } from "../../kernel/language.ts";

/** What each parameter means that only this room has. */
export const parameterTexts: Readonly<Record<string, Translated>> = {
  order: {
    nl: "Indicator waarnaar de gebieden op volgorde staan, van wie het minst naar wie het meest heeft. Zie orderings in het antwoord.",
    en: "Indicator by which areas are put in order, from least to most advantaged. See orderings in the answer.",
  },
  need: {
    nl: "Indicator van de behoefte: een aandeel of een aantal mensen. Zonder keuze: die van de lijst zelf.",
    en: "Indicator of the need: a share or a count of people. Unless told: the list's own.",
  },
  evaluationId: { nl: "Naam van een evaluatie. Zie /evaluations.", en: "Name of an evaluation. See /evaluations." },
  effortId: { nl: "Naam van een lijst met geld of inzet. Zie /efforts.", en: "Name of a list of money or effort. See /efforts." },
};

/** Dutch for what the schemas of this room say in English. A test keeps it complete. */
export const schemaTexts: Readonly<Record<string, string>> = {
  "Amount less proportional.": "Het bedrag min proportional.",
  "Areas that lack a figure, and for which periods.": "Gebieden waarvan een cijfer ontbreekt, en in welke perioden.",
  "Areas, period, order and people, in words.": "Gebieden, periode, volgorde en mensen, in woorden.",
  "As times the mean of all counted areas.": "Als aantal keer het gemiddelde van alle gebieden die meetellen.",
  "By what the areas were put in order; null for no order, and then nothing along an order is computed.":
    "Waarnaar de gebieden op volgorde staan; null zonder volgorde, en dan is er niets langs een volgorde berekend.",
  "Codes; inWords tells them.": "Codes; inWords zegt ze in woorden.",
  "Concentration index against need: above 0, areas with more need get more than their part.":
    "Concentratie-index tegenover de behoefte: boven 0 krijgen gebieden met meer behoefte meer dan hun deel.",
  "Concentration index per resident: above 0, more per head where need is larger.":
    "Concentratie-index per inwoner: boven 0 gaat er meer per hoofd naar waar de behoefte groter is.",
  "Fifths of the people along the order, or a named group and the rest.":
    "Vijfde delen van de mensen langs de volgorde, of een genoemde groep en de rest.",
  "For a spread: without what sampling noise adds. Its limits belong to this one.":
    "Bij een spreiding: zonder wat het toeval van de steekproef eraan toevoegt. De marges horen bij dit getal.",
  "From least to most advantaged; in the order of their codes without an ordering.":
    "Van wie het minst naar wie het meest heeft; zonder volgorde op code.",
  "From most to least need; then those that don't count.": "Van de meeste naar de minste behoefte; daarna de gebieden die niet meetellen.",
  "Gap now less gap then, in the direction of the gap then: below 0 it shrinks.":
    "Het verschil nu min het verschil toen, in de richting van toen: onder 0 wordt het kleiner.",
  "Group of the ordering, where it was not measured for the same one.":
    "Groep van de volgorde, als die niet voor dezelfde groep gemeten is.",
  "In the order of periods.": "In de volgorde van periods.",
  "Indicators by which areas may be put in order.": "Indicatoren waarnaar gebieden op volgorde kunnen staan.",
  "Middle of its stretch among all people, 0 (least advantaged) to 1.":
    "Het midden van het stuk dat dit gebied inneemt tussen alle mensen, van 0 (wie het minst heeft) tot 1.",
  "Most − least advantaged in the first period, over the areas of both.":
    "Wie het meest heeft min wie het minst heeft in de eerste periode, over de gebieden van beide.",
  "Null for a series of the evaluation's own.": "Null bij een eigen reeks van de evaluatie.",
  "Null where it can't be computed; because says why.": "Null als het niet te berekenen is; because zegt waarom.",
  "Oldest first.": "De oudste eerst.",
  "Part of the people with the need, 0 to 1.": "Deel van de mensen met de behoefte, van 0 tot 1.",
  "Part of the total that would have to go to another area to be in proportion (Hoover).":
    "Deel van het totaal dat naar een ander gebied zou moeten om naar verhouding te zijn (Hoover).",
  "Per period the difference against the last one before the start.": "Per periode het verschil met de laatste van voor het begin.",
  "Per period the mean of the areas, that of the others, and what would have been expected without it.":
    "Per periode het gemiddelde van de gebieden, dat van de andere, en wat zonder de aanpak te verwachten was.",
  "Period in which the people were counted that areas weigh for.": "Periode waarin de mensen geteld zijn waar gebieden voor meewegen.",
  "Period of the ordering, where it was not measured in the same one.":
    "Periode van de volgorde, als die niet in dezelfde periode gemeten is.",
  "The answer holds only if all of these do.": "Het antwoord klopt alleen als dit allemaal klopt.",
  "The effect with its 95 % limits; a limit is null where there is no end to it.":
    "Het effect met de marge van 95 %; een grens is null als er geen einde aan is.",
  "The largest effect that is not ruled out, where no effect was shown.":
    "Het grootste effect dat niet uit te sluiten is, als er geen effect is aangetoond.",
  "The mean if all had the level of the most advantaged, and how many people that is.":
    "Het gemiddelde als iedereen het niveau had van wie het meest heeft, en om hoeveel mensen dat gaat.",
  "The period that the sentence is about.": "De periode waarover de zin gaat.",
  "The same in words.": "Hetzelfde in woorden.",
  "The smallest effect that is seen in 8 of 10 cases, known before the outcome is read; null where none is.":
    "Het kleinste effect dat in 8 van de 10 gevallen te zien is, bekend voordat naar de uitkomst gekeken is; null als er geen is.",
  "The smallest effect that matters, in the unit of the outcome, as it was written down.":
    "Het kleinste effect dat ertoe doet, in de eenheid van de uitkomst, zoals het is opgeschreven.",
  "True for estimates by a model, which may not see what happens in one place.":
    "True bij schattingen met een model, die kunnen missen wat er op één plek gebeurt.",
  "True where all residents stand in for the group's own people.":
    "True als alle inwoners in de plaats komen van de mensen van de groep zelf.",
  "What can't be put in an area; it is never spread over areas.":
    "Wat niet in een gebied te plaatsen is; het wordt nooit over gebieden verdeeld.",
  "What the area would get if the same total went in proportion to need.":
    "Wat het gebied zou krijgen als hetzelfde totaal naar verhouding van de behoefte verdeeld was.",
  "What the limits were made from: the source's own limits, the scatter of the areas, or a simulation with those limits.":
    "Waar de marges van gemaakt zijn: de marges van de bron, hoe ver de gebieden uiteen liggen, of een simulatie met die marges.",
  "What went to areas that don't count.": "Wat naar gebieden ging die niet meetellen.",
  "Where each comes from: /observations/{id}/origin.": "Waar elk cijfer vandaan komt: /observations/{id}/origin.",
  "Where it may stand among all, at 95 %.": "Welke plaats het tussen alle kan hebben, met 95 % zekerheid.",
  "Where the figure comes from: /observations/{id}/origin.": "Waar het cijfer vandaan komt: /observations/{id}/origin.",
  "Where the need comes from: /observations/{id}/origin.": "Waar de behoefte vandaan komt: /observations/{id}/origin.",
  "Whether it was drawn by lot who got it.": "Of er geloot is wie het kreeg.",
  "Whether the least advantaged have the less favourable end; null without a direction.":
    "Of wie het minst heeft het minst gunstig uitkomt; null als er geen gunstige kant is.",
  "Who was counted to make people out of shares.": "Wie er geteld zijn om van aandelen mensen te maken.",
  "Whom that counts.": "Wie daarin geteld zijn.",
  "Why the area doesn't count; null where it does.": "Waarom het gebied niet meetelt; null als het meetelt.",
  "Why the check can't be done.": "Waarom dit niet na te gaan is.",
  "Why there is no answer here; null where there is one.": "Waarom er hier geen antwoord is; null als er wel een is.",
  "Why these areas are compared with; null where there are none.": "Waarom met deze gebieden vergeleken is; null als er geen zijn.",
  "rest: those without the indicator, where more of it is better.": "rest: de mensen zonder de indicator, als meer ervan gunstiger is.",
};
