/** New things of a framework: what can be begun, where it can lie, and what it begins with. */
import type { Beginning } from "../../desk/index.ts";
import { notFound } from "../../kernel/problem.ts";
import { freeSlug } from "../../kernel/slug.ts";
import { listedKinds, type ListedKind } from "../items.ts";
import type { FrameworkGraph } from "../policy.ts";
import { kindNames } from "./names.ts";
import { nameOf } from "./object-key.ts";
import { programmesAt } from "./parts.ts";
import { inBoth } from "./setting.ts";

/** At the top of the tree. */
const top = "-";
const onNode = ["update", "target", "form"] as const;
const nowhere = [
  "contribution",
  "partner",
  "document",
  "targetGroup",
  "determinant",
  "assignment",
  "column",
  "heading",
  "nodeKind",
] as const;

/** Names of beginnings: FRAMEWORK/KIND, FRAMEWORK/node/NODEKIND, FRAMEWORK/plan/FORM. */
export function beginningsIn(graph: FrameworkGraph): Beginning[] {
  const { framework } = graph;
  const group = inBoth(graph, framework.title);
  const named = (kind: ListedKind) => ({ nl: kindNames.nl[kind], en: kindNames.en[kind] });
  const anywhere = framework.nodes.map((node) => ({
    value: node.id,
    text: inBoth(graph, node.title),
    parts: programmesAt(graph, node.id),
  }));
  return [
    ...onNode.map((kind): Beginning => ({ key: `${graph.id}/${kind}`, title: named(kind), group, titled: true, places: anywhere })),
    ...framework.forms.map((form): Beginning => ({
      key: `${graph.id}/plan/${form.id}`,
      title: { nl: `${kindNames.nl.plan}: ${inBoth(graph, form.title).nl}`, en: `${kindNames.en.plan}: ${inBoth(graph, form.title).en}` },
      group,
      titled: false,
      places: framework.partners.map(({ id, name }) => ({
        value: id,
        text: { nl: name, en: name },
        parts: [`organisation:${graph.id}/${id}`, ...programmesAt(graph, form.node)],
      })),
    })),
    ...framework.nodeKinds.map((kind): Beginning => {
      const { nl, en } = inBoth(graph, kind.title.one);
      const under = anywhere.filter(({ value }) => kind.under.includes(graph.node(value).kind));
      const atTop = kind.under.length === 0 || kind.under.includes(kind.id);
      const topPlace = { value: top, text: { nl: "Bovenaan", en: "At the top" }, parts: [] };
      return {
        key: `${graph.id}/node/${kind.id}`,
        title: { nl: capital(nl), en: capital(en) },
        group,
        titled: true,
        places: [...(atTop ? [topPlace] : []), ...under],
      };
    }),
    ...nowhere.map((kind): Beginning => ({ key: `${graph.id}/${kind}`, title: named(kind), group, titled: true, places: [] })),
  ];
}

export type Begun = { key: string; stored: Readonly<Record<string, unknown>> };

/** Of which kind a beginning makes something; null for no name of a beginning. */
export function kindBegun(name: string): { framework: string; kind: ListedKind } | null {
  const [framework, kind] = name.split("/");
  const found = listedKinds.find((each) => each === kind);
  return found ? { framework, kind: found } : null;
}

/**
 * @param given.beginning name of one of this framework
 * @param given.today ISO date
 * @param given.taken keys that there are or were
 * @throws Problem `no-page` (404) for a beginning or a place that is not there
 */
export function beginIn(
  graph: FrameworkGraph,
  {
    beginning: name,
    place,
    title,
    today,
    taken,
  }: { beginning: string; place: string | null; title: string; today: string; taken: ReadonlySet<string> },
): Begun {
  const beginning = beginningsIn(graph).find(({ key }) => key === name);
  if (!beginning || (beginning.places.length > 0 && !beginning.places.some(({ value }) => value === place))) throw notFound();
  const [, kind, which] = name.split("/") as [string, ListedKind, string | undefined];
  const begun = (id: string, stored: Begun["stored"]): Begun => ({
    key: nameOf({ framework: graph.id, kind, key: id }),
    stored: { id, ...stored },
  });
  if (kind === "plan" && place !== null) return begun(`${which}-${place}`, { form: which, partner: place, date: today, answers: [] });
  const words = title.trim();
  if (kind === "update") {
    const year = Number(today.slice(0, 4));
    return begun(freeSlug(`${year} ${words}`, taken), { node: place, year, title: words });
  }
  const id = freeSlug(words, taken);
  if (kind === "node") return begun(id, { kind: which, ...(place === top ? {} : { parent: place }), title: words });
  if (kind === "target" || kind === "form") return begun(id, { node: place, title: words });
  if (kind === "partner") return begun(id, { name: words });
  return begun(id, { title: kind === "nodeKind" ? { one: words } : words });
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
