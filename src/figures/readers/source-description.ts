import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { Problem, type Fault } from "../../kernel/problem.ts";
import { statuses } from "../delivery.ts";
import type { ListedSource } from "../delivery.ts";

/** One text for both languages, or one per language. */
const text = z
  .union([z.string(), z.strictObject({ nl: z.string(), en: z.string() })])
  .transform((value) => (typeof value === "string" ? { nl: value, en: value } : value));
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and single hyphens");
const polarity = z.enum(["higherIsBetter", "lowerIsBetter", "neutral"]);
const measure = z.enum(["proportion", "rate", "mean", "count", "index", "other"]);
const method = z.enum(["modelEstimate", "survey", "register", "derived", "other"]);
const absence = z.enum(["unknown", "suppressed", "notApplicable", "notMeasured"]);

/** What may be said of an indicator; what is left out comes from the source's own metadata or from the defaults. */
const indicator = z.strictObject({
  id,
  title: text.optional(),
  phrase: text.optional(),
  definition: text.optional(),
  caveat: text.optional(),
  unit: z.string().optional(),
  decimals: z.int().min(0).max(10).optional(),
  polarity: polarity.optional(),
  measure: measure.optional(),
  method: method.optional(),
  theme: id.optional(),
  sort: z.int().min(0).max(32_767).optional(),
  /** Areas may be put in its order, from least to most advantaged; it needs a polarity. */
  orders: z.boolean().optional(),
});

const group = z.strictObject({
  id: z.string().min(1),
  title: text,
  noun: text,
  totalOf: z.array(z.string()).default([]),
  /** Which indicators together count the people of the group, and whom they hold. */
  counted: z.strictObject({ by: z.array(id).min(1), as: text }).optional(),
  sort: z.int().min(0).max(32_767).default(1000),
});

const disclosure = z.strictObject({
  minimumCount: z.number().positive().optional(),
  minimumDenominator: z.number().positive().optional(),
  roundTo: z.number().positive().optional(),
  dominantShare: z.number().min(0.5).max(1).optional(),
});

/** The fields that describe a source, whatever the form it comes in. */
export const sourceFields = {
  id: z.string().min(1),
  title: z.string().min(1),
  publisher: z.string().min(1),
  licence: z.string().min(1),
  licenceUrl: z.url().nullable().default(null),
  homepage: z.url().nullable().default(null),
  division: z.int().min(1900).max(2200),
  areas: z
    .strictObject({
      /** The source's code → ours. */
      aliases: z.record(z.string(), z.string()).default({}),
      /** Rows of areas whose code starts so are left out: levels that are not kept (provinces, for one). */
      skip: z.array(z.string().min(1)).default([]),
    })
    .default({ aliases: {}, skip: [] }),
  groups: z.record(z.string(), group),
  disclosure: disclosure.default({}),
  /** What a blank means in a column that is otherwise filled, where the source's own metadata doesn't say. */
  blank: absence.default("unknown"),
  /** Signs in place of numbers; replaces the statistics office's own. */
  signs: z.record(z.string(), z.enum([...statuses, "zero"])).optional(),
  /** OData v4 value attributes beyond those known. */
  valueAttributes: z.record(z.string(), z.enum(statuses)).default({}),
  defaults: z
    .strictObject({
      unit: z.string().default(""),
      decimals: z.int().min(0).max(10).default(1),
      measure: measure.default("other"),
      method: method.default("other"),
      caveat: text.default({ nl: "", en: "" }),
      polarity: polarity.default("neutral"),
      theme: id.default("other"),
    })
    .prefault({}),
  indicators: z.record(z.string(), indicator).default({}),
};

const columnOrFixed = z.union([z.strictObject({ column: z.string() }), z.strictObject({ fixed: z.string() })]);

const sourceDescription = z.strictObject({
  ...sourceFields,
  /** Where the live reader finds the table when nobody says otherwise. */
  live: z.strictObject({ api: z.enum(["v3", "v4"]), base: z.url() }).optional(),
  dimensions: z.strictObject({
    area: z.strictObject({ column: z.string() }),
    period: columnOrFixed,
    group: columnOrFixed,
    /** A column whose keys say whether the row holds the value or a limit of it. */
    limits: z.strictObject({ column: z.string(), keys: z.record(z.string(), z.enum(["value", "lower", "upper"])) }).optional(),
  }),
  /** A column with the area's name, right for these levels only. */
  areaName: z
    .strictObject({ column: z.string(), levels: z.array(z.enum(["country", "ggdRegion", "municipality", "district", "neighbourhood"])) })
    .optional(),
  /** Columns that hold no figures of ours. */
  ignored: z.array(z.string()).default([]),
});

export type SourceDescription = z.output<typeof sourceDescription>;
export type DescribedIndicator = z.output<typeof indicator>;
/** The part of a description that a CSV mapping shares. */
export type SourceFields = Omit<SourceDescription, "live" | "dimensions" | "areaName" | "ignored">;

/**
 * A YAML file checked against a schema.
 * @throws Problem `description-invalid` with a fault per field, `file-not-found`
 */
export async function loadYaml<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const content = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Problem({ kind: "file-not-found", message: `There is no file ${path}.`, wayOut: "Check the path.", cause });
  });
  return checkYaml(content, basename(path), schema);
}

const invalid = (name: string, faults: Fault[]): Problem =>
  new Problem({
    kind: "description-invalid",
    message: `${name} is not a valid description.`,
    wayOut: "Mend the fields that are listed.",
    faults,
  });

/** What YAML says, unchecked. @throws Problem `description-invalid` with a fault per place that is no YAML */
export function yamlValues(content: string, name: string): unknown {
  const document = parseDocument(content);
  if (document.errors.length > 0) {
    throw invalid(
      name,
      document.errors
        .slice(0, 20)
        .map((error) => ({ row: error.linePos?.[0].line, found: error.message.split("\n")[0], mend: "write it as YAML" })),
    );
  }
  try {
    return document.toJS();
  } catch (cause) {
    // A few lines whose aliases name each other can stand for more than memory holds; the library refuses them.
    throw invalid(name, [{ found: cause instanceof Error ? cause.message : "it can't be read", mend: "write it without aliases" }]);
  }
}

/** As `loadYaml`, of text in hand. @throws Problem `description-invalid` */
export function checkYaml<T>(content: string, name: string, schema: z.ZodType<T>): T {
  const checked = schema.safeParse(yamlValues(content, name));
  if (checked.success) return checked.data;
  throw invalid(
    name,
    checked.error.issues.slice(0, 100).map((issue) => ({
      column: issue.path.map(String).join("."),
      found: issue.message,
      mend: "see docs/method/mapping.md",
    })),
  );
}

/** One source description. @throws Problem `description-invalid`, `file-not-found` */
export const loadSourceDescription = (path: string): Promise<SourceDescription> => loadYaml(path, sourceDescription);

/** A description from text or from values in hand. @throws Problem `description-invalid` */
export const parseSourceDescription = (yaml: string, name = "description"): SourceDescription => checkYaml(yaml, name, sourceDescription);

/** Every source description in a folder, sorted by name; a folder that isn't there holds none. */
export async function loadSourceDescriptions(folder: string): Promise<SourceDescription[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(names.map((name) => loadSourceDescription(join(folder, name))));
}

/** The source as a delivery lists it. */
export function listedSource(from: SourceFields): ListedSource {
  const { id: sourceId, title, publisher, licence, licenceUrl, homepage, disclosure: rules } = from;
  return { id: sourceId, title, publisher, licence, licenceUrl, homepage, disclosure: rules };
}

/** The description of a table. @throws Problem `no-description` that says where to put one */
export function descriptionOf(table: string, descriptions: readonly SourceDescription[]): SourceDescription {
  const found = descriptions.find((one) => one.id.toLowerCase() === table.toLowerCase());
  if (found) return found;
  throw new Problem({
    kind: "no-description",
    status: 404,
    message: `There is no description of table ${table}; known are ${descriptions.map((one) => one.id).join(", ") || "none"}.`,
    wayOut: `Write packs/<city>/sources/${table}.yaml after the example of another: which columns hold area, period and group, and who published it.`,
  });
}
