import type { Evidence, Reason } from "./reason.ts";
import type { Phrases, Sentences } from "./progress-words.ts";

const sure: Readonly<Record<Evidence, string>> = {
  demonstrated: " That is more than chance.",
  notDemonstrable: " The difference may be chance.",
  noLimits: " How uncertain the figure is, is not known.",
  exact: "",
};
const absent = {
  indicatorNotLoaded: "no figures of it are loaded",
  groupNotLoaded: "there are no figures of this group",
  areaNotLoaded: "the area is not known",
  otherUnit: "comes in another unit",
} as const;

const between = ({ lower, upper }: { lower: number | null; upper: number | null }, { plain }: Phrases): string =>
  lower === null || upper === null ? "" : ` (the true difference probably lies between ${plain(lower)} and ${plain(upper)})`;
const counted = ({ value, goal, goalPeriod }: { value: number; goal: number; goalPeriod: string }, { plain, value: n }: Phrases): string =>
  `The system holds ${plain(value)} now, of the ${n(goal)} that there are to be in ${goalPeriod}.`;

/** Why a target has its status, in English. */
export const reasonsEn: Sentences<Reason> = {
  goalMet: ({ period, value, goal, evidence }, { value: n }) =>
    `In ${period} it was ${n(value)}: the goal of ${n(goal)} is met.${sure[evidence]}`,
  goalMissed: ({ period, value, goal, evidence }, { value: n }) =>
    `In ${period} it was ${n(value)}: the goal of ${n(goal)} is not met.${sure[evidence]}`,
  pathKept: ({ period, value, expected, goal, evidence }, { value: n }) =>
    `In ${period} it was ${n(value)}; on the way to ${n(goal)}, ${n(expected)} was expected by then.${sure[evidence]}`,
  pathMissed: ({ period, value, expected, goal, evidence }, { value: n }) =>
    `In ${period} it was ${n(value)}; on the way to ${n(goal)} it should have been ${n(expected)} by then.${sure[evidence]}`,
  countMet: counted,
  countOnPath: (each, phrases) => `${counted(each, phrases)} On ${each.period}, ${phrases.plain(each.expected)} were expected.`,
  countShort: (each, phrases) =>
    `${counted(each, phrases)}${each.expected === each.goal ? "" : ` On ${each.period}, ${phrases.plain(each.expected)} were expected.`}`,
  worseThanBaseline: ({ from, to, value, baseline, evidence }, { value: n }) =>
    `In ${to} it was ${n(value)}, worse than at the start (${n(baseline)} in ${from}).${sure[evidence]}`,
  directionKept: (each, phrases) =>
    `From ${each.from} to ${each.to} it went the right way: ${phrases.moved(each.difference)}${between(each, phrases)}.`,
  directionTurned: (each, phrases) =>
    `From ${each.from} to ${each.to} it went the wrong way: ${phrases.moved(each.difference)}${between(each, phrases)}.`,
  demonstrablyWorse: (each, phrases) =>
    `From ${each.from} to ${each.to} it became worse: ${phrases.moved(each.difference)}${between(each, phrases)}.`,
  demonstrablyNotWorse: (each, phrases) =>
    `From ${each.from} to ${each.to} it did not become worse: ${phrases.moved(each.difference)}${between(each, phrases)}.`,
  withinMargin: ({ from, to, difference, margin, evidence }, { moved, points }) =>
    `From ${from} to ${to}: ${moved(difference)}. That is within the margin of ${points(margin)}.${sure[evidence]}`,
  beyondMargin: ({ from, to, difference, margin, evidence }, { moved, points }) =>
    `From ${from} to ${to}: ${moved(difference)}. That is more than the margin of ${points(margin)}.${sure[evidence]}`,
  baselineUnknown: ({ period, words }, { text }) => `The baseline of ${period} is not known.${words === null ? "" : ` ${text(words)}`}`,
  goalUnknown: ({ period, words }, { text }) => `The goal for ${period} is not known.${words === null ? "" : ` ${text(words)}`}`,
  noMeasurement: ({ since, lastPeriod }) =>
    `There is no comparable measurement in or after ${since}.${lastPeriod === null ? "" : ` The last one is of ${lastPeriod}.`}`,
  otherMeasure: ({ series }, { text }) =>
    `What was measured is something else: ${series.map(({ indicator, difference }) => `${indicator}.${difference === null ? "" : ` ${text(difference)}`}`).join(" ")}`,
  unusableSeries: ({ series }) =>
    `The series that measures this can't be used here: ${series.map(({ indicator, why }) => `${indicator} (${absent[why]})`).join("; ")}.`,
  noDates: ({ periods }) => `A date can't be read (${periods.join(", ")}), so there is no path in time.`,
  notDemonstrable: (each, phrases) =>
    `From ${each.from} to ${each.to}: ${phrases.moved(each.difference)}${between(each, phrases)}. That may be chance.`,
  noLimits: ({ from, to, difference }, { moved }) =>
    `From ${from} to ${to}: ${moved(difference)}. How uncertain the figures are, is not known.`,
  marginUnknown: ({ from, to, difference }, { moved }) =>
    `From ${from} to ${to}: ${moved(difference)}. How much difference still counts as held was not set, and how uncertain the figures are, is not known.`,
  nothingToCount: () => "There is nothing in the system to count.",
};
