/** Evaluations as use cases: a record, the figures of the day, and what they allow to say. */
import { areaIndex, type Area, type AreaIndex } from "../../areas/index.ts";
import { catalogue, figuresIn } from "../../figures/index.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { seededRandom } from "../../stats/index.ts";
import { evaluate } from "./analysis.ts";
import { indicatorOutcome, seriesOutcome, type OutcomeView } from "./outcome.ts";
import { panelOf, type Panel, type PanelArea, type Role } from "./panel.ts";
import { readPeriod } from "./period.ts";
import { listEvaluations } from "./queries.ts";
import { isSeries, type Evaluation, type EvaluationRecord } from "./record.ts";
import type { EvaluationResult } from "./result.ts";

export type EvaluationView = {
  record: EvaluationRecord;
  outcome: OutcomeView;
  /** Areas of the intervention as the record names them. */
  areas: { code: string; name: string }[];
  result: EvaluationResult;
};

export type ListedEvaluation = { record: EvaluationRecord; view: EvaluationView | Problem };

/** The same draws for everybody: an answer that changed with each visit would be none. */
const seed = 2011;

/** Every evaluation that packs brought, in their order. One whose figures or areas aren't here must not take the others away. */
export async function evaluationsOf(reader: Reader): Promise<ListedEvaluation[]> {
  const kept = await listEvaluations(reader.read);
  return Promise.all(
    kept.map(async (evaluation) => {
      const view = await evaluationView(reader, evaluation).catch((error: unknown) => {
        if (error instanceof Problem) return error;
        throw error;
      });
      return { record: evaluation.record, view };
    }),
  );
}

/** @throws Problem `no-evaluation` (404) */
export async function evaluationOf(reader: Reader, id: string): Promise<EvaluationView> {
  const kept = await listEvaluations(reader.read);
  const found = kept.find(({ record }) => record.id === id);
  if (found) return evaluationView(reader, found);
  const others = kept.map(({ record }) => record.id).join(", ");
  throw new Problem({
    kind: "no-evaluation",
    status: 404,
    message: `There is no evaluation ${id.slice(0, 80)}.`,
    wayOut: others ? `Choose from: ${others}.` : "Put one in a pack's folder evaluations, and load the pack.",
  });
}

/** @param reader null for a series that names its areas itself: then no database is needed */
export async function evaluationView(reader: Reader | null, { record, series }: Evaluation): Promise<EvaluationView> {
  const index = reader && (await areaIndex(reader));
  const { outcome, panel } = isSeries(record.outcome)
    ? { outcome: seriesOutcome(record.outcome), panel: seriesPanel(record, series, index) }
    : await figuresPanel(needed(reader), needed(index), record, record.outcome);
  const nameOf = (code: string) => index?.versions(code)[0]?.name ?? code;
  return {
    record,
    outcome,
    areas: record.areas.map((code) => ({ code, name: nameOf(code) })),
    result: evaluate(record, panel, outcome, seededRandom(seed)),
  };
}

async function figuresPanel(
  reader: Reader,
  index: AreaIndex,
  record: EvaluationRecord,
  { indicator: name, group: asked, level }: { indicator: string; group?: string | undefined; level?: Area["level"] | undefined },
): Promise<{ outcome: OutcomeView; panel: Panel }> {
  const list = await catalogue(reader);
  const indicator = list.indicator(name);
  const group = list.group(asked) ?? list.groupsOf(indicator)[0] ?? list.groups[0];
  if (!group)
    throw new Problem({
      kind: "no-figures",
      status: 404,
      message: `There are no figures of ${indicator.id}.`,
      wayOut: "Import them first: bin/gelijkop import --help.",
    });
  const roles = rolesOf(index, record, level);
  const figures = (await figuresIn(reader, [indicator], [...roles.keys()])).filter((figure) => figure.group.number === group.number);
  return {
    outcome: indicatorOutcome(
      indicator,
      group,
      figures.some(({ lower, upper }) => lower !== null && upper !== null),
    ),
    panel: panelOf(
      record,
      [...roles].map(([{ code, name: said }, role]) => ({ code, name: said, role })),
      figures.map(({ area, period, value, observation }) => ({ area: area.code, period, value, origin: observation })),
    ),
  };
}

/** Which area is what; one that would be two is what comes first: treated, near, comparison. */
function rolesOf(index: AreaIndex, { areas, near, comparison }: EvaluationRecord, level: Area["level"] | undefined): Map<Area, Role> {
  const parts = (codes: readonly string[], at = level) =>
    codes.flatMap((code) => {
      const area = index.find(code);
      if (at !== undefined) return index.within(area, at);
      return area.level === "set" ? area.memberIds.flatMap((id) => index.get(id) ?? []) : [area];
    });
  const roles = new Map<Area, Role>();
  const add = (found: readonly Area[], role: Role) => {
    for (const area of found) if (!roles.has(area)) roles.set(area, role);
  };
  const own = parts(areas);
  if (own.length === 0)
    throw new Problem({
      kind: "no-areas",
      message: `${areas.join(", ")} ${areas.length === 1 ? "holds" : "hold"} no areas of level ${level}.`,
      wayOut: "Choose the level of the areas themselves, or one below it.",
    });
  add(own, "treated");
  add(parts(near), "near");
  if (comparison?.areas) add(parts(comparison.areas), "comparison");
  if (comparison?.rest) {
    const { level: at, within } = comparison.rest;
    // What lies within an area of the intervention is no comparison, at whatever level that is.
    const taken = new Set([...parts(areas, at), ...parts(near, at)]);
    add(
      index.within(index.find(within), at).filter((area) => !taken.has(area)),
      "comparison",
    );
  }
  return roles;
}

function seriesPanel({ areas, near, comparison, start }: EvaluationRecord, series: Evaluation["series"], index: AreaIndex | null): Panel {
  const codes = [...new Set(series.map(({ area }) => area))];
  const rest = comparison?.rest;
  const inside =
    rest && rest.within !== "series" && index ? new Set(index.within(index.find(rest.within), rest.level).map(({ code }) => code)) : null;
  const roleOf = (code: string): Role | null => {
    if (areas.includes(code)) return "treated";
    if (near.includes(code)) return "near";
    if (comparison?.areas?.includes(code)) return "comparison";
    return rest && (inside === null || inside.has(code)) ? "comparison" : null;
  };
  const listed: PanelArea[] = codes.flatMap((code) => {
    const role = roleOf(code);
    return role === null ? [] : [{ code, name: index?.versions(code)[0]?.name ?? code, role }];
  });
  const figures = series.flatMap(({ area, period, value }) => {
    const span = readPeriod(period);
    return span === null ? [] : [{ area, period: span, value, origin: null }];
  });
  return panelOf({ start }, listed, figures);
}

function needed<T>(found: T | null): T {
  if (found === null) throw new Error("Figures were asked for without a database.");
  return found;
}
