/** Words of the pages on effort against need. */
import type { Texts } from "../../../kernel/language.ts";

export type EffortPageWords = {
  inequality: string;
  title: string;
  intro: string;
  question: Record<"euro" | "hours" | "activities", string>;
  none: { title: string; text: string; what: string; how: string; try: string; form: string };
  listHeadings: { effort: string; period: string; amount: string; answer: string };
  cityWideShort: (amount: string) => string;
  noAnswerYet: (why: string) => string;
  choose: string;
  need: string;
  needHint: string;
  group: string;
  period: string;
  show: string;
  curve: {
    title: string;
    name: string;
    area: string;
    across: (inNeed: string) => string;
    upward: string;
    subtitle: (need: string) => string;
    read: string;
  };
  curveHeadings: { area: string; need: string; effort: string };
  perArea: { title: string; caption: (title: string, need: string) => string; note: string };
  headings: {
    area: string;
    amount: string;
    rate: string;
    inNeed: string;
    perResident: string;
    perNeeded: string;
    proportional: string;
    difference: string;
    rule: string;
  };
  together: (amount: string, people: string, perResident: string, perNeeded: string) => string;
  leftOutTitle: string;
  amounts: string;
  within: {
    title: string;
    included: string;
    notIncluded: string;
    cityWide: string;
    noCityWide: string;
    source: string;
    place: string;
    need: string;
    people: string;
    instead: string;
    residents: string;
    caveat: string;
    limits: Record<"exact" | "need" | "none", string>;
  };
  between: (lower: string, upper: string) => string;
  method: {
    title: string;
    rule: string;
    about: string;
    index: (value: string) => string;
    indexLimits: Record<"exact" | "need" | "scatter", (lower: string, upper: string) => string>;
    noLimits: string;
    notComputable: string;
    moved: (part: string) => string;
    judged: string;
  };
  csv: string;
  figuresSource: (need: string) => string;
  noSource: string;
};

export const effortWords: Texts<EffortPageWords> = {
  nl: {
    inequality: "Ongelijkheid",
    title: "Volgt het geld de behoefte?",
    intro:
      "Gelijke kansen vragen soms ongelijk investeren: meer waar meer nodig is. Hier staat wat er per gebied heen gaat, naast hoeveel mensen het daar nodig hebben.",
    question: {
      euro: "Volgt het geld de behoefte?",
      hours: "Volgen de uren de behoefte?",
      activities: "Volgen de activiteiten de behoefte?",
    },
    none: {
      title: "Er zijn nog geen bedragen per gebied ingelezen",
      text: "De beleidsstukken die hier zijn ingelezen, noemen geen bedragen per gebied. Daarom is deze vraag nog niet te beantwoorden.",
      what: "Nodig is een lijst met per wijk of buurt een bedrag, een aantal uren of een aantal activiteiten, en waar die lijst vandaan komt.",
      how: "Zet in de map efforts van het pakket twee bestanden: ID.yaml zegt wat het is en waar het vandaan komt, ID.csv heeft per regel een gebied en een bedrag. Lees daarna het pakket opnieuw in.",
      try: "Eerst proberen kan ook, zonder iets te bewaren:",
      form: "De vorm van de bestanden staat in docs/method/effort.md.",
    },
    listHeadings: { effort: "Wat", period: "Periode", amount: "Bedrag", answer: "Antwoord" },
    cityWideShort: (amount) => `en ${amount} voor het geheel`,
    noAnswerYet: (why) => `Nog geen antwoord. ${why}`,
    choose: "Kies de behoefte",
    need: "Behoefte",
    needHint: "Waarmee we meten wie het nodig heeft.",
    group: "Groep",
    period: "Jaar van de behoefte",
    show: "Laat zien",
    curve: {
      title: "Wat er heen gaat, naast wie het nodig heeft",
      name: "zoals het nu verdeeld is",
      area: "verschil met naar behoefte",
      across: (inNeed) => `${inNeed}, van het gebied met de meeste behoefte naar het minste`,
      upward: "deel van het totaal",
      subtitle: (need) => `Behoefte: ${need}`,
      read: "Ligt de lijn boven de schuine lijn, dan gaat er meer naar gebieden met meer behoefte dan hun deel. Ligt hij eronder, dan minder.",
    },
    curveHeadings: { area: "Tot en met", need: "Deel van de mensen met behoefte", effort: "Deel van het totaal" },
    perArea: {
      title: "Per gebied",
      caption: (title, need) => `${title} per gebied, naast de behoefte: ${need}`,
      note: "‘Naar behoefte’ is wat een gebied zou krijgen als hetzelfde totaal precies naar het aantal mensen met de behoefte ging. Het is een rekenuitkomst en geen voorstel.",
    },
    headings: {
      area: "Gebied",
      amount: "Nu",
      rate: "Behoefte (%)",
      inNeed: "Mensen",
      perResident: "Per inwoner",
      perNeeded: "Per persoon met behoefte",
      proportional: "Naar behoefte",
      difference: "Verschil",
      rule: "Regel",
    },
    together: (amount, people, perResident, perNeeded) =>
      `Samen gaat er ${amount} naar deze gebieden. Dat is ${perResident} per inwoner, en ${perNeeded} per persoon met de behoefte (${people} mensen).`,
    leftOutTitle: "Welke gebieden tellen niet mee?",
    amounts: "bedrag",
    within: {
      title: "Wat zit erin?",
      included: "Dit zit erin",
      notIncluded: "Dit zit er niet in",
      cityWide: "Niet aan een gebied toe te wijzen",
      noCityWide: "de bron noemt niets",
      source: "Bron van de bedragen",
      place: "Waar in de bron",
      need: "De behoefte",
      people: "Aantal mensen geteld met",
      instead: "Het aantal mensen van deze groep is niet ingelezen; alle inwoners staan ervoor in de plaats.",
      residents: "Inwoners",
      caveat: "Let op",
      limits: {
        exact: "De behoefte is geteld. Een verschil van minder dan een tiende met het gemiddelde noemen we ongeveer gelijk.",
        need: "De bron geeft marges bij de behoefte. Kan een gebied door die marge zowel meer als minder krijgen dan gemiddeld, dan zeggen we dat het niet te zeggen is.",
        none: "De bron geeft geen marges bij de behoefte. Een verschil van minder dan een tiende met het gemiddelde noemen we ongeveer gelijk; ook een groter verschil kan door de schatting komen.",
      },
    },
    between: (lower, upper) => `${lower} tot ${upper}`,
    method: {
      title: "Hoe is dit gemeten?",
      rule: "De regel ‘ongelijk investeren voor gelijke kansen’ vraagt twee dingen van gebieden met meer behoefte dan gemiddeld: meer per inwoner, en per persoon met de behoefte ten minste ongeveer evenveel als gemiddeld. Is de behoefte ongeveer gemiddeld, dan vraagt de regel alleen het tweede. Van gebieden met minder behoefte vraagt de regel niets.",
      about: "Ongeveer gelijk is: minder dan een tiende meer of minder.",
      index: (value) =>
        `De concentratie-index van wat er heen gaat tegenover de behoefte (naar Suits, 1977) is ${value}. 0 is precies naar behoefte, boven 0 gaat er meer naar gebieden met meer behoefte.`,
      indexLimits: {
        exact: () => "De behoefte is geteld; een marge is er niet.",
        need: (lower, upper) => `Met 95 % zekerheid ligt hij tussen ${lower} en ${upper}, door de marges van de behoefte.`,
        scatter: (lower, upper) => `De 95%-marge loopt van ${lower} tot ${upper}, naar hoe ver de gebieden van één lijn liggen.`,
      },
      noLimits: "Een marge is niet te maken met zo weinig gebieden.",
      notComputable: "De index is hier niet te berekenen.",
      moved: (part) => `Wat zou moeten verschuiven (de index van Hoover) is ${part} van het totaal.`,
      judged:
        "‘Naar verhouding’ zeggen we als minder dan 5 % zou moeten verschuiven, of als de hele marge van de index tussen −0,05 en 0,05 ligt. ‘Meer’ of ‘minder’ zeggen we als de hele marge aan één kant van 0 ligt. Anders is het niet te zeggen.",
    },
    csv: "Deze gegevens als CSV",
    figuresSource: (need) => `Behoefte: ${need}.`,
    noSource: "een los bestand",
  },
  en: {
    inequality: "Inequality",
    title: "Does the money follow need?",
    intro:
      "Equal chances sometimes ask for unequal investment: more where more is needed. Here is what goes to each area, beside how many people need it there.",
    question: {
      euro: "Does the money follow need?",
      hours: "Do the hours follow need?",
      activities: "Do the activities follow need?",
    },
    none: {
      title: "No amounts per area have been imported yet",
      text: "The policy documents that are loaded here name no amounts per area. That is why this question can't be answered yet.",
      what: "Needed is a list with an amount, a number of hours or a number of activities per district or neighbourhood, and where that list comes from.",
      how: "Put two files in the folder efforts of the pack: ID.yaml says what it is and where it comes from, ID.csv has an area and an amount per line. Then load the pack again.",
      try: "You can also try first, without keeping anything:",
      form: "The form of the files is in docs/method/effort.md.",
    },
    listHeadings: { effort: "What", period: "Period", amount: "Amount", answer: "Answer" },
    cityWideShort: (amount) => `and ${amount} for the whole`,
    noAnswerYet: (why) => `No answer yet. ${why}`,
    choose: "Choose the need",
    need: "Need",
    needHint: "By which we measure who needs it.",
    group: "Group",
    period: "Year of the need",
    show: "Show",
    curve: {
      title: "What goes there, beside who needs it",
      name: "as it is divided now",
      area: "difference from by need",
      across: (inNeed) => `${inNeed}, from the area with most need to least`,
      upward: "part of the total",
      subtitle: (need) => `Need: ${need}`,
      read: "Where the line lies above the slanting one, areas with more need get more than their part. Where it lies below, less.",
    },
    curveHeadings: { area: "Up to and including", need: "Part of the people in need", effort: "Part of the total" },
    perArea: {
      title: "Per area",
      caption: (title, need) => `${title} per area, beside the need: ${need}`,
      note: "‘By need’ is what an area would get if the same total went exactly by the number of people in need. It is an outcome of arithmetic, not a proposal.",
    },
    headings: {
      area: "Area",
      amount: "Now",
      rate: "Need (%)",
      inNeed: "People",
      perResident: "Per resident",
      perNeeded: "Per person in need",
      proportional: "By need",
      difference: "Difference",
      rule: "Rule",
    },
    together: (amount, people, perResident, perNeeded) =>
      `Together ${amount} goes to these areas. That is ${perResident} per resident, and ${perNeeded} per person in need (${people} people).`,
    leftOutTitle: "Which areas do not count?",
    amounts: "amount",
    within: {
      title: "What is in it?",
      included: "In it",
      notIncluded: "Not in it",
      cityWide: "Can't be put in an area",
      noCityWide: "the source names nothing",
      source: "Source of the amounts",
      place: "Where in the source",
      need: "The need",
      people: "People counted with",
      instead: "The people of this group are not imported; all residents stand in for them.",
      residents: "Residents",
      caveat: "Mind",
      limits: {
        exact: "The need was counted. A difference of less than a tenth from the average we call about the same.",
        need: "The source gives limits with the need. Where an area may get either more or less than average within those, we say that it can't be told.",
        none: "The source gives no limits with the need. A difference of less than a tenth from the average we call about the same; a larger one may come from the estimate as well.",
      },
    },
    between: (lower, upper) => `${lower} to ${upper}`,
    method: {
      title: "How is this measured?",
      rule: "The rule ‘unequal investment for equal chances’ asks two things of areas with more need than average: more per resident, and per person in need at least about as much as average. With about average need it asks the second only. It asks nothing of areas with less need.",
      about: "About the same is: less than a tenth more or less.",
      index: (value) =>
        `The concentration index of effort against need (after Suits, 1977) is ${value}. 0 is exactly by need; above 0, areas with more need get more.`,
      indexLimits: {
        exact: () => "The need was counted; there are no limits to it.",
        need: (lower, upper) => `With 95 % confidence it lies between ${lower} and ${upper}, by the limits of the need.`,
        scatter: (lower, upper) => `Its 95 % limits run from ${lower} to ${upper}, by how far areas lie from one line.`,
      },
      noLimits: "Limits can't be made with so few areas.",
      notComputable: "The index can't be computed here.",
      moved: (part) => `What would have to move (Hoover's index) is ${part} of the total.`,
      judged:
        "We say ‘in proportion’ when less than 5 % would have to move, or when the limits of the index lie between −0.05 and 0.05. We say ‘more’ or ‘less’ when its limits lie on one side of 0. Else it can't be told.",
    },
    csv: "These data as CSV",
    figuresSource: (need) => `Need: ${need}.`,
    noSource: "a file of one's own",
  },
};
