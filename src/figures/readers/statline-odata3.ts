import type { Delivery, Progress } from "../delivery.ts";
import { Problem } from "../../kernel/problem.ts";
import { delivered } from "./delivered.ts";
import { Faults } from "./faults.ts";
import { checkDimensions, namesOf, periodStatusOf, topicsOfProperties } from "./office-metadata.ts";
import { SavedTable, asText } from "./saved-table.ts";
import type { SourceDescription } from "./source-description.ts";
import { clearTitles, listedIndicator } from "./topic.ts";
import { WideTable } from "./wide-table.ts";

export type SavedOptions = {
  description: SourceDescription;
  /** When the answers were fetched; the files' own date where nobody says. */
  retrievedAt?: Date;
  url?: string;
  onProgress?: Progress;
};

/**
 * Reads the saved answers of an OData v3 table: `TypedDataSet` (JSON, pages of JSON, or CSV), `DataProperties` and code lists.
 * Titles, units, decimals and descriptions come from the source where our description has none of its own.
 * @throws Problem `no-data-properties`, `no-observations`, `other-dimensions`, `other-division`, `input-faults`
 */
export async function readOdata3(folder: string, { description, retrievedAt, url, onProgress }: SavedOptions): Promise<Delivery> {
  const table = await SavedTable.open(folder);
  const properties = await table.entries("DataProperties");
  if (properties.length === 0) {
    throw new Problem({
      kind: "no-data-properties",
      message: `${table.name} has no DataProperties.json.`,
      wayOut: "Save the answer of …/DataProperties beside TypedDataSet.",
    });
  }
  const dimensions = properties.filter((p) => p.Type !== "Topic" && p.Type !== "TopicGroup");
  checkDimensions(
    description,
    dimensions.map((p) => ({ key: asText(p.Key), mapYear: p.MapYear ? Number(p.MapYear) : null })),
  );

  const topics = topicsOfProperties(properties, description.blank);
  const titles = clearTitles(topics);
  const kept = topics
    .map((topic, i) => ({
      topic,
      indicator: listedIndicator(topic.key, description.indicators[topic.key], topic, description, titles[i], i),
    }))
    .filter(({ topic }) => !topic.textual && !description.ignored.includes(topic.key));
  const { area, period } = description.dimensions;
  const names = namesOf(await table.entries(area.column));
  const periodStatus = "column" in period ? periodStatusOf(await table.entries(period.column)) : new Map();

  const faults = new Faults(table.name);
  const needed = [...dimensions.map((p) => asText(p.Key)), ...kept.map(({ topic }) => topic.key)];
  let wide: WideTable | null = null;
  await table.eachRow(
    "TypedDataSet",
    (row, header, cells) => {
      if (!wide) {
        for (const column of needed)
          if (!header.includes(column))
            faults.add({
              row: 1,
              column,
              found: "this column is missing",
              mend: "save TypedDataSet in full, with DataProperties of the same table",
            });
        faults.stop();
        wide = new WideTable(
          {
            description,
            header,
            columns: kept.map(({ topic, indicator }) => ({ at: header.indexOf(topic.key), indicator, blank: topic.blank })),
            names,
            periodStatus,
          },
          faults,
        );
      }
      if (cells.length !== header.length)
        faults.add({ row, found: `${cells.length} cells where the head has ${header.length}`, mend: "give every row the same columns" });
      wide.add(row, cells);
    },
    { onProgress },
  );
  faults.stop();
  const parts = wide ?? new WideTable({ description, header: [], columns: [], names, periodStatus }, faults);
  return delivered({
    source: description,
    dimensions: parts.dimensions,
    indicators: kept.map(({ indicator }) => indicator),
    ...parts.finish(),
    file: { fileName: table.name, checksum: table.checksum() },
    url,
    retrievedAt: retrievedAt ?? table.modifiedAt,
  });
}
