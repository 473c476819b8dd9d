/** Why an import was refused, in Dutch. Readers and rules speak English; a test holds these lists against all that they can say. */
import type { Fault } from "../../../kernel/problem.ts";

/** Kind of problem → what happened, and the way out. */
const kinds: Readonly<Record<string, readonly [what: string, wayOut: string]>> = {
  "cell-impossible": ["In het bestand staan getallen die niet kunnen.", "Verbeter wat hieronder staat en stuur het bestand opnieuw."],
  "cell-twice": ["Hetzelfde cijfer staat twee keer in het bestand.", "Haal de dubbele regels weg en stuur het bestand opnieuw."],
  "description-invalid": ["De beschrijving klopt niet.", "Verbeter wat hieronder staat. Hoe het moet, staat in docs/method/mapping.md."],
  "disclosure-looser": [
    "De beschrijving wil meer laten zien dan de regels van deze bron toestaan.",
    "Laat de regels weg: dan gelden de regels die er al zijn. Strenger mag ook.",
  ],
  "disclosure-refused": [
    "Een getal dat verborgen moet blijven, is met dit bestand uit te rekenen.",
    "Laat de getallen hieronder weg, of hun totaal.",
  ],
  "disclosure-rules": ["De regels die mensen beschermen, kunnen zo niet werken.", "Verbeter de regels in de beschrijving, of laat ze weg."],
  "disclosure-unit": [
    "Bij een cijfer staat hoeveel mensen het zijn, maar de eenheid zegt niet per hoeveel.",
    "Geef de teller, schrijf de eenheid als % of per 1.000, of laat de aantallen mensen weg.",
  ],
  "file-empty": ["Het bestand is leeg.", "Kies het bestand opnieuw, of haal het opnieuw op."],
  "file-kind": ["Dit soort bestand kunnen we niet lezen.", "Stuur een .xlsx van StatLine, of een .csv met een beschrijving (.yaml)."],
  "file-not-found": ["Dat bestand is er niet.", "Stuur het bestand opnieuw."],
  "file-too-large": ["Het bestand is te groot.", "Kijk of het het goede bestand is. Zo ja: stuur het in delen, bijvoorbeeld per jaar."],
  "host-not-allowed": ["Dat adres mag deze site niet opvragen.", "De beheerder kan een adres toevoegen."],
  "html-instead": [
    "In het bestand staat een webpagina, en geen cijfers.",
    "Waarschijnlijk gaf de site een foutmelding of vroeg zij om aan te melden. Haal het bestand opnieuw op en bekijk het eerst.",
  ],
  "input-faults": ["In het bestand staan fouten.", "Verbeter wat hieronder staat en stuur het bestand opnieuw."],
  "job-stopped": ["Dit is gestopt.", "Er is niets veranderd."],
  "line-too-long": [
    "Een regel in het bestand is veel te lang.",
    "Kijk of elke rij op een eigen regel staat, en of elk aanhalingsteken ook sluit.",
  ],
  "mapping-kind": ["Dit is geen beschrijving.", "Kies een .yaml."],
  "network-lost": ["De verbinding met de bron viel weg.", "Probeer het opnieuw. Het gaat verder waar het was gebleven."],
  "no-data-properties": ["De tabel is niet heel: DataProperties ontbreekt.", "Haal de tabel opnieuw op."],
  "no-description": [
    "Van deze tabel is er nog geen beschrijving.",
    "Vraag de beheerder om een beschrijving te maken: welke kolom het gebied is, welke het jaar, en van wie de cijfers zijn.",
  ],
  "no-measure-codes": ["De tabel is niet heel: MeasureCodes ontbreekt.", "Haal de tabel opnieuw op."],
  "no-network": ["De bron is niet te bereiken.", "Probeer het later opnieuw, of stuur een bestand."],
  "no-observations": ["In het bestand staan geen cijfers.", "Kijk of de tabel zelf is bewaard, en niet alleen de kop."],
  "no-such-sheet": ["Dat werkblad is er niet.", "Kijk welke werkbladen het bestand heeft."],
  "not-a-zip": [
    "Dit is geen .xlsx. Misschien is het een oude .xls, of zit er een wachtwoord op.",
    "Open het in een rekenprogramma en bewaar het als .xlsx zonder wachtwoord. Of stuur het als .csv met een beschrijving.",
  ],
  "not-csv": [
    "Dit is geen CSV-bestand dat we kunnen lezen.",
    "Bewaar het als CSV. Kijk of de aanhalingstekens en het scheidingsteken kloppen.",
  ],
  "not-json": ["De bron gaf een antwoord dat we niet kunnen lezen.", "Probeer het later opnieuw."],
  "other-dimensions": ["De tabel zit anders in elkaar dan haar beschrijving zegt.", "Vraag de beheerder om de beschrijving te verbeteren."],
  "other-division": [
    "De gebieden in de tabel zijn van een ander jaar dan de beschrijving zegt.",
    "Vraag de beheerder om het jaar van de indeling te verbeteren.",
  ],
  "other-period": ["Een periode heeft andere datums dan eerder.", "Geef die periode een eigen naam."],
  "other-unit": ["Een onderwerp komt in een andere eenheid of soort dan eerder.", "Geef het in de beschrijving een eigen naam."],
  "preview-outdated": [
    "Er is intussen iets anders veranderd. De cijfers zouden nu iets anders kunnen doen dan u zag.",
    "Er is niets overgenomen. Bekijk opnieuw wat er verandert.",
  ],
  "source-refuses": ["De bron geeft deze tabel niet.", "Kijk of het nummer klopt."],
  "table-changed": ["De tabel veranderde terwijl we haar ophaalden.", "Probeer het opnieuw."],
  "table-not-found": ["De bron heeft deze tabel niet.", "Kijk of het nummer klopt."],
  "unknown-area": ["Er staan gebieden in die er in dit jaar niet zijn.", "Kijk of het jaar van de indeling klopt."],
  "unknown-table": [
    "Dit bestand past bij geen tabel die we kennen.",
    "Kijk of alle kolommen van de tabel erin staan, met de codes van StatLine in de eerste rij.",
  ],
  "upload-gone": ["Het bestand is er niet meer. We bewaren het een dag.", "Stuur het bestand opnieuw."],
  unexpected: [
    "Er ging iets mis. Dat ligt aan ons, niet aan u.",
    "Probeer het straks opnieuw. Gaat het weer mis? Vertel de beheerder hoe laat het was.",
  ],
  "workbook-unreadable": ["Dit werkboek kunnen we niet lezen.", "Open het in een rekenprogramma en bewaar het opnieuw als .xlsx."],
  "wrong-encoding": ["De letters in het bestand zijn anders opgeslagen dan de beschrijving zegt.", "Bewaar het als CSV UTF-8."],
  "zip-bomb": ["Dit bestand zou uitpakken tot veel meer dan een rekenblad kan zijn.", "Open het niet. Haal het opnieuw op bij de maker."],
  "zip-cut-off": ["Het bestand is niet heel.", "Haal het opnieuw op. Het ophalen stopte waarschijnlijk halverwege."],
  "zip-unreadable": ["Dit bestand kunnen we niet lezen.", "Bewaar het opnieuw als gewone .xlsx, zonder wachtwoord."],
};

/** Sentences about one place: English → Dutch; a part in brackets comes back as $1, $2. Whole sentences only. */
const sentences: readonly (readonly [RegExp, string])[] = (
  [
    // What was found.
    ["(.+) of (.+): (an? .+)", "$1 van $2: $3"],
    ["a number that is not finite", "een getal zonder einde"],
    ["a count of (.+)", "een aantal van $1"],
    ["a share of (.+)", "een deel van $1"],
    ["a numerator of (.+) above its denominator of (.+)", "een teller van $1, meer dan de noemer van $2"],
    ["a numerator of (.+)", "een teller van $1"],
    ["a denominator of (.+)", "een noemer van $1"],
    ["a lower limit of (.+) above the upper limit of (.+)", "een ondergrens van $1 boven de bovengrens van $2"],
    ["a lower limit of (.+) above the value (.+)", "een ondergrens van $1 boven de waarde $2"],
    ["an upper limit of (.+) below the value (.+)", "een bovengrens van $1 onder de waarde $2"],
    ["the lower limit is above the upper limit", "de ondergrens is hoger dan de bovengrens"],
    ["(.+) cells where the head has (.+)", "$1 cellen, terwijl de kop er $2 heeft"],
    ["the same area, period, group and indicator as row (.+)", "hetzelfde gebied, jaar, groep en onderwerp als rij $1"],
    ["the same area, period and group \\((.+)\\) as row (.+)", "hetzelfde gebied, jaar en groep ($1) als rij $2"],
    ["the same cell as row (.+)", "hetzelfde cijfer als rij $1"],
    ["this column is missing", "deze kolom ontbreekt"],
    ["this column is there twice", "deze kolom staat er twee keer"],
    ["this column is not described", "deze kolom staat niet in de beschrijving"],
    ["the mapping says nothing of this column", "de beschrijving zegt niets over deze kolom"],
    ["the mapping says nothing of it", "de beschrijving zegt hier niets over"],
    ["no column holds a described indicator", "geen enkele kolom is een onderwerp dat beschreven is"],
    ["(.+) is no described indicator", "$1 is geen onderwerp dat beschreven is"],
    ["(.+) is no known status", "$1 is geen soort cijfer dat we kennen"],
    ["a value beside the status (.+)", "er staat een waarde bij “$1”"],
    ["no value beside the status (.+)", "er staat geen waarde bij “$1”"],
    ["(.+) is not a number", "$1 is geen getal"],
    ["(.+) is no area code", "$1 is geen code van een gebied"],
    ["(.+) is no period", "$1 is geen jaar of andere periode"],
    ["(.+) is no known group", "$1 is geen groep die we kennen"],
    ["(.+) is no known limit", "$1 is geen grens die we kennen"],
    ["(.+) is not in MeasureCodes", "$1 staat niet in MeasureCodes"],
    ["an? .+ limit without a row that holds the value", "een grens zonder rij met de waarde"],
    ["an? .+ limit without a value, or twice", "een grens zonder waarde, of twee keer"],
    ["(.+) where a number is wanted", "$1, terwijl hier een getal hoort"],
    ["(.+) is not known", "$1 kennen we niet"],
    ["(.+) is not a finite number", "$1 is geen getal dat past"],
    ["a value beside the attribute (.+)", "er staat een waarde bij het kenmerk $1"],
    ["this dimension of the table is not described", "deze dimensie van de tabel is niet beschreven"],
    ["the table has no such dimension", "de tabel heeft deze dimensie niet"],
    ["(.+) in (.+), but stored in (.+)", "$1 in $2, maar bewaard in $3"],
    ["(.+) as an? (.+), but stored as an? (.+)", "$1 als $2, maar bewaard als $3"],
    [
      "a number that was hidden before can be worked out with this delivery",
      "een getal dat verborgen was, is met dit bestand uit te rekenen",
    ],
    [
      "(.+) of (.+) in (.+) can be worked out from numbers that are public already",
      "$1 van $2 in $3 is uit te rekenen uit wat al openbaar is",
    ],
    ["(.+) can be worked out from numbers that are public already", "$1 is uit te rekenen uit wat al openbaar is"],
    ["stored is (.+), the delivery leaves it out", "nu geldt $1, dit bestand laat het weg"],
    ["stored is (.+), the delivery says (.+)", "nu geldt $1, dit bestand zegt $2"],
    ["it is (.+)", "het is $1"],
    ["it can't be read", "het is niet te lezen"],
    ["an? (.+) in (.+) with people and without numerator", "$1 in $2, met aantallen mensen en zonder teller"],
    [
      "(.+) is no code of the statistics office and no (.+) of the (.+) division",
      "$1 is geen code van het CBS en geen gebied van de indeling van $3",
    ],
    ["(.+) does not exist in the (.+) division of (.+)", "$1 bestaat niet in de indeling van $2 van $3"],
    // What mends it.
    ["give the number, or say why there is none", "geef het getal, of zeg waarom het er niet is"],
    ["a count is 0 or more", "een aantal is 0 of meer"],
    [
      "give a whole number, or say under decimals that this count has decimals",
      "geef een heel getal, of zeg bij decimals dat er cijfers achter de komma zijn",
    ],
    ["a share lies between 0 and (.+)", "een deel ligt tussen 0 en $1"],
    ["a number of people or events is 0 or more", "een aantal mensen is 0 of meer"],
    ["a number of people is 0 or more", "een aantal mensen is 0 of meer"],
    ["a part is at most the whole; exchange or mend them", "een deel is nooit meer dan het geheel; wissel ze om of verbeter ze"],
    ["exchange them", "wissel ze om"],
    ["a value lies within its limits", "een waarde ligt tussen haar grenzen"],
    [
      "give every row the same columns; put text that holds the delimiter in quotes",
      "geef elke rij evenveel kolommen; zet tekst met het scheidingsteken erin tussen aanhalingstekens",
    ],
    ["give every row the same columns", "geef elke rij evenveel kolommen"],
    ["keep one of the two rows", "laat een van de twee rijen staan"],
    ["keep one of the two", "laat een van de twee staan"],
    ["keep one", "laat er een staan"],
    ["the head has (.+); check the delimiter and the mapping", "in de kop staat $1; kijk naar het scheidingsteken en de beschrijving"],
    ["name its column under columns, or give it under fixed", "noem de kolom bij columns, of geef de waarde bij fixed"],
    ["name a value column, or describe the indicators", "noem de kolom met de waarde, of beschrijf de onderwerpen"],
    ["name it under columns, or under ignored", "noem haar bij columns, of bij ignored"],
    ["describe it in the mapping under indicators", "beschrijf het in de beschrijving bij indicators"],
    ["use (.+), or translate it under statuses", "gebruik $1, of vertaal het woord bij statuses"],
    ["give either a value or a reason why there is none", "geef een waarde, of een reden waarom zij er niet is"],
    ["give the value, or the reason why there is none", "geef de waarde, of de reden waarom zij er niet is"],
    [
      "close every quote and double a quote inside quotes",
      "sluit elk aanhalingsteken; schrijf er twee voor een aanhalingsteken in de tekst",
    ],
    ["give a number that fits", "geef een getal dat past"],
    ["give a number that fits; this one is not finite", "geef een getal dat past; dit getal is te groot"],
    ["give the formula's result; formulas are never worked out here", "geef de uitkomst; formules rekenen we niet uit"],
    [
      'write a decimal point, or declare decimal: "," in the mapping',
      'schrijf een punt voor de decimalen, of zet decimal: "," in de beschrijving',
    ],
    [
      'write a decimal comma, or declare decimal: "." in the mapping',
      'schrijf een komma voor de decimalen, of zet decimal: "." in de beschrijving',
    ],
    ["leave out the thousands separators", "laat de tekens tussen de duizendtallen weg"],
    [
      "leave the cell blank, or use a sign with a reason \\(. unknown, x suppressed\\)",
      "laat de cel leeg, of gebruik een teken met een reden (. onbekend, x geheim)",
    ],
    [
      "give a number, leave the cell blank, or use a sign with a reason \\(. unknown, x suppressed\\)",
      "geef een getal, laat de cel leeg, of gebruik een teken met een reden (. onbekend, x geheim)",
    ],
    ["use codes such as (.+)", "gebruik codes zoals $1"],
    ["known are (.+); describe others under groups", "we kennen $1; beschrijf andere bij groups"],
    ["known are (.+)", "we kennen $1"],
    ["use (.+), or (.+)", "gebruik $1, of $2"],
    ["use (.+)", "gebruik $1"],
    [
      "save TypedDataSet in full, with DataProperties of the same table",
      "bewaar TypedDataSet in zijn geheel, met DataProperties van dezelfde tabel",
    ],
    ["save Observations in full", "bewaar Observations in zijn geheel"],
    ["save both of the same table", "bewaar beide van dezelfde tabel"],
    ["give each value once, with its limits", "geef elke waarde een keer, met haar grenzen"],
    ["give the row with the value too", "geef ook de rij met de waarde"],
    ["download the table with all of its topics", "haal de tabel op met al haar onderwerpen"],
    ["describe it in (.+), under indicators or ignored", "laat de beheerder haar beschrijven in $1"],
    ["say under dimensions what it holds", "zeg bij dimensions wat erin staat"],
    ["correct it under dimensions", "verbeter het bij dimensions"],
    ["give it an indicator id of its own", "geef het een eigen naam bij indicators"],
    ["leave out a total or a part that it follows from", "laat een totaal of een deel weg waar het uit volgt"],
    ["leave it out together with its total, or withdraw what tells it", "laat het weg met zijn totaal, of trek in wat het verraadt"],
    ["give (.+) or a multiple of it", "geef $1 of een veelvoud daarvan"],
    ["give (.+) or stricter", "geef $1 of strenger"],
    ["give a whole number of (.+) or more", "geef een heel getal van $1 of meer"],
    ["give a part of 1, above 0.5 and below 1 \\(0.9 for 90 %\\)", "geef een deel van 1, boven 0,5 en onder 1 (0.9 voor 90 %)"],
    [
      'write the unit as "%", "per 1.000", "per 100.000" …, or give the numerator',
      'schrijf de eenheid als "%", "per 1.000" of "per 100.000", of geef de teller',
    ],
    ["mend the code, or make the set first", "verbeter de code, of maak het gebied eerst"],
    [
      "name the division that the codes belong to, or carry the figures across with a crosswalk",
      "noem het jaar van de indeling waar de codes bij horen",
    ],
    [
      "say under valueAttributes of the source description what it means",
      "laat de beheerder bij valueAttributes beschrijven wat het betekent",
    ],
    ["list the measure under ignored", "laat de beheerder het onderwerp bij ignored zetten"],
    ["write it as YAML", "schrijf het als YAML"],
    ["write it without aliases", "schrijf het zonder verwijzingen (& en *)"],
    ["see docs/method/mapping.md", "zie docs/method/mapping.md"],
  ] as const
).map(([english, dutch]) => [new RegExp(`^${english}$`, "s"), dutch]);

/** In Dutch; null where there are no Dutch words for it. */
export function sentenceInDutch(english: string): string | null {
  for (const [pattern, dutch] of sentences) {
    const found = pattern.exec(english);
    if (!found) continue;
    return dutch.replaceAll(/\$(\d)/g, (_, place: string) => {
      const part = found[Number(place)] ?? "";
      // "x of WK034403: a count of -1": what follows the colon is a sentence itself.
      return sentences.some(([inner]) => inner !== pattern && inner.test(part)) && part.includes(" ")
        ? (sentenceInDutch(part) ?? part)
        : part;
    });
  }
  return null;
}

export const refusalInDutch = (kind: string): { what: string; wayOut: string } | null => {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return found ? { what: found[0], wayOut: found[1] } : null;
};

export type ToldFault = { row: number | null; column: string; found: string; mend: string; english: boolean };

/** A fault in the page's language; `english` where there are only English words for it. */
export function tellFault({ row, column = "", found, mend }: Fault, language: "nl" | "en"): ToldFault {
  const place = { row: row ?? null, column };
  if (language === "en") return { ...place, found, mend, english: true };
  const [dutchFound, dutchMend] = [sentenceInDutch(found), sentenceInDutch(mend)];
  // Half a line in each language is worse than one language.
  return dutchFound !== null && dutchMend !== null
    ? { ...place, found: dutchFound, mend: dutchMend, english: false }
    : { ...place, found, mend, english: true };
}
