/** What evaluations say, in English. */
import type { Design } from "./record.ts";
import type { CheckId, DesignReason } from "./result.ts";
import type { EvaluationWords, Saying } from "./words-nl.ts";

const people = "About the same people live there before and after: the figure didn't change because people moved.";
const nothingElse = "Nothing else happened around the start that touched only one of both groups.";
const noSpill = "It didn't work through in the areas that we compare with.";
const noWait = "Nothing changed beforehand because people knew what was coming.";

const design: Record<Design, { name: string; how: string; assumptions: string[] }> = {
  differenceInDifferences: {
    name: "difference in differences",
    how: "We look at how much changed in the areas with the approach, and take off the change in the other areas.",
    assumptions: ["Without the approach both groups of areas would on average have changed as much.", nothingElse, noSpill, people, noWait],
  },
  eventStudy: {
    name: "difference in differences, measurement by measurement",
    how: "At each measurement we follow the difference between the areas with the approach and the others. Before the start that difference should stay the same. After it, it shows what became different.",
    assumptions: [
      "Without the approach the difference between both groups of areas would have stayed the same. Before the start that can be checked, after it it can't.",
      nothingElse,
      noSpill,
      people,
      noWait,
    ],
  },
  interruptedTimeSeries: {
    name: "interrupted time series",
    how: "We draw on the line from before the start, and look how far things strayed from it afterwards. There are no areas to compare with.",
    assumptions: [
      "Without the approach the line from before would have gone straight on.",
      "Nothing else happened at that moment that touched the figure. Without a comparison that can't be checked.",
      "It was always measured in the same way.",
      "About the same people live there before and after.",
    ],
  },
  syntheticControl: {
    name: "synthetic control",
    how: "Out of the other areas we make a mixture that went up and down as the area with the approach did before the start, and look how far they part afterwards. Whether the figure itself was as high doesn't count.",
    assumptions: [
      "A mixture that did the same for a long time before would have done so afterwards too, without the approach.",
      "Nothing else happened around the start in the area, nor in the areas of the mixture.",
      noSpill,
      "About the same people live there before and after.",
    ],
  },
};

const designWhy: Saying<DesignReason> = {
  asked: () => "The record asks for this design.",
  severalBefore: (why) =>
    `There are ${why.before} measurements from before the start. So it can be checked whether the areas moved alike before.`,
  fewMeasurements: (why) =>
    `There are ${why.before} measurements from before the start and ${why.after} from after it, and areas to compare with. It is too little for more.`,
  longBeforeFewAreas: (why) =>
    `There are few areas, with ${why.before} measurements before and ${why.comparison} other areas. A good comparison can be made out of those.`,
  nothingToCompare: (why) => `There are no areas to compare with, but there are ${why.before} measurements before and ${why.after} after.`,
};

const check: Record<CheckId, { name: string; passed: string; failed: string }> = {
  preTrends: {
    name: "Did they move alike before?",
    passed: "Yes, as far as can be seen. That doesn't prove that it would have stayed so.",
    failed: "No. The areas were already moving apart before it began. The difference afterwards may be more of the same.",
  },
  placeboInTime: {
    name: "Do we see an effect too when we pretend that it began earlier?",
    passed: "No, as it should be.",
    failed: "Yes, and that should not be: nothing had begun then.",
  },
  placeboInPlace: {
    name: "Is the difference larger than if other areas had had it?",
    passed: "Yes. Such a large difference hardly ever occurs with other areas.",
    failed: "No. We see such a large difference too when we pretend that other areas had it.",
  },
  otherComparison: {
    name: "Does the answer change when another area leaves the comparison?",
    passed: "No. Whichever area we leave out, the answer stays about the same.",
    failed: "Yes. The answer hangs on a single area in the comparison.",
  },
  otherAreas: {
    name: "Is it because of a single area with the approach?",
    passed: "No. Without each of the areas the answer stays about the same.",
    failed: "Yes. Without one of the areas the answer is another.",
  },
  spillOver: {
    name: "Did it change in the areas next to them too?",
    passed: "Not demonstrably.",
    failed: "Yes. What happened there may come from the approach. Those areas take no part in the comparison.",
  },
  autocorrelation: {
    name: "Are the limits wide enough for measurements that are alike?",
    passed: "Yes, that is allowed for.",
    failed: "No. Measurements after one another are too much alike. What the approach did can't be told from how the line moves by itself.",
  },
  trendGoesOn: {
    name: "Is an effect left if the lines from before had gone on?",
    passed: "Yes, even if the lines had gone on moving apart at the same speed.",
    failed: "Not certain. The areas may have been moving apart before already. The measurements of then don't rule that out.",
  },
  fitBefore: {
    name: "Did the mixture go up and down as the area did before?",
    passed: "Yes.",
    failed: "No. The mixture didn't follow the area even before.",
  },
};

export const en: EvaluationWords = {
  design,
  designWhy,
  check,
  because: {
    oneBefore: "That can't be checked: there is only one measurement from before.",
    twoBefore: "That can't be checked: there are too few measurements from before.",
    fewAreas: "That can't be checked: there are too few areas.",
    noNear: "That was not checked: the record names no areas next to them.",
    noComparison: "That can't be checked: there are no areas to compare with.",
    noEffect: "That can't be checked: there is no effect to look at.",
  },
  checkOutcome: { passed: "holds", failed: "doesn't hold", undetermined: "can't be checked" },
  inference: {
    clusterRobust: "limits that allow for what goes together within an area (CR2)",
    wildBootstrap: "limits from 999 draws (wild cluster bootstrap), because there are few areas",
    permutation:
      "limits from what every other choice of areas would have given, because there are very few areas; without a lot it counts how fitful those were before",
    autocorrelation: "limits that allow for measurements that are alike",
    placeboRanks: "limits from the rank among all areas, each in turn treated as if it got the approach",
  },
  verdict: {
    effectShown: "Effect shown",
    noEffectLargerThan: (bound) => `No effect larger than ${bound}`,
    cannotTell: "Can't be told",
  },
  direction: {
    better: (size) => `it became ${size} more favourable than was to be expected without the approach`,
    worse: (size) => `it became ${size} less favourable than was to be expected without the approach`,
    higher: (size) => `the figure became ${size} higher than was to be expected without the approach`,
    lower: (size) => `the figure became ${size} lower than was to be expected without the approach`,
  },
  answer: {
    effectShown: (what, from, to) =>
      `Yes, an effect can be seen: ${what}. The true effect is probably ${to === null ? `at least ${from}` : `${from} to ${to}`}.`,
    noEffectLargerThan: (bound) => `No effect was shown. If there is one, it is probably not larger than ${bound}.`,
    cannotTell: "Whether this did it can't be told.",
    cannotTellYet: "Whether it helped can't be told yet.",
  },
  reason: {
    noFigures: () => "No figures are loaded here for these areas.",
    noBefore: (reason, { start }) =>
      `It began in ${start}. The first measurement is from ${reason.first}. How things were before, measured in the same way, we don't know.`,
    noAfter: (reason, { start }) =>
      `It began in ${start}. The last measurement is from ${reason.last}. There is no figure from after it yet.`,
    noComparison: (reason) =>
      `There are no areas to compare with. Then at least ${reason.neededBefore} measurements before and ${reason.neededAfter} after are needed; there are ${reason.before} and ${reason.after}.`,
    tooFewAreas: (reason, { many }) =>
      `There ${reason.treated === 1 ? "is" : "are"} ${many(reason.treated, "area", "areas")} with the approach and ${many(reason.comparison, "area", "areas")} to compare with. With so few areas any difference, however large, can be chance.`,
    designNeeds: (reason, { many }) =>
      `The design that was chosen asks for at least ${many(reason.neededBefore, "measurement", "measurements")} before, ${many(reason.neededAfter, "measurement", "measurements")} after and ${many(reason.neededComparison, "area", "areas")} to compare with. They are not there.`,
    limitsWithoutZero: () => "That there was no effect doesn't fit these figures.",
    limitsWithZero: (reason, { size }) => `That there was no effect fits these figures. So does an effect of up to ${size(reason.bound)}.`,
    belowSmallest: (reason, { size }) => `It is smaller than the effect that matters, though: ${size(reason.smallest)}.`,
    withinSmallest: (reason, { size }) =>
      `Even the largest effect within the limits, ${size(reason.bound)}, is smaller than the effect that matters: ${size(reason.smallest)}.`,
    largerPossible: (reason, { size }) =>
      `An effect that matters, from ${size(reason.smallest)}, may have been there: the limits ${Number.isFinite(reason.bound) ? `run to ${size(reason.bound)}` : "have no end"}.`,
    nobodySaidSmallest: () => "Nobody wrote down beforehand from which effect it matters. So judge for yourself whether this is small.",
    checkFailed: (reason) => `${check[reason.check].name} ${check[reason.check].failed}`,
    checkUndetermined: (reason) =>
      `${check[reason.check].name} That can't be checked, and without it a difference can't be put down to the approach.`,
    unevenPeriods: () => "The measurements don't follow each other at even distances. Then a line can't simply be drawn on.",
    oneAreaOnly: (reason) =>
      `The synthetic control is for one area; here there are ${reason.treated}. For more areas it can't be said well beforehand which effect it sees.`,
    endless: () => "The limits have no end: no effect can be ruled out.",
    byLot: () => "Who got it was drawn by lot. Then the areas need not have been seen to move alike before.",
    modelMayBeBlind: () =>
      "The figures are estimates by a model. Such a model may miss an effect in one place. So our seeing nothing says little.",
  },
  caution: {
    modelEstimate: () =>
      "The figures are estimates by a model. What was not measured in an area the model fills in from what is known of the area and its residents. So what an approach does in one place may stay out of sight. And when such a characteristic changes, the estimate changes, even if health stays the same.",
    noLimits: () => "The source gives no limits. The limits here come from how differently the areas themselves changed.",
    fewMeasurements: (caution) => `There are ${caution.before} measurements before and ${caution.after} after. That is little to build on.`,
    areasLeftOut: (caution) => `Not counted, because not every measurement is there: ${caution.names.join(", ")}.`,
    periodDuring: (caution) => `It began in ${caution.periods.join(", ")}. That figure is of before and after at once and doesn't count.`,
    nearMoved: () => "It demonstrably changed in the areas next to them too.",
    nearUnknown: () =>
      "Whether it worked through in areas next to them was not checked. If it did, and we compare with those areas, the true effect is larger than what stands here.",
    checkFailed: (caution) => `${check[caution.check].name} ${check[caution.check].failed}`,
  },
  need: {
    measureBefore: (_, { start }) =>
      `A measurement from before ${start}, made in the same way, in the areas with the approach and in the others. Preferably more than one: then it can be seen whether they moved alike before.`,
    measureAfter: (_, { start }) => `A measurement from after the start (${start}), made in the same way, in the same areas.`,
    moreBefore: (need) =>
      `More measurements from before; now there ${need.found === 1 ? "is one" : `are ${need.found}`}. Only then can it be seen whether the areas moved alike.`,
    moreAreas: (need) =>
      `At least ${need.needed} areas to compare with, instead of ${need.found}. They can be areas in other cities that are like these.`,
    comparison: () => "Areas that are like these and didn't get the approach. Or many more measurements, before and after.",
    countedFigures: () =>
      "Figures that were counted or asked in the areas themselves, with limits. An estimate by a model isn't enough for that.",
    alikeComparison: () => "Areas to compare with that did move alike before.",
    lessNoise: (need, { size }) =>
      `More areas, or more precise figures. Now only an effect of about ${size(need.detectable)} can be seen. To see ${size(need.smallest)} about ${need.timesAreas} times as many areas are needed.`,
    saySmallest: () => "Writing down beforehand from which effect it is worth while.",
  },
  detectable: {
    asIs: (effect) => `With this design an effect of about ${effect} or more can be seen. A smaller one we miss in more than 1 of 5 cases.`,
    ifMeasured: (effect, before, after) =>
      `With ${before} before and ${after} after, an effect of about ${effect} or more could have been seen with these areas.`,
    measurements: ["measurement", "measurements"],
    byLot: (effect) =>
      `This counts in that the areas may have been moving apart already. Had it been drawn by lot who got it, about ${effect} would have been enough.`,
    smaller: (effect, smallest) => `The effect that matters, ${smallest}, is smaller than ${effect}. This design would often miss it.`,
    enough: (smallest) => `That is enough to see the effect that matters: ${smallest}.`,
    noFigures: "Which effect this design can see can't be computed with these figures.",
    fewAreas: "With so few areas any difference, however large, can be chance. So this design can't show any effect.",
    modelled: "There we pretend that an estimate by a model shows an effect in one place in full. It probably doesn't.",
    from: {
      given: "The spread that this follows from stands in the record.",
      comparison:
        "This follows from how differently the other areas changed. The outcome in the areas with the approach was not looked at for it.",
      before: "This follows from how fitful the figure was before. What happened afterwards was not looked at for it.",
    },
  },
};
