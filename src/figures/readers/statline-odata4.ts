import { statuses } from "../delivery.ts";
import type { Delivery, NotMeasured, Status } from "../delivery.ts";
import { Problem } from "../../kernel/problem.ts";
import { CellList } from "./cells.ts";
import { delivered } from "./delivered.ts";
import { Faults, shown } from "./faults.ts";
import { checkDimensions, namesOf, periodStatusOf, topicsOfMeasures } from "./office-metadata.ts";
import { RowDimensions } from "./row-dimensions.ts";
import { SavedTable, asText } from "./saved-table.ts";
import type { SavedOptions } from "./statline-odata3.ts";
import type { SourceDescription } from "./source-description.ts";
import { clearTitles, listedIndicator } from "./topic.ts";

/**
 * What a v4 value attribute means. Empty cells aren't sent at all, unless there is a reason to tell (CBS, release notes of the
 * CCB API). CBS publishes no list of the words; others than these are refused until `valueAttributes` of the description says
 * what they mean, so that a reason is never guessed.
 */
const attributes: Readonly<Record<string, Status>> = {
  Impossible: "notApplicable",
  NotApplicable: "notApplicable",
  Confidential: "suppressed",
  Secret: "suppressed",
  Missing: "unknown",
  NotAvailable: "unknown",
  Unknown: "unknown",
  Unreliable: "unknown",
  Provisional: "provisional",
  RevisedProvisional: "revised",
};

/**
 * Reads the saved answers of an OData v4 table: `Observations`, `MeasureCodes`, and where saved `MeasureGroups`, `Dimensions` and
 * `<Dimension>Codes`. A measure without any observation in a period × group was not measured.
 * @throws Problem `no-observations`, `no-measure-codes`, `other-dimensions`, `other-division`, `input-faults`
 */
export async function readOdata4(folder: string, { description, retrievedAt, url, onProgress }: SavedOptions): Promise<Delivery> {
  const table = await SavedTable.open(folder);
  if (table.files("Observations").length === 0) {
    throw new Problem({
      kind: "no-observations",
      message: `${table.name} has no observations: there is no Observations.json or Observations.csv in it.`,
      wayOut: "Code lists alone hold no figures. Save …/Observations too, or import the table live by its number.",
    });
  }
  const measures = await table.entries("MeasureCodes");
  if (measures.length === 0) {
    throw new Problem({
      kind: "no-measure-codes",
      message: `${table.name} has no MeasureCodes.json.`,
      wayOut: "Save the answer of …/MeasureCodes beside Observations.",
    });
  }
  const listed = await table.entries("Dimensions");
  if (listed.length > 0)
    checkDimensions(
      description,
      listed.map((d) => ({ key: asText(d.Identifier), mapYear: d.MapYear ? Number(d.MapYear) : null })),
    );

  const topics = topicsOfMeasures(measures, await table.entries("MeasureGroups"), description.blank);
  const titles = clearTitles(topics);
  const kept = topics
    .map((topic, i) => ({
      topic,
      indicator: listedIndicator(topic.key, description.indicators[topic.key], topic, description, titles[i], i),
    }))
    .filter(({ topic }) => !topic.textual && !description.ignored.includes(topic.key));
  const indicatorAt = new Map(kept.map(({ topic }, i) => [topic.key, i]));
  const left = new Set(topics.map(({ key }) => key).filter((key) => !indicatorAt.has(key)));
  const { area, period, group, limits } = description.dimensions;
  const names = namesOf(await table.entries(`${area.column}Codes`));
  const periodStatus = "column" in period ? periodStatusOf(await table.entries(`${period.column}Codes`)) : new Map<string, Status>();

  const faults = new Faults(table.name);
  const dimensions = new RowDimensions(description, faults);
  const list = new CellList();
  const measured = new Set<string>();
  const later: { cell: Parameters<CellList["limit"]>[0]; kind: "lower" | "upper" }[] = [];
  let at: Columns | null = null;

  await table.eachRow(
    "Observations",
    (row, header, cells) => {
      at ??= columnsOf(header, description, faults);
      const measure = (cells[at.measure] ?? "").trim();
      if (left.has(measure)) return;
      const indicator = indicatorAt.get(measure);
      if (indicator === undefined)
        return faults.add({
          row,
          column: "Measure",
          found: `${shown(measure)} is not in MeasureCodes`,
          mend: "save both of the same table",
        });
      const rawPeriod = "column" in period ? (cells[at.period] ?? "") : period.fixed;
      const place = {
        area: dimensions.area(cells[at.area] ?? "", row, area.column, (code) => names?.get(code) ?? null),
        period: dimensions.period(rawPeriod, row, "column" in period ? period.column : "period"),
        group: dimensions.group("column" in group ? (cells[at.group] ?? "") : group.fixed, row, "column" in group ? group.column : "group"),
      };
      const limit = limits ? (cells[at.limits] ?? "").trim() : "";
      const kind = limits ? limits.keys[limit] : "value";
      if (!kind)
        return faults.add({
          row,
          column: limits?.column,
          found: `${shown(limit)} is no known limit`,
          mend: `known are ${Object.keys(limits?.keys ?? {}).join(", ")}`,
        });
      const read = valueOf(cells, at, row, description, periodStatus.get(rawPeriod.trim()), faults);
      if (!read || place.area < 0 || place.period < 0 || place.group < 0) return;
      const cell = {
        ...place,
        indicator,
        status: statuses.indexOf(read.status),
        value: read.value,
        numerator: Number.NaN,
        denominator: Number.NaN,
        row,
      };
      if (kind !== "value") return void later.push({ cell, kind });
      measured.add(`${indicator} ${place.period} ${place.group}`);
      const before = list.add({ ...cell, lower: Number.NaN, upper: Number.NaN });
      if (before !== null) faults.add({ row, column: measure, found: `the same cell as row ${before}`, mend: "keep one of the two" });
    },
    { onProgress },
  );
  for (const { cell, kind } of later) {
    if (!list.limit(cell, kind))
      faults.add({ row: cell.row, found: `a ${kind} limit without a value, or twice`, mend: "give each value once, with its limits" });
  }
  faults.stop();

  const notMeasured: NotMeasured[] = [];
  const slices = new Set([...measured].map((key) => key.slice(key.indexOf(" ") + 1)));
  for (const slice of slices) {
    const [p, g] = slice.split(" ").map(Number);
    kept.forEach((_, i) => {
      if (!measured.has(`${i} ${slice}`)) notMeasured.push({ indicator: i, period: p, group: g });
    });
  }
  return delivered({
    source: description,
    dimensions,
    indicators: kept.map(({ indicator }) => indicator),
    cells: list.finish(),
    notMeasured,
    file: { fileName: table.name, checksum: table.checksum() },
    url,
    retrievedAt: retrievedAt ?? table.modifiedAt,
  });
}

type Columns = {
  measure: number;
  value: number;
  text: number;
  attribute: number;
  area: number;
  period: number;
  group: number;
  limits: number;
};

function columnsOf(header: readonly string[], description: SourceDescription, faults: Faults): Columns {
  const { area, period, group, limits } = description.dimensions;
  const find = (column: string | null, needed = true): number => {
    const at = column === null ? -1 : header.indexOf(column);
    if (column !== null && at < 0 && needed)
      faults.add({ row: 1, column, found: "this column is missing", mend: "save Observations in full" });
    return at;
  };
  const columns = {
    measure: find("Measure"),
    value: find("Value"),
    text: find("StringValue", false),
    attribute: find("ValueAttribute", false),
    area: find(area.column),
    period: find("column" in period ? period.column : null),
    group: find("column" in group ? group.column : null),
    limits: find(limits?.column ?? null),
  };
  faults.stop();
  return columns;
}

function valueOf(
  cells: readonly string[],
  at: Columns,
  row: number,
  description: SourceDescription,
  ofPeriod: Status | undefined,
  faults: Faults,
): { status: Status; value: number } | null {
  const attribute = (cells[at.attribute] ?? "").trim();
  const raw = (cells[at.value] ?? "").trim();
  const known: Readonly<Record<string, Status>> = { ...attributes, ...description.valueAttributes };
  const wrong = (column: string, found: string, mend: string): null => {
    faults.add({ row, column, found, mend });
    return null;
  };
  const plain = attribute === "" || attribute === "None";
  if (!plain && !Object.hasOwn(known, attribute))
    return wrong("ValueAttribute", `${shown(attribute)} is not known`, "say under valueAttributes of the source description what it means");
  const status: Status = plain ? (ofPeriod ?? "final") : known[attribute];
  if (raw === "") {
    const text = (cells[at.text] ?? "").trim();
    if (text !== "") return wrong("StringValue", `${shown(text)} where a number is wanted`, "list the measure under ignored");
    const absent = status === "final" || status === "provisional" || status === "revised" ? description.blank : status;
    return { status: absent, value: Number.NaN };
  }
  const value = Number(raw);
  if (!/^[+-]?\d/.test(raw) || !Number.isFinite(value))
    return wrong("Value", `${shown(raw)} is not a finite number`, "give a number that fits");
  if (["unknown", "suppressed", "notApplicable", "notMeasured"].includes(status))
    return wrong("Value", `a value beside the attribute ${attribute}`, "give either a value or a reason why there is none");
  return { status, value };
}
