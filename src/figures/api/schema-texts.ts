/** Dutch for what the schemas say in English. A test keeps it complete. */
export const schemaTexts: Readonly<Record<string, string>> = {
  "Address of all of its figures as CSV.": "Adres van alle cijfers als CSV.",
  "Address of what follows; null at the end.": "Adres van wat volgt; null aan het eind.",
  "Addresses to start from.": "Adressen om mee te beginnen.",
  "Carried figures: at most this far off by the crosswalk's stated errors, in the unit of the indicator; null where it states none.":
    "Bij een overgezet cijfer: hoogstens zoveel ernaast door de fouten die de omzettabel noemt, in de eenheid van de indicator; null als die er geen noemt.",
  "Carried figures: which share of each input went along, what the shares are of, and who published them.":
    "Bij een overgezet cijfer: welk deel van elk cijfer meeging, waar dat een deel van is en wie de delen uitgaf.",
  "Code of the statistics office, or of a user-made set.": "Code van het CBS, of van een eigen gebied.",
  "False once superseded or withdrawn; it stays readable.":
    "False als er een nieuwere levering is of als deze is ingetrokken; hij blijft te lezen.",
  "For a figure computed here: the figures that went into it.": "Bij een cijfer dat hier berekend is: de cijfers die erin gingen.",
  "For a figure computed here: the formula, and the observations that went into it.":
    "Bij een cijfer dat hier berekend is: de formule, en de cijfers die erin gingen.",
  "For a set: the areas that it is made of.": "Bij een eigen gebied: de gebieden waaruit het bestaat.",
  "For a weighted mean: the figures that weigh the inputs, in the same order.":
    "Bij een gewogen gemiddelde: de cijfers die als gewicht dienen, in dezelfde volgorde.",
  "Groups with figures, and the periods of each.": "Groepen met cijfers, en de perioden van elke groep.",
  "Lower 95 % limit; null where none is known.": "Ondergrens van de marge van 95 %; null als er geen bekend is.",
  "Null for a figure that is computed here; see derived.": "Null bij een cijfer dat hier berekend is; zie derived.",
  "Observations whose people weigh the inputs, in their order; empty where nothing is weighed.":
    "De cijfers waarvan de mensen als gewicht dienen, in dezelfde volgorde; leeg als er niets gewogen is.",
  "One entry per thing that is wrong; column is the parameter.": "Eén regel per fout; column is de parameter.",
  "Only where the coordinates are not degrees.": "Alleen als de coördinaten geen graden zijn.",
  "Per indicator, period and group: how many values, how many reasons instead, and whether the source left all of it empty.":
    "Per indicator, periode en groep: hoeveel cijfers, hoe vaak een reden in plaats daarvan, en of de bron alles leeg liet.",
  "Place among its peers, 1 the lowest value (first to last where values tie); its fifth is null with fewer than five.":
    "Plaats tussen de andere gebieden, 1 is de laagste waarde (first tot last bij gelijke waarden); fifth is null bij minder dan vijf gebieden.",
  "Rules by which figures of this source are hidden or rounded before they are stored.":
    "Regels waarmee cijfers van deze bron verborgen of afgerond worden voordat ze bewaard worden.",
  "SHA-256 of the file as delivered.": "SHA-256 van het bestand zoals het geleverd is.",
  "The figure that each is compared with.": "Het cijfer waarmee elk cijfer vergeleken wordt.",
  "The group in a sentence.": "De groep in een zin.",
  "The last day that belongs to it.": "De laatste dag die erbij hoort.",
  "The release that came in its place.": "De levering die ervoor in de plaats kwam.",
  "The release that it stands in; null for a figure that is computed here.":
    "De levering waar het cijfer in staat; null bij een cijfer dat hier berekend is.",
  "The same figure as other releases have it.": "Hetzelfde cijfer in andere leveringen.",
  "The way out.": "Wat u kunt doen.",
  "Value less benchmark, in the unit of the indicator.": "Het cijfer min het vergeleken cijfer, in de eenheid van de indicator.",
  "What holds it, nearest first.": "Waar het in ligt, het kleinste eerst.",
  "What lies directly inside it.": "Wat er direct in ligt.",
  "What was asked and what was found.": "Wat er gevraagd is en wat er gevonden is.",
  "Whether the movement is more than chance.": "Of de beweging meer is dan toeval.",
  "Which rule decided.": "Welke regel besliste.",
  "Who made the limits.": "Wie de marges maakte.",
  "Why there is no verdict; null when there is one.": "Waarom er geen oordeel is; null als er wel een is.",
  "Year of the division that this version of the area belongs to.": "Jaar van de gebiedsindeling waar dit gebied bij hoort.",
  "Year of the outline; it may differ from the division.": "Jaar van de grens; dat kan een ander jaar zijn dan de indeling.",
  "Years of all divisions that know this code, newest first.": "Jaren van alle indelingen met deze code, de nieuwste eerst.",
  "final, provisional or revised; or the reason why there is no value.":
    "Definitief, voorlopig of herzien (final, provisional, revised); of de reden waarom er geen cijfer is.",
};
