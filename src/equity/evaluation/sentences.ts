/** An evaluation's answer in words, for page, command line and API alike. */
import type { Language } from "../../kernel/language.ts";
import { size, sizeNumber } from "./outcome.ts";
import { en } from "./words-en.ts";
import { nl, tell, type EvaluationWords, type Spoken } from "./words-nl.ts";
import type { EvaluationView } from "./service.ts";

export const evaluationWords: Readonly<Record<Language, EvaluationWords>> = { nl, en };

function spoken({ record, outcome }: EvaluationView, language: Language): Spoken {
  return {
    size: (value) => size(value, outcome, language),
    start: record.start,
    many: (count, one, more) => `${count} ${count === 1 ? one : more}`,
  };
}

/** In a few words, for lists: "Effect aangetoond". */
export function verdictWords(view: EvaluationView, language: Language): string {
  const words = evaluationWords[language].verdict;
  const { verdict } = view.result;
  if (verdict.kind === "noEffectLargerThan") return words.noEffectLargerThan(size(verdict.bound, view.outcome, language));
  return words[verdict.kind];
}

/** The answer and its reasons, a sentence each; the first is the answer. */
export function answerSentences(view: EvaluationView, language: Language): string[] {
  const words = evaluationWords[language];
  const { verdict, estimate } = view.result;
  const say = spoken(view, language);
  const reasons = verdict.reasons.map((reason) => tell(words.reason, reason, say));
  if (verdict.kind === "effectShown" && estimate) {
    const [least, most] = [Math.abs(estimate.lower), Math.abs(estimate.upper)].toSorted((a, b) => a - b);
    const shown = words.direction[verdict.direction](say.size(estimate.value));
    const endless = !Number.isFinite(most);
    const from = endless ? say.size(least) : sizeNumber(least, view.outcome, language);
    return [words.answer.effectShown(shown, from, endless ? null : say.size(most)), ...reasons];
  }
  if (verdict.kind === "noEffectLargerThan") return [words.answer.noEffectLargerThan(say.size(verdict.bound)), ...reasons];
  const yet = verdict.reasons.some(({ code }) => code === "noAfter");
  return [yet ? words.answer.cannotTellYet : words.answer.cannotTell, ...reasons];
}

/** What the design could have seen, before what it saw; with what it follows from. */
export function detectableSentences(view: EvaluationView, language: Language): string[] {
  const words = evaluationWords[language].detectable;
  const { detectable } = view.result;
  if (!detectable.possible) return [words[detectable.because]];
  const { size: say, many } = spoken(view, language);
  const effect = say(detectable.effect);
  const [one, more] = words.measurements;
  const { before, after } = detectable;
  const smallest = view.record.smallestEffect;
  return [
    detectable.asIs ? words.asIs(effect) : words.ifMeasured(effect, many(before, one, more), many(after, one, more)),
    ...(smallest === undefined ? [] : [detectable.effect > smallest ? words.smaller(effect, say(smallest)) : words.enough(say(smallest))]),
    ...(detectable.byLot === null ? [] : [words.byLot(say(detectable.byLot))]),
    words.from[detectable.from],
    ...(view.outcome.modelled ? [words.modelled] : []),
  ];
}

export function cautionSentences(view: EvaluationView, language: Language): string[] {
  return view.result.cautions.map((caution) => tell(evaluationWords[language].caution, caution, spoken(view, language)));
}

export function needSentences(view: EvaluationView, language: Language): string[] {
  const say = spoken(view, language);
  return view.result.needs.map((need) => tell(evaluationWords[language].need, need, say));
}

/** Why this design, or why none. */
export function designSentences(view: EvaluationView, language: Language): string[] {
  const words = evaluationWords[language];
  const { result } = view;
  return result.design ? [tell(words.designWhy, result.design.why, spoken(view, language)), words.design[result.design.id].how] : [];
}

/** Under which the numbers mean what they say; for none chosen, those of the difference that would have been taken. */
export function assumptionsOf({ result }: EvaluationView, language: Language): readonly string[] {
  return evaluationWords[language].design[result.design?.id ?? "differenceInDifferences"].assumptions;
}

/** A row per check: question, answer. */
export function checkSentences({ result }: EvaluationView, language: Language) {
  const words = evaluationWords[language];
  return result.checks.map((check) => ({
    check,
    question: words.check[check.id].name,
    outcome: words.checkOutcome[check.outcome],
    answer: check.outcome === "undetermined" ? (check.because ? words.because[check.because] : "") : words.check[check.id][check.outcome],
  }));
}
