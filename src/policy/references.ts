/** What a framework's parts say of each other and of the areas and figures around it. */
import type { Framework } from "./framework.ts";
import { listedKinds, listOf, type ListedKind } from "./items.ts";
import type { Path, PlacedFault } from "./plain-text.ts";

/** What there is around a framework; null where it can't be known. */
export type Surroundings = {
  /** Codes of areas and sets. */
  areas: ReadonlySet<string> | null;
  indicators: ReadonlySet<string> | null;
  groups: ReadonlySet<string> | null;
  /** Ids of all frameworks, this one included. */
  frameworks: ReadonlySet<string> | null;
};

export const nothingKnown: Surroundings = { areas: null, indicators: null, groups: null, frameworks: null };

/** Every fault between the parts: ids twice, names that lead nowhere, trees that can't be, targets that contradict themselves. */
export function referenceFaults(framework: Framework, around: Surroundings = nothingKnown): PlacedFault[] {
  return [
    ...twice(framework),
    ...danglingInside(framework),
    ...danglingOutside(framework, around),
    ...treeFaults(framework),
    ...targetFaults(framework),
    ...planFaults(framework),
  ];
}

function twice(framework: Framework): PlacedFault[] {
  const lists: { path: Path; what: string; ids: readonly { id: string }[] }[] = [
    ...listedKinds.map((kind) => ({ path: [listOf[kind]], what: kind, ids: framework[listOf[kind]] as readonly { id: string }[] })),
    ...framework.nodes.flatMap((node, at) => [
      { path: ["nodes", at, "measures"], what: "measure", ids: node.measures },
      { path: ["nodes", at, "milestones"], what: "milestone", ids: node.milestones },
    ]),
    ...framework.forms.map((form, at) => ({ path: ["forms", at, "questions"], what: "question", ids: form.questions })),
  ];
  return lists.flatMap(({ path, what, ids }) => {
    const seen = new Set<string>();
    return ids.flatMap(({ id }, at) => {
      if (seen.has(id))
        return [
          {
            path: [...path, at, "id"],
            code: "twice" as const,
            found: `${what} ${id} stands here twice`,
            mend: "give each an id of its own, or remove one",
          },
        ];
      seen.add(id);
      return [];
    });
  });
}

type Reference = { path: Path; to: ListedKind; id: string };

function danglingInside(framework: Framework): PlacedFault[] {
  const known = new Map(listedKinds.map((kind) => [kind, new Set(framework[listOf[kind]].map(({ id }) => id))]));
  return [...referencesOf(framework)]
    .filter(({ to, id }) => !known.get(to)?.has(id))
    .map(({ path, to, id }) => ({
      path,
      code: "notThere" as const,
      found: `${whose(framework, path)} names ${to} ${id}, which is not there`,
      mend: `mend the id, or add it to ${listOf[to]}`,
    }));
}

function* referencesOf(framework: Framework): Generator<Reference> {
  const several = function* (path: Path, to: ListedKind, ids: readonly string[]): Generator<Reference> {
    for (const [at, id] of ids.entries()) yield { path: [...path, at], to, id };
  };
  for (const [at, kind] of framework.nodeKinds.entries()) yield* several(["nodeKinds", at, "under"], "nodeKind", kind.under);
  for (const [at, node] of framework.nodes.entries()) {
    const path: Path = ["nodes", at];
    yield { path: [...path, "kind"], to: "nodeKind", id: node.kind };
    if (node.parent !== undefined) yield { path: [...path, "parent"], to: "node", id: node.parent };
    yield* several([...path, "targetGroups"], "targetGroup", node.targetGroups);
    yield* several([...path, "columns"], "column", node.columns);
    yield* several([...path, "determinants"], "determinant", node.determinants);
    yield* several([...path, "assignments"], "assignment", node.assignments);
    for (const [place, { heading }] of node.sections.entries())
      yield { path: [...path, "sections", place, "heading"], to: "heading", id: heading };
    for (const [place, { partner }] of node.partners.entries())
      yield { path: [...path, "partners", place, "partner"], to: "partner", id: partner };
  }
  for (const [at, target] of framework.targets.entries()) {
    yield { path: ["targets", at, "node"], to: "node", id: target.node };
    if (target.counts) yield { path: ["targets", at, "counts", "node"], to: "node", id: target.counts.node };
  }
  for (const [at, update] of framework.updates.entries()) {
    yield { path: ["updates", at, "node"], to: "node", id: update.node };
    yield* several(["updates", at, "partners"], "partner", update.partners);
    yield* several(["updates", at, "determinants"], "determinant", update.determinants);
  }
  for (const [at, contribution] of framework.contributions.entries()) {
    yield* several(["contributions", at, "determinants"], "determinant", contribution.determinants);
    yield* several(["contributions", at, "assignments"], "assignment", contribution.assignments);
  }
  for (const [at, form] of framework.forms.entries()) yield { path: ["forms", at, "node"], to: "node", id: form.node };
  for (const [at, plan] of framework.plans.entries()) {
    yield { path: ["plans", at, "form"], to: "form", id: plan.form };
    yield { path: ["plans", at, "partner"], to: "partner", id: plan.partner };
  }
  yield* citations(framework, []);
}

/** Every `sources` list, wherever it stands. */
function* citations(value: unknown, path: Path): Generator<Reference> {
  if (value === null || typeof value !== "object") return;
  for (const [name, each] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(name) : name];
    if (name !== "sources" || !Array.isArray(each)) yield* citations(each, here);
    else
      for (const [at, { document }] of (each as { document: string }[]).entries())
        yield { path: [...here, at, "document"], to: "document", id: document };
  }
}

function danglingOutside(framework: Framework, around: Surroundings): PlacedFault[] {
  const faults: PlacedFault[] = [];
  const must = (known: ReadonlySet<string> | null, path: Path, id: string, what: string, mend: string) => {
    if (known && !known.has(id))
      faults.push({ path, code: "notKnown", found: `${whose(framework, path)} names ${what} ${id}, which is not known`, mend });
  };
  const area = (path: Path, code: string) => must(around.areas, path, code, "area", "mend the code, or add it to areas.csv or sets.csv");
  if (framework.succeeds !== undefined) {
    must(around.frameworks, ["succeeds"], framework.succeeds, "framework", "mend the id, or leave it out");
    if (framework.succeeds === framework.id)
      faults.push({
        path: ["succeeds"],
        code: "succeedsItself",
        found: `${framework.id} succeeds itself`,
        mend: "name the framework before it",
      });
  }
  for (const [at, column] of framework.columns.entries()) if (column.area !== undefined) area(["columns", at, "area"], column.area);
  for (const [at, update] of framework.updates.entries())
    for (const [place, code] of update.areas.entries()) area(["updates", at, "areas", place], code);
  for (const [at, target] of framework.targets.entries()) {
    for (const [place, series] of target.series.entries()) {
      const path: Path = ["targets", at, "series", place];
      area([...path, "area"], series.area);
      must(
        around.indicators,
        [...path, "indicator"],
        series.indicator,
        "indicator",
        "choose one of the pack's sources, or describe its source there",
      );
      must(around.groups, [...path, "group"], series.group, "group", "choose one of the pack's sources, or describe its source there");
    }
  }
  return faults;
}

/** A filled-in form answers questions of that form, each once and in its kind, and an organisation fills it in once. */
function planFaults({ forms, plans }: Framework): PlacedFault[] {
  return plans.flatMap(({ form: formId, partner, answers }, at) => {
    const form = forms.find(({ id }) => id === formId);
    const again = plans.findIndex((other) => other.form === formId && other.partner === partner) < at;
    const faults: PlacedFault[] = again
      ? [
          {
            path: ["plans", at, "partner"],
            code: "filledInAlready",
            found: `${partner} has filled in ${formId} already`,
            mend: "change that plan instead",
          },
        ]
      : [];
    for (const [place, { question, answer }] of answers.entries()) {
      const path: Path = ["plans", at, "answers", place, "question"];
      const asked = form?.questions.find(({ id }) => id === question);
      if (form && !asked) faults.push({ path, code: "noQuestion", found: `${formId} has no question ${question}`, mend: "mend the id" });
      if (answers.findIndex((other) => other.question === question) < place)
        faults.push({ path, code: "answeredTwice", found: `${question} is answered twice`, mend: "keep one answer" });
      if (asked?.kind === "number" && !/^-?\d+(\.\d+)?$/.test(answer))
        faults.push({
          path,
          code: "answerNoNumber",
          found: `${question} asks for a number`,
          mend: "write digits, with a point before decimals",
        });
      if (asked?.kind === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(answer))
        faults.push({ path, code: "answerNoDate", found: `${question} asks for a date`, mend: "write it as 2026-11-21" });
    }
    return faults;
  });
}

function treeFaults({ nodes, nodeKinds }: Framework): PlacedFault[] {
  const kinds = new Map(nodeKinds.map((kind) => [kind.id, kind]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes.flatMap((node, at): PlacedFault[] => {
    const kind = kinds.get(node.kind);
    const parent = node.parent === undefined ? undefined : byId.get(node.parent);
    if (node.parent === undefined) {
      // A kind that may stand under its own kind has to begin somewhere.
      return kind && kind.under.length > 0 && !kind.under.includes(kind.id)
        ? [
            {
              path: ["nodes", at],
              code: "noParent",
              found: `node ${node.id} has no parent, and a ${node.kind} stands under ${kind.under.join(" or ")}`,
              mend: "name its parent",
            },
          ]
        : [];
    }
    if (!parent) return [];
    const circle = circleFrom(node.id, byId);
    if (circle)
      return [
        {
          path: ["nodes", at, "parent"],
          code: "underItself",
          found: `node ${node.id} stands under itself: ${circle.join(" → ")}`,
          mend: "break the circle",
        },
      ];
    if (!kind || kind.under.includes(parent.kind)) return [];
    return [
      {
        path: ["nodes", at, "parent"],
        code: "wrongParent",
        found: `node ${node.id} is a ${node.kind} and stands under ${parent.id}, a ${parent.kind}`,
        mend:
          kind.under.length > 0
            ? `put it under a ${kind.under.join(" or ")}, or allow it in nodeKinds`
            : "leave out the parent, or allow it in nodeKinds",
      },
    ];
  });
}

function circleFrom(id: string, byId: ReadonlyMap<string, { id: string; parent?: string | undefined }>): string[] | null {
  const way = [id];
  for (let above = byId.get(id)?.parent; above !== undefined; above = byId.get(above)?.parent) {
    if (above === id) return [...way, id];
    // A circle higher up: those that are on it tell so themselves.
    if (way.includes(above)) return null;
    way.push(above);
  }
  return null;
}

function targetFaults({ targets }: Framework): PlacedFault[] {
  return targets.flatMap((target, at): PlacedFault[] => {
    const faults: PlacedFault[] = [];
    if (target.kind === "count" && !target.counts)
      faults.push({
        path: ["targets", at],
        code: "countOfWhat",
        found: `target ${target.id} is a count and doesn't say of what`,
        mend: "add counts: { node, what: areaColumns }",
      });
    if (target.kind !== "count" && target.counts)
      faults.push({
        path: ["targets", at, "counts"],
        code: "noCount",
        found: `target ${target.id} is no count but says what is counted`,
        mend: "make its kind count, or leave out counts",
      });
    if (target.kind !== "hold" && target.margin !== undefined)
      faults.push({
        path: ["targets", at, "margin"],
        code: "marginWithoutHold",
        found: `target ${target.id} has a margin but is not of the kind hold`,
        mend: "leave the margin out",
      });
    for (const [place, series] of target.series.entries()) {
      if (series.fit === "other" && series.difference === undefined)
        faults.push({
          path: ["targets", at, "series", place],
          code: "noDifference",
          found: `target ${target.id} is linked with another measure without the difference in words`,
          mend: "add difference",
        });
    }
    for (const [place, { lower, upper }] of [target.baseline, target.goal, ...target.measured].entries()) {
      const path: Path = ["targets", at, ...(place === 0 ? ["baseline"] : place === 1 ? ["goal"] : ["measured", place - 2])];
      if ((lower === undefined) !== (upper === undefined) || (lower ?? 0) > (upper ?? 0))
        faults.push({ path, code: "limits", found: `target ${target.id} has limits that can't be`, mend: "give both, lower first" });
    }
    return faults;
  });
}

/** "target x", or "the framework", for the place that a path leads to. */
function whose(framework: Framework, [list, at]: Path): string {
  const kind = listedKinds.find((each) => listOf[each] === list);
  return kind && typeof at === "number" ? `${kind} ${framework[listOf[kind]][at]?.id}` : `framework ${framework.id}`;
}
