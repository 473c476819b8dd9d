/** A framework as a pack writes it: one YAML file. The framework itself names the kinds of its nodes, so that policies of any shape fit. */
import { z } from "zod";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and single hyphens");
const date = z.iso.date();
const longestText = 20_000;
const plain = z.string().trim().min(1).max(longestText);

/** A text in the framework's own language, or in both. */
export const text = z.union([
  plain,
  z
    .strictObject({ nl: plain.optional(), en: plain.optional() })
    .refine(({ nl, en }) => nl !== undefined || en !== undefined, "needs nl or en"),
]);
const title = z.union([
  plain.pipe(z.string().max(300)),
  z
    .strictObject({ nl: plain.optional(), en: plain.optional() })
    .refine(({ nl, en }) => nl !== undefined || en !== undefined, "needs nl or en"),
]);

/** Where in which document a fact stands: "p. 8, tabel" or "Bijlage 1". Every node, target and update has at least one. */
const source = z.strictObject({ document: id, place: plain.pipe(z.string().max(300)) });
const sources = z.array(source).min(1);

/** A stretch of time; both days are inside it. */
const span = z.strictObject({ from: date, to: date }).refine(({ from, to }) => from <= to, "ends before it starts");

/** `note`: how its places are counted, where that isn't plain (a text without page numbers). */
const document = z.strictObject({ id, title, publisher: plain, year: z.int(), address: z.url().optional(), note: text.optional() });

/** `under`: the kinds that may hold it; empty for a root. `sheet`: it has a page of its own like a programme. */
const nodeKind = z.strictObject({
  id,
  title: z.strictObject({ one: title, many: title }),
  under: z.array(id),
  sheet: z.boolean().default(false),
});

const finance = z.strictObject({
  payer: plain,
  years: plain.optional(),
  /** Whole euros; null where the source names none. */
  amount: z.number().nonnegative().nullable(),
  condition: text.optional(),
  ifItFails: text.optional(),
});

/** What a programme does and how well, beside the population figure and never mixed with it (results-based accountability). */
const measure = z.strictObject({
  id,
  title,
  question: z.enum(["howMuch", "howWell", "betterOff"]),
  unit: plain,
  value: z.number().nullable(),
  period: plain.optional(),
  note: text.optional(),
  sources,
});

const milestone = z.strictObject({
  id,
  title,
  due: date.nullable(),
  done: date.nullable().default(null),
  evidence: text.optional(),
  sources,
});

const node = z.strictObject({
  id,
  kind: id,
  parent: id.optional(),
  title,
  /** One or two sentences. */
  summary: text.optional(),
  /** In the joint focus of this framework. */
  focus: z.boolean().default(false),
  period: span.optional(),
  targetGroups: z.array(id).default([]),
  /** The sheet: what we want, for whom, how; headings are the framework's own (`headings`). */
  sections: z.array(z.strictObject({ heading: id, text: z.union([text, z.array(text).min(1)]) })).default([]),
  /** Columns of the matrix that it works in. */
  columns: z.array(id).default([]),
  partners: z.array(z.strictObject({ partner: id, role: text.optional() })).default([]),
  determinants: z.array(id).default([]),
  assignments: z.array(id).default([]),
  finance: z.array(finance).default([]),
  measures: z.array(measure).default([]),
  milestones: z.array(milestone).default([]),
  /** What the source promises or mentions but does not contain; shown as such, never invented. */
  notInSource: z.array(text).default([]),
  sources,
});

/** A value with its moment; `value: null` with the reason why there is none. */
const point = z.strictObject({
  period: plain,
  value: z.number().nullable(),
  /** 95 % limits, where the document gives them. */
  lower: z.number().optional(),
  upper: z.number().optional(),
  reason: text.optional(),
});

/** A series in the figures room that says something about the target, with the difference in words. */
const series = z.strictObject({
  indicator: id,
  group: z.string().min(1),
  /** Areas: codes or sets of the areas room. */
  area: z.string().min(1),
  /** The share of the others: 100 less the series. */
  complement: z.boolean().default(false),
  /** same: the target is judged by it. other: it is shown, and the target can't be judged by it. */
  fit: z.enum(["same", "other"]),
  /** How wording and series differ. */
  difference: text.optional(),
});

const target = z.strictObject({
  id,
  node: id,
  title,
  /** As the document puts it, in our words. */
  wording: text,
  unit: plain,
  kind: z.enum(["value", "direction", "hold", "count"]),
  /** Which way is better. */
  better: z.enum(["lower", "higher"]),
  /** Whom and where it is about, in words. */
  scope: text,
  baseline: point,
  goal: point,
  /** For hold: how much it may move, in the unit. */
  margin: z.number().nonnegative().optional(),
  /** For count: which things in the system are counted: cells of the matrix in this node's row, areas only. */
  counts: z.strictObject({ node: id, what: z.literal("areaColumns") }).optional(),
  series: z.array(series).default([]),
  /** Measured values that the documents themselves give, in order of time. */
  measured: z.array(point).default([]),
  notes: z.array(text).default([]),
  sources,
});

const update = z.strictObject({
  id,
  node: id,
  /** The year that it reports on. */
  year: z.int(),
  date: date.optional(),
  /** For everyone, or for those with least; `base` is work that carries both. */
  gain: z.enum(["all", "equal", "base"]),
  title,
  text,
  author: plain,
  figures: z.array(z.strictObject({ title, value: z.number(), unit: plain })).default([]),
  areas: z.array(z.string().min(1)).default([]),
  partners: z.array(id).default([]),
  determinants: z.array(id).default([]),
  links: z.array(z.url()).default([]),
  /** An update says itself who tells it and when; a place in a document where it has one. */
  sources: z.array(source).default([]),
});

/** Policy of another field that works on health. */
const contribution = z.strictObject({
  id,
  title,
  text,
  field: plain,
  determinants: z.array(id).default([]),
  assignments: z.array(id).default([]),
  links: z.array(z.url()).default([]),
  sources,
});

/** A form that an organisation fills in to describe its own plan, joined into the node's plan. */
const form = z.strictObject({
  id,
  node: id,
  title,
  intro: text.optional(),
  questions: z.array(z.strictObject({ id, label: text, hint: text.optional(), kind: z.enum(["line", "text", "number", "date"]) })).min(1),
  sources,
});

/** What one organisation filled in on a form: its own plan, joined into the plan of the form's node. */
const plan = z.strictObject({
  id,
  form: id,
  partner: id,
  date,
  answers: z.array(z.strictObject({ question: id, answer: plain })).min(1),
});

export const framework = z.strictObject({
  id,
  title,
  language: z.enum(["nl", "en"]),
  period: span,
  succeeds: id.optional(),
  /** What it is, in a few sentences. */
  intro: text,
  documents: z.array(document).min(1),
  nodeKinds: z.array(nodeKind).min(1),
  /** Headings of the sheet's sections, in the order in which they are shown. */
  headings: z.array(z.strictObject({ id, title })).default([]),
  targetGroups: z.array(z.strictObject({ id, title, text: text.optional() })).default([]),
  /** Columns of the matrix: areas, or work that is not bound to one. */
  columns: z.array(z.strictObject({ id, title, area: z.string().min(1).optional(), note: text.optional() })).default([]),
  partners: z.array(z.strictObject({ id, name: plain, kind: plain.optional() })).default([]),
  determinants: z.array(z.strictObject({ id, title, group: title.optional() })).default([]),
  assignments: z.array(z.strictObject({ id, title })).default([]),
  nodes: z.array(node).min(1),
  targets: z.array(target).default([]),
  updates: z.array(update).default([]),
  contributions: z.array(contribution).default([]),
  forms: z.array(form).default([]),
  plans: z.array(plan).default([]),
  notInSource: z.array(z.strictObject({ what: text, sources })).default([]),
});

export type Framework = z.output<typeof framework>;
export type PolicyNode = Framework["nodes"][number];
export type NodeKind = Framework["nodeKinds"][number];
export type Target = Framework["targets"][number];
export type Update = Framework["updates"][number];
export type Text = z.output<typeof text>;
export type Point = z.output<typeof point>;
export type Series = z.output<typeof series>;
export type Source = z.output<typeof source>;
