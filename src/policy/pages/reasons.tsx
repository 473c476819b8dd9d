/** Why a target stands as it does. Texts of the framework's writers keep their own language mark, so they are set beside the sentence. */
import type { Child } from "../../ui/markup.ts";
import type { Target, Text } from "../framework.ts";
import type { Reason } from "../reason.ts";
import { reasonWords } from "../progress-words.ts";
import type { Voice } from "./parts.tsx";
import { seriesName, type Names } from "./target-chart.tsx";

type Props = { reason: Reason; target: Target; voice: Voice; names: Names };

/** One reason as a sentence; what the writers said themselves follows it. */
export function ReasonSentence({ reason, target, voice, names }: Props): Child {
  const say = (each: Reason) => reasonWords(each, { language: voice.language, own: voice.own, unit: target.unit });
  const nl = voice.language === "nl";
  switch (reason.code) {
    case "baselineUnknown":
    case "goalUnknown":
      return (
        <>
          {say({ ...reason, words: null })} {reason.words === null ? null : voice.say(reason.words)}
        </>
      );
    case "otherMeasure":
      return nl ? "Wat wel gemeten is, is iets anders dan het doel." : "What was measured is something else than the target.";
    case "unusableSeries":
      return say({ ...reason, series: reason.series.map((each) => ({ ...each, indicator: titleOf(each.indicator, target, names) })) });
    default:
      return say(reason);
  }
}

function titleOf(indicator: string, target: Target, names: Names): string {
  const series = target.series.find((each) => each.indicator === indicator);
  return series ? seriesName(series, names) : indicator;
}

/** How the measured series differ from the target, each text once. */
export function differencesOf({ series }: Target, voice: Voice): { text: Text; key: string }[] {
  const found = new Map<string, Text>();
  for (const { difference } of series) if (difference !== undefined) found.set(voice.plain(difference), difference);
  return [...found].map(([key, text]) => ({ key, text }));
}
