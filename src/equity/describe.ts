/** Views as the API and the command line give them: ids instead of rows, reasons with their words. */
import type { Area } from "../areas/index.ts";
import { languages, type Translated } from "../kernel/language.ts";
import type { EquityAnswer, EquityOverviewAnswer } from "./contract.ts";
import { reasonWords } from "./sentences/reasons.ts";
import type { Reason } from "./reasons.ts";
import { basisSentence } from "./sentences/basis.ts";
import { overviewSentence } from "./sentences/overview.ts";
import { peopleSentence, sentence } from "./sentences/sentences.ts";
import type { EquityView, GapChange, Outcome, Overview, PeriodView } from "./view.ts";

export function describeView(view: EquityView): EquityAnswer {
  const people = both((language) => peopleSentence(view, language) ?? "");
  return {
    indicator: view.indicator.id,
    group: view.group.id,
    level: view.level,
    within: refer(view.within),
    order: view.ordering?.id ?? null,
    sentence: both((language) => sentence(view, language)),
    basis: both((language) => basisSentence(view, language)),
    peopleSentence: people.nl === "" ? null : people,
    period: view.current.period.id,
    periods: view.periods.map(describePeriod),
    change: view.change && describeChange(view.change),
    noChange: view.noChange && describeReason(view.noChange),
    orderings: view.orderings.map(({ id }) => id),
  };
}

export function describeOverview(overview: Overview): EquityOverviewAnswer {
  return {
    within: refer(overview.within),
    level: overview.level,
    order: overview.ordering.id,
    sentence: both((language) => overviewSentence(overview, language)),
    rows: overview.rows.map(({ indicator, group, current, gap, againstLeast, places, change }) => ({
      indicator: indicator.id,
      group: group.id,
      period: current.period.id,
      gap,
      againstLeast,
      places,
      change: change && describeChange(change),
    })),
    notComputable: overview.notComputable.map(({ indicator, because }) => ({ indicator: indicator.id, because: describeReason(because) })),
  };
}

function describePeriod(period: PeriodView): EquityAnswer["periods"][number] {
  return {
    period: period.period.id,
    orderedBy: period.orderedBy?.id ?? null,
    orderedByGroup: period.orderedByGroup?.id ?? null,
    peopleOf: period.peopleOf?.id ?? null,
    peopleAs: period.peopleAs,
    peopleInstead: period.peopleInstead,
    mean: period.mean,
    bands: period.bands,
    line: period.line,
    levelledUp: period.levelledUp && { mean: period.levelledUp.mean, people: period.levelledUp.people },
    outcomes: period.outcomes.map(describeOutcome),
    areas: period.rungs.map((rung) => ({ ...rung, area: refer(rung.area) })),
    leftOut: period.leftOut.map(({ area, because }) => ({ area: refer(area), because: describeReason(because) })),
  };
}

export function describeOutcome(outcome: Outcome): EquityAnswer["periods"][number]["outcomes"][number] {
  if (!outcome.computable)
    return {
      measure: outcome.measure,
      value: null,
      lower: null,
      upper: null,
      limitsFrom: null,
      corrected: null,
      because: describeReason(outcome.because),
    };
  const { measure, value, lower, upper, limitsFrom, corrected } = outcome;
  return { measure, value, lower, upper, limitsFrom, corrected, because: null };
}

function describeChange({ from, to, slope, ...rest }: GapChange): NonNullable<EquityAnswer["change"]> {
  const { limitsFrom, ...change } = slope;
  return { ...rest, from: from.id, to: to.id, change, limitsFrom };
}

const describeReason = (reason: Reason) => ({ code: reason.code, words: both((language) => reasonWords(reason, language)) });

const both = (say: (language: (typeof languages)[number]) => string): Translated => ({ nl: say("nl"), en: say("en") });

export const refer = ({ code, division, level, name }: Area) => ({ code, division, level, name });
