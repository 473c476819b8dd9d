/** Was it us? A record and its figures → what the design could have seen, what it saw, what that stands up to, and the verdict. */
import type { EffectOptions } from "../../stats/index.ts";
import { chooseDesign, type Choice } from "./design.ts";
import { detectableDifference } from "./detectable.ts";
import { difference } from "./difference.ts";
import { interrupted } from "./interrupted.ts";
import type { OutcomeView } from "./outcome.ts";
import { meanIn, periodsOn, unitsOf, type Panel } from "./panel.ts";
import type { EvaluationRecord } from "./record.ts";
import type { Analysis, Block, Detectable, EvaluationResult } from "./result.ts";
import { synthetic } from "./synthetic.ts";
import { cautionsOf, needsOf, verdictOf } from "./verdict.ts";

/** @param random draws for bootstrap, permutation and simulated power: the same stream gives the same answer */
export function evaluate(record: EvaluationRecord, panel: Panel, outcome: OutcomeView, random: EffectOptions["random"]): EvaluationResult {
  const choice = chooseDesign(record, panel);
  const { analysis, detectable, block } =
    choice.design === null ? blocked(record, panel, choice.block) : analyse(record, panel, choice, random);
  const verdict = analysis ? verdictOf(record, outcome, analysis) : { kind: "cannotTell" as const, reasons: block ? [block] : [] };
  return {
    panel,
    counts: {
      treated: unitsOf(panel, "treated").length,
      comparison: unitsOf(panel, "comparison").length,
      near: unitsOf(panel, "near").length,
      before: periodsOn(panel, "before").length,
      after: periodsOn(panel, "after").length,
    },
    design: choice.design === null ? null : { id: choice.design, why: choice.why },
    detectable,
    estimate: analysis?.estimate ?? null,
    paths: analysis?.paths ?? plainPaths(panel),
    events: analysis?.events ?? [],
    checks: analysis?.checks ?? [],
    weights: analysis?.weights ?? [],
    verdict,
    cautions: cautionsOf(record, outcome, panel, analysis, verdict),
    needs: needsOf(record, outcome, panel, block, verdict, detectable),
  };
}

type Answer = { analysis: Analysis | null; detectable: Detectable; block: Block | null };

function blocked(record: EvaluationRecord, panel: Panel, block: Block): Answer {
  return { analysis: null, detectable: detectableDifference(record, panel), block };
}

function analyse(
  record: EvaluationRecord,
  panel: Panel,
  { design }: Extract<Choice, { design: string }>,
  random: EffectOptions["random"],
): Answer {
  if (design === "interruptedTimeSeries") {
    const found = interrupted(record, panel, random);
    return found ? { ...found, block: null } : blocked(record, panel, { code: "unevenPeriods" });
  }
  if (design === "syntheticControl") return { ...synthetic(record, panel, random), block: null };
  // Computed before the outcome is looked at, and from nothing that holds it.
  const detectable = detectableDifference(record, panel);
  return { analysis: difference(record, panel, random), detectable, block: null };
}

const plainPaths = (panel: Panel): EvaluationResult["paths"] =>
  panel.periods.map(({ id }, at) => ({
    period: id,
    treated: meanIn(unitsOf(panel, "treated"), at),
    comparison: meanIn(unitsOf(panel, "comparison"), at),
    without: null,
  }));
