/** The second half of the sentence: how large the gap is, how sure, and whether it changed. */
import type { Language } from "../../kernel/language.ts";
import { endsIn, gapText, type Ends, type Scale, type ShownGap } from "./ends.ts";
import { capital } from "./phrase.ts";
import { areaWords } from "./words.ts";
import type { EquityView } from "../view.ts";

type Told = Pick<EquityView, "indicator" | "level" | "ordering" | "current" | "change" | "periods">;

const scattered = ({ current: { line, outcomes } }: Told): boolean => {
  const difference = outcomes.find(({ measure }) => measure === "difference");
  return (line?.limitsFrom ?? (difference?.computable ? difference.limitsFrom : null)) === "scatter";
};

export function changeWords(view: Told, ends: Ends, scale: Scale, gap: ShownGap, language: Language): string {
  const words = texts[language];
  const moved = movement(view, ends, scale, gap, language);
  const size = gap.range === null ? gap.text : `${gap.text} (${gap.range})`;
  if (gap.known && gap.includesNothing) {
    // Limits from scatter speak of these few areas; limits from errors speak of what was measured in them.
    const few = scattered(view) ? words.with(view.current.rungs.length, areaWords[language].many[view.level]) : null;
    const start = words.notShown(few, gap.size === 0 ? null : gap.text);
    return capital(moved ? `${start}${moved.after}.` : `${start}.`);
  }
  if (gap.size === 0) return gap.known ? `${words.tiny}.` : `${words.equal}${words.unsure}.`;
  if (!gap.known) return moved ? `${words.gap(size)} ${moved.alone}.` : `${words.gapIs(size)}${words.unsure}.`;
  return moved ? `${words.gap(size)} ${moved.alone}.` : `${words.gapIs(size)}.`;
}

/** `alone` after "Dat verschil van 20", `after` after a gap that isn't shown. Null where there is no change to tell of the period that is shown. */
function movement(
  { change, current, periods, indicator, ordering }: Told,
  ends: Ends,
  scale: Scale,
  gap: ShownGap,
  language: Language,
): { alone: string; after: string } | null {
  if (!change || change.to.number !== current.period.number) return null;
  const words = texts[language];
  const since = change.from.id;
  if (change.evidence === "notDemonstrable") return { alone: words.unchanged(since), after: words.unchangedToo(since) };
  const then = thenShown(change, periods, ends, scale, { indicator, ordering }, language);
  // A number that contradicts the word beside it by its rounding is left out.
  const agrees =
    then !== null && (change.movement === "smaller" ? then.size > gap.size : change.movement === "larger" ? then.size < gap.size : false);
  const was = agrees && then ? words.was(then.text) : "";
  // Of a gap that isn't shown nothing can be "still as large".
  const after = (clause: string): string => (change.movement === "aboutEqual" ? words.sameToo(since) : `${words.but} ${clause}`);
  const verb = { smaller: words.smaller, larger: words.larger, aboutEqual: words.same, turned: words.turned, changed: words.changed }[
    change.movement
  ];
  const demonstrated = change.evidence === "demonstrated";
  const alone = demonstrated ? `${verb.is(since)}${was}` : `${verb.seems(since)}${was}${words.unsure}`;
  const turnedRound = language === "nl" ? alone.replace(/^(is|lijkt) /, "$1 het ") : alone;
  return { alone, after: after(turnedRound) };
}

function thenShown(
  change: NonNullable<EquityView["change"]>,
  periods: EquityView["periods"],
  ends: Ends,
  scale: Scale,
  view: Pick<EquityView, "indicator" | "ordering">,
  language: Language,
): ShownGap | null {
  const first = periods.find(({ period }) => period.number === change.from.number);
  const before = first && endsIn(first, view);
  // Its ends aren't shown, so it is rounded by itself.
  return before && before.of === ends.of ? gapText({ ...before, least: 0, most: before.most - before.least }, scale, language) : null;
}

const texts = {
  nl: {
    gap: (size: string) => `Dat verschil van ${size}`,
    gapIs: (size: string) => `Dat verschil is ${size}`,
    with: (count: number, many: string) => `met ${count} ${many}`,
    notShown: (few: string | null, size: string | null) =>
      [
        few,
        few ? "is" : "",
        size ? `dat verschil van ${size}` : few ? "geen verschil" : "een verschil",
        few ? "" : "is",
        size || !few ? "niet aantoonbaar" : "aantoonbaar",
      ]
        .filter(Boolean)
        .join(" "),
    equal: "Dat is ongeveer evenveel",
    tiny: "Het verschil is er wel, maar het is klein",
    unsure: "; hoe zeker dat is, is niet bekend",
    unchanged: (since: string) => `is sinds ${since} niet aantoonbaar veranderd`,
    unchangedToo: (since: string) => `, en een verandering sinds ${since} ook niet`,
    but: "; wel",
    was: (size: string) => ` (toen was het ${size})`,
    smaller: { is: (s: string) => `is sinds ${s} kleiner geworden`, seems: (s: string) => `lijkt sinds ${s} kleiner geworden` },
    larger: { is: (s: string) => `is sinds ${s} groter geworden`, seems: (s: string) => `lijkt sinds ${s} groter geworden` },
    same: {
      is: (s: string) => `is sinds ${s} ongeveer even groot gebleven`,
      seems: (s: string) => `lijkt sinds ${s} ongeveer even groot gebleven`,
    },
    sameToo: (s: string) => `, en dat is sinds ${s} ongeveer zo gebleven`,
    changed: { is: (s: string) => `is sinds ${s} veranderd`, seems: (s: string) => `lijkt sinds ${s} veranderd` },
    turned: {
      is: (s: string) => `is sinds ${s} omgeslagen: toen was het andersom`,
      seems: (s: string) => `lijkt sinds ${s} omgeslagen (toen was het andersom)`,
    },
  },
  en: {
    gap: (size: string) => `That difference of ${size}`,
    gapIs: (size: string) => `That difference is ${size}`,
    with: (count: number, many: string) => `with ${count} ${many}`,
    notShown: (few: string | null, size: string | null) =>
      [few ? `${few},` : "", size ? `that difference of ${size}` : "a difference", "is not demonstrable"].filter(Boolean).join(" "),
    equal: "That is about the same",
    tiny: "There is a difference, but it is small",
    unsure: "; how sure that is, is not known",
    unchanged: (since: string) => `has not demonstrably changed since ${since}`,
    unchangedToo: (since: string) => `, and neither is a change since ${since}`,
    but: ", but it",
    was: (size: string) => ` (it was ${size} then)`,
    smaller: { is: (s: string) => `has become smaller since ${s}`, seems: (s: string) => `seems to have become smaller since ${s}` },
    larger: { is: (s: string) => `has grown since ${s}`, seems: (s: string) => `seems to have grown since ${s}` },
    same: {
      is: (s: string) => `has stayed about as large since ${s}`,
      seems: (s: string) => `seems to have stayed about as large since ${s}`,
    },
    sameToo: (s: string) => `, and it has stayed about like that since ${s}`,
    changed: { is: (s: string) => `has changed since ${s}`, seems: (s: string) => `seems to have changed since ${s}` },
    turned: {
      is: (s: string) => `has turned since ${s}: it was the other way round then`,
      seems: (s: string) => `seems to have turned since ${s} (it was the other way round then)`,
    },
  },
} satisfies Record<Language, unknown>;
