/** What evaluations say, in Dutch. The English of each stands in words-en.ts. */
import type { Design } from "./record.ts";
import type { Caution, CheckId, DesignReason, Inference, Need, VerdictReason } from "./result.ts";

type With<Any extends { code: string }, Code> = Extract<Any, { code: Code }>;
/** A sentence per code; the compiler tells which one lacks. */
export type Saying<Any extends { code: string }> = {
  readonly [Code in Any["code"]]: (each: With<Any, Code>, spoken: Spoken) => string;
};

export function tell<Any extends { code: string }>(sayings: Saying<Any>, each: Any, spoken: Spoken): string {
  return (sayings[each.code as Any["code"]] as (one: Any, numbers: Spoken) => string)(each, spoken);
}

/** Pieces of text that numbers and names were put into already. `size`: "2 van de 100". */
export type Spoken = { size: (value: number) => string; start: string; many: (count: number, one: string, more: string) => string };

const design: Record<Design, { name: string; how: string; assumptions: string[] }> = {
  differenceInDifferences: {
    name: "verschil in verschillen",
    how: "Wij kijken hoeveel het in de gebieden met de aanpak veranderde, en trekken daar de verandering in de andere gebieden van af.",
    assumptions: [
      "Zonder de aanpak was het in beide groepen gebieden gemiddeld evenveel veranderd.",
      "Er gebeurde rond het begin niets anders dat maar één van beide groepen raakte.",
      "De aanpak werkte niet door in de gebieden waarmee wij vergelijken.",
      "Er wonen voor en na ongeveer dezelfde mensen: het cijfer veranderde niet door verhuizen.",
      "Vooraf veranderde er nog niets omdat mensen wisten wat er kwam.",
    ],
  },
  eventStudy: {
    name: "verschil in verschillen, meting voor meting",
    how: "Wij volgen bij elke meting het verschil tussen de gebieden met de aanpak en de andere. Voor het begin hoort dat verschil gelijk te blijven. Na het begin laat het zien wat er anders werd.",
    assumptions: [
      "Zonder de aanpak was het verschil tussen beide groepen gebieden gelijk gebleven. Voor het begin is dat na te gaan, daarna niet.",
      "Er gebeurde rond het begin niets anders dat maar één van beide groepen raakte.",
      "De aanpak werkte niet door in de gebieden waarmee wij vergelijken.",
      "Er wonen voor en na ongeveer dezelfde mensen: het cijfer veranderde niet door verhuizen.",
      "Vooraf veranderde er nog niets omdat mensen wisten wat er kwam.",
    ],
  },
  interruptedTimeSeries: {
    name: "onderbroken tijdreeks",
    how: "Wij trekken de lijn van voor het begin door, en kijken hoeveel het daarna daarvan afwijkt. Er zijn geen gebieden om mee te vergelijken.",
    assumptions: [
      "Zonder de aanpak was de lijn van vooraf recht doorgegaan.",
      "Er gebeurde op dat moment niets anders dat het cijfer raakte. Zonder vergelijking is dat niet na te gaan.",
      "Er werd steeds op dezelfde manier gemeten.",
      "Er wonen voor en na ongeveer dezelfde mensen.",
    ],
  },
  syntheticControl: {
    name: "samengestelde vergelijking",
    how: "Wij stellen uit de andere gebieden een mengsel samen dat voor het begin op en neer ging zoals het gebied met de aanpak, en kijken hoe ver ze daarna uit elkaar gaan. Of het cijfer zelf even hoog was, telt niet mee.",
    assumptions: [
      "Een mengsel dat vooraf lang hetzelfde deed, had dat zonder de aanpak ook daarna gedaan.",
      "Er gebeurde rond het begin niets anders in het gebied, en ook niet in de gebieden van het mengsel.",
      "De aanpak werkte niet door in de gebieden waarmee wij vergelijken.",
      "Er wonen voor en na ongeveer dezelfde mensen.",
    ],
  },
};

const designWhy: Saying<DesignReason> = {
  asked: () => "Deze opzet staat zo in de beschrijving.",
  severalBefore: (why) =>
    `Er zijn ${why.before} metingen van voor het begin. Daardoor is na te gaan of de gebieden vooraf gelijk op gingen.`,
  fewMeasurements: (why) =>
    `Er zijn ${why.before} metingen van voor het begin en ${why.after} van daarna, en gebieden om mee te vergelijken. Voor meer is het te weinig.`,
  longBeforeFewAreas: (why) =>
    `Het gaat om weinig gebieden, met ${why.before} metingen vooraf en ${why.comparison} andere gebieden. Dan is uit die andere een goede vergelijking samen te stellen.`,
  nothingToCompare: (why) => `Er zijn geen gebieden om mee te vergelijken, maar wel ${why.before} metingen vooraf en ${why.after} daarna.`,
};

const check: Record<CheckId, { name: string; passed: string; failed: string }> = {
  preTrends: {
    name: "Ging het vooraf gelijk op?",
    passed: "Ja, voor zover te zien. Dat bewijst niet dat het zo was gebleven.",
    failed: "Nee. De gebieden liepen al uit elkaar voordat het begon. Het verschil daarna kan daar de voortzetting van zijn.",
  },
  placeboInTime: {
    name: "Zien wij ook een effect als wij doen alsof het eerder begon?",
    passed: "Nee, zoals het hoort.",
    failed: "Ja, en dat hoort niet: toen was er nog niets begonnen.",
  },
  placeboInPlace: {
    name: "Is het verschil groter dan als andere gebieden het hadden gehad?",
    passed: "Ja. Zo'n groot verschil komt bij andere gebieden bijna niet voor.",
    failed: "Nee. Zo'n groot verschil zien wij ook als wij doen alsof andere gebieden het hadden.",
  },
  otherComparison: {
    name: "Verandert het antwoord als een ander gebied uit de vergelijking gaat?",
    passed: "Nee. Welk gebied wij ook weglaten, het antwoord blijft ongeveer hetzelfde.",
    failed: "Ja. Het antwoord hangt aan een enkel gebied in de vergelijking.",
  },
  otherAreas: {
    name: "Komt het door een enkel gebied met de aanpak?",
    passed: "Nee. Zonder elk van de gebieden blijft het antwoord ongeveer hetzelfde.",
    failed: "Ja. Zonder een van de gebieden is het antwoord anders.",
  },
  spillOver: {
    name: "Veranderde het ook in de gebieden ernaast?",
    passed: "Niet aantoonbaar.",
    failed: "Ja. Wat daar gebeurde kan van de aanpak komen. Die gebieden doen niet mee in de vergelijking.",
  },
  autocorrelation: {
    name: "Zijn de marges breed genoeg voor metingen die op elkaar lijken?",
    passed: "Ja, daar is rekening mee gehouden.",
    failed:
      "Nee. Metingen na elkaar lijken te veel op elkaar. Wat de aanpak deed, is niet te onderscheiden van hoe de lijn vanzelf beweegt.",
  },
  trendGoesOn: {
    name: "Blijft er een effect over als de lijnen van vooraf waren doorgegaan?",
    passed: "Ja, ook als de lijnen in hetzelfde tempo uit elkaar waren blijven lopen.",
    failed: "Niet zeker. De gebieden kunnen vooraf al uit elkaar zijn gelopen. De metingen van toen sluiten dat niet uit.",
  },
  fitBefore: {
    name: "Ging het mengsel vooraf op en neer zoals het gebied?",
    passed: "Ja.",
    failed: "Nee. Het mengsel volgde het gebied vooraf al niet.",
  },
};

const because = {
  oneBefore: "Dat is niet na te gaan: er is maar een meting van vooraf.",
  twoBefore: "Dat is niet na te gaan: er zijn te weinig metingen van vooraf.",
  fewAreas: "Dat is niet na te gaan: er zijn te weinig gebieden.",
  noNear: "Dat is niet nagegaan: de beschrijving noemt geen gebieden ernaast.",
  noComparison: "Dat is niet na te gaan: er zijn geen gebieden om mee te vergelijken.",
  noEffect: "Dat is niet na te gaan: er is geen effect om op te letten.",
};

export const nl = {
  design,
  designWhy,
  check,
  because,
  checkOutcome: { passed: "klopt", failed: "klopt niet", undetermined: "niet na te gaan" },
  inference: {
    clusterRobust: "marges die rekenen met samenhang binnen een gebied (CR2)",
    wildBootstrap: "marges uit 999 trekkingen (wild cluster bootstrap), omdat er weinig gebieden zijn",
    permutation:
      "marges door na te gaan wat er bij elke andere keuze van gebieden was uitgekomen, omdat er heel weinig gebieden zijn; zonder loting telt mee hoe grillig die gebieden vooraf waren",
    autocorrelation: "marges die rekenen met metingen die op elkaar lijken",
    placeboRanks: "marges uit de rang onder alle gebieden, elk op zijn beurt behandeld alsof het de aanpak kreeg",
  } satisfies Record<Inference, string>,
  verdict: {
    effectShown: "Effect aangetoond",
    noEffectLargerThan: (bound: string) => `Geen effect groter dan ${bound}`,
    cannotTell: "Niet te zeggen",
  },
  direction: {
    better: (size: string) => `het werd ${size} gunstiger dan zonder de aanpak te verwachten was`,
    worse: (size: string) => `het werd ${size} ongunstiger dan zonder de aanpak te verwachten was`,
    higher: (size: string) => `het cijfer werd ${size} hoger dan zonder de aanpak te verwachten was`,
    lower: (size: string) => `het cijfer werd ${size} lager dan zonder de aanpak te verwachten was`,
  },
  answer: {
    effectShown: (what: string, from: string, to: string | null) =>
      `Ja, er is een effect te zien: ${what}. Het echte effect is waarschijnlijk ${to === null ? `ten minste ${from}` : `${from} tot ${to}`}.`,
    noEffectLargerThan: (bound: string) =>
      `Een effect is niet aangetoond. Als het er is, dan is het waarschijnlijk niet groter dan ${bound}.`,
    cannotTell: "Of het hierdoor kwam, is niet te zeggen.",
    cannotTellYet: "Of het hielp, is nog niet te zeggen.",
  },
  reason: {
    noFigures: () => "Voor deze gebieden zijn hier geen cijfers geladen.",
    noBefore: (reason, { start }) =>
      `Het begon in ${start}. De eerste meting is van ${reason.first}. Hoe het vooraf was, op dezelfde manier gemeten, weten wij niet.`,
    noAfter: (reason, { start }) => `Het begon in ${start}. De laatste meting is van ${reason.last}. Van daarna is er nog geen cijfer.`,
    noComparison: (reason) =>
      `Er zijn geen gebieden om mee te vergelijken. Dan zijn er ten minste ${reason.neededBefore} metingen vooraf en ${reason.neededAfter} daarna nodig; het zijn er ${reason.before} en ${reason.after}.`,
    tooFewAreas: (reason, { many }) =>
      `Er ${reason.treated === 1 ? "is" : "zijn"} ${many(reason.treated, "gebied", "gebieden")} met de aanpak en ${many(reason.comparison, "gebied", "gebieden")} om mee te vergelijken. Met zo weinig gebieden kan elk verschil, hoe groot ook, toeval zijn.`,
    designNeeds: (reason, { many }) =>
      `De gekozen opzet vraagt ten minste ${many(reason.neededBefore, "meting", "metingen")} vooraf, ${many(reason.neededAfter, "meting", "metingen")} daarna en ${many(reason.neededComparison, "gebied", "gebieden")} om mee te vergelijken. Die zijn er niet.`,
    limitsWithoutZero: () => "Dat er geen effect was, past niet bij deze cijfers.",
    limitsWithZero: (reason, { size }) =>
      `Dat er geen effect was, past bij deze cijfers. Een effect tot ${size(reason.bound)} past er ook bij.`,
    belowSmallest: (reason, { size }) => `Het is wel kleiner dan het effect dat ertoe doet: ${size(reason.smallest)}.`,
    withinSmallest: (reason, { size }) =>
      `Ook het grootste effect binnen de marge, ${size(reason.bound)}, is kleiner dan het effect dat ertoe doet: ${size(reason.smallest)}.`,
    largerPossible: (reason, { size }) =>
      `Een effect dat ertoe doet, vanaf ${size(reason.smallest)}, kan er zijn geweest: de marge ${Number.isFinite(reason.bound) ? `loopt tot ${size(reason.bound)}` : "heeft geen einde"}.`,
    nobodySaidSmallest: () => "Niemand schreef vooraf op vanaf welk effect het ertoe doet. Beoordeel dus zelf of dit klein is.",
    checkFailed: (reason) => `${check[reason.check].name} ${check[reason.check].failed}`,
    checkUndetermined: (reason) =>
      `${check[reason.check].name} Dat is niet na te gaan, en zonder dat is een verschil niet aan de aanpak toe te schrijven.`,
    unevenPeriods: () => "De metingen volgen elkaar niet op gelijke afstanden. Dan is een lijn niet zomaar door te trekken.",
    oneAreaOnly: (reason) =>
      `De samengestelde vergelijking is voor één gebied; hier zijn het er ${reason.treated}. Voor meer gebieden is vooraf niet goed te zeggen welk effect zij ziet.`,
    endless: () => "De marge is onbegrensd: geen enkel effect is uit te sluiten.",
    byLot: () => "Er is geloot wie het kreeg. Dan hoeft niet vooraf gezien te zijn dat de gebieden gelijk op gingen.",
    modelMayBeBlind: () =>
      "De cijfers zijn schattingen met een model. Zo'n model kan een effect op één plek missen. Dat wij niets zien, zegt dus weinig.",
  } satisfies Saying<VerdictReason>,
  caution: {
    modelEstimate: () =>
      "De cijfers zijn schattingen met een model. Het model vult wat in een gebied niet gemeten is aan met kenmerken van het gebied en zijn bewoners. Wat een aanpak op één plek doet, kan daardoor buiten beeld blijven. En verandert een kenmerk, dan verandert de schatting, ook als de gezondheid gelijk blijft.",
    noLimits: () => "De bron geeft geen marges. De marges hier komen uit hoe verschillend de gebieden zelf veranderden.",
    fewMeasurements: (caution) => `Er zijn ${caution.before} metingen vooraf en ${caution.after} daarna. Dat is weinig om op te bouwen.`,
    areasLeftOut: (caution) => `Niet meegeteld, omdat niet elke meting er is: ${caution.names.join(", ")}.`,
    periodDuring: (caution) => `In ${caution.periods.join(", ")} begon het. Dat cijfer is van voor en na tegelijk en telt niet mee.`,
    nearMoved: () => "Ook in de gebieden ernaast veranderde het aantoonbaar.",
    nearUnknown: () =>
      "Of het doorwerkte in gebieden ernaast, is niet nagegaan. Is dat zo, en vergelijken wij met die gebieden, dan is het echte effect groter dan hier staat.",
    checkFailed: (caution) => `${check[caution.check].name} ${check[caution.check].failed}`,
  } satisfies Saying<Caution>,
  need: {
    measureBefore: (_, { start }) =>
      `Een meting van voor ${start}, op dezelfde manier, in de gebieden met de aanpak en in de andere. Liefst meer dan een: dan is te zien of ze vooraf gelijk op gingen.`,
    measureAfter: (_, { start }) => `Een meting van na het begin (${start}), op dezelfde manier, in dezelfde gebieden.`,
    moreBefore: (need) =>
      `Meer metingen van vooraf; nu ${need.found === 1 ? "is er een" : `zijn het er ${need.found}`}. Alleen dan is te zien of de gebieden gelijk op gingen.`,
    moreAreas: (need) =>
      `Ten minste ${need.needed} gebieden om mee te vergelijken, in plaats van ${need.found}. Dat kunnen gebieden in andere steden zijn die op deze lijken.`,
    comparison: () => "Gebieden die op deze lijken en de aanpak niet kregen. Of veel meer metingen, vooraf en daarna.",
    countedFigures: () =>
      "Cijfers die in de gebieden zelf geteld of gevraagd zijn, met marges. Een schatting met een model is daarvoor niet genoeg.",
    alikeComparison: () => "Gebieden om mee te vergelijken die vooraf wel gelijk op gingen.",
    lessNoise: (need, { size }) =>
      `Meer gebieden, of nauwkeuriger cijfers. Nu is pas een effect van ongeveer ${size(need.detectable)} te zien. Om ${size(need.smallest)} te zien zijn ongeveer ${need.timesAreas} keer zo veel gebieden nodig.`,
    saySmallest: () => "Vooraf opschrijven vanaf welk effect het de moeite waard is.",
  } satisfies Saying<Need>,
  /** What the design could have seen, said before what it saw. */
  detectable: {
    asIs: (effect: string) =>
      `Met deze opzet is een effect van ongeveer ${effect} of meer te zien. Een kleiner effect missen wij in meer dan 1 op de 5 gevallen.`,
    ifMeasured: (effect: string, before: string, after: string) =>
      `Met ${before} vooraf en ${after} daarna was met deze gebieden een effect van ongeveer ${effect} of meer te zien.`,
    measurements: ["meting", "metingen"],
    byLot: (effect: string) =>
      `Daarin is meegerekend dat de gebieden al uit elkaar konden lopen. Was er geloot wie het kreeg, dan was ongeveer ${effect} genoeg.`,
    smaller: (effect: string, smallest: string) =>
      `Het effect dat ertoe doet, ${smallest}, is kleiner dan ${effect}. Deze opzet zou het vaak missen.`,
    enough: (smallest: string) => `Dat is genoeg om het effect te zien dat ertoe doet: ${smallest}.`,
    noFigures: "Welk effect deze opzet kan zien, is met deze cijfers niet te berekenen.",
    fewAreas: "Met zo weinig gebieden kan elk verschil, hoe groot ook, toeval zijn. Deze opzet kan dus geen enkel effect aantonen.",
    modelled:
      "Daarbij doen wij alsof een schatting met een model een effect op één plek helemaal laat zien. Dat is waarschijnlijk niet zo.",
    from: {
      given: "De spreiding waarmee dat berekend is, staat in de beschrijving.",
      comparison:
        "Dat volgt uit hoe verschillend de andere gebieden veranderden. De uitkomst in de gebieden met de aanpak is daarvoor niet bekeken.",
      before: "Dat volgt uit hoe grillig het cijfer vooraf was. Wat er daarna gebeurde, is daarvoor niet bekeken.",
    },
  },
};

export type EvaluationWords = Omit<typeof nl, "reason" | "caution" | "need"> & {
  reason: Saying<VerdictReason>;
  caution: Saying<Caution>;
  need: Saying<Need>;
};
