import type { Status } from "../delivery.ts";
import { Problem } from "../../kernel/problem.ts";
import { asText } from "./saved-table.ts";
import type { Entry } from "./saved-table.ts";
import type { SourceDescription } from "./source-description.ts";
import type { Topic } from "./topic.ts";

/** Text of a description with plain line ends and no spaces around. */
const described = (value: unknown): string => asText(value).replace(/\r\n?/g, "\n").trim();

/** Titles of the groups above an entry, the widest first. */
function pathOf(start: string, groups: ReadonlyMap<string, { title: string; parent: string }>): string[] {
  const path: string[] = [];
  for (let at = groups.get(start); at && path.length < 20; at = groups.get(at.parent)) path.unshift(at.title);
  return path;
}

/**
 * The topics of OData v3 `DataProperties`. `Default` says what a blank means: `Impossible`, it can't occur (not applicable);
 * `Missing`, it is not known. Source: CBS, Handleiding CBS Open Data Services, "DataProperties".
 */
export function topicsOfProperties(properties: readonly Entry[], blank: Status): Topic[] {
  const groups = new Map(
    properties
      .filter((p) => p.Type === "TopicGroup")
      .map((p) => [asText(p.ID), { title: asText(p.Title).trim(), parent: asText(p.ParentID) }]),
  );
  return properties
    .filter((p) => p.Type === "Topic")
    .map((p) => ({
      key: asText(p.Key),
      title: asText(p.Title),
      path: pathOf(asText(p.ParentID), groups),
      description: described(p.Description),
      unit: asText(p.Unit).trim(),
      decimals: Number(p.Decimals ?? 0),
      textual: p.Datatype === "String",
      blank: p.Default === "Impossible" ? "notApplicable" : p.Default === "Missing" ? "unknown" : blank,
    }));
}

/** The measures of OData v4 `MeasureCodes`, with the titles of their `MeasureGroups`. */
export function topicsOfMeasures(measures: readonly Entry[], measureGroups: readonly Entry[], blank: Status): Topic[] {
  const groups = new Map(measureGroups.map((g) => [asText(g.Id), { title: asText(g.Title).trim(), parent: asText(g.ParentId) }]));
  return measures.map((m) => ({
    key: asText(m.Identifier).trim(),
    title: asText(m.Title),
    path: pathOf(asText(m.MeasureGroupId), groups),
    description: described(m.Description),
    unit: asText(m.Unit).trim(),
    decimals: Number(m.Decimals ?? 0),
    textual: m.DataType === "String",
    blank,
  }));
}

/** Names by key of a code list (v3: `Key`, v4: `Identifier`); null when the list wasn't saved. */
export function namesOf(list: readonly Entry[]): Map<string, string> | null {
  return list.length === 0
    ? null
    : new Map(list.map((entry) => [asText(entry.Key ?? entry.Identifier).trim(), asText(entry.Title).trim()]));
}

/** The status of whole periods, where their code list states one (`Voorlopig`, `NaderVoorlopig`); all others are final. */
export function periodStatusOf(list: readonly Entry[]): Map<string, Status> {
  const status = new Map<string, Status>();
  for (const entry of list) {
    const stated = asText(entry.Status).replace(/\s/g, "").toLowerCase();
    if (stated === "voorlopig" || stated === "nadervoorlopig")
      status.set(asText(entry.Key ?? entry.Identifier).trim(), stated === "voorlopig" ? "provisional" : "revised");
  }
  return status;
}

/** Every dimension of the table must be described, and none may be described that it lacks. @throws Problem `other-dimensions`, `other-division` */
export function checkDimensions(description: SourceDescription, found: readonly { key: string; mapYear: number | null }[]): void {
  const { area, period, group, limits } = description.dimensions;
  const wanted = [
    area.column,
    "column" in period ? period.column : null,
    "column" in group ? group.column : null,
    limits?.column ?? null,
  ].filter((key) => key !== null);
  const keys = found.map(({ key }) => key);
  const faults = [
    ...keys
      .filter((key) => !wanted.includes(key))
      .map((column) => ({ column, found: "this dimension of the table is not described", mend: "say under dimensions what it holds" })),
    ...wanted
      .filter((key) => !keys.includes(key))
      .map((column) => ({ column, found: "the table has no such dimension", mend: "correct it under dimensions" })),
  ];
  if (faults.length > 0) {
    throw new Problem({
      kind: "other-dimensions",
      message: `Table ${description.id} has other dimensions than its description says.`,
      wayOut: "Mend the source description.",
      faults,
    });
  }
  const year = found.find(({ key }) => key === area.column)?.mapYear;
  if (year && year !== description.division) {
    throw new Problem({
      kind: "other-division",
      message: `Table ${description.id} is on the division of ${year}, but its description says ${description.division}.`,
      wayOut: "Set division in the source description; areas of different years are never mixed.",
    });
  }
}
