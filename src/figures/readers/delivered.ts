import type { Cells, Delivery, ListedIndicator, NotMeasured } from "../delivery.ts";
import { Problem } from "../../kernel/problem.ts";
import type { RowDimensions } from "./row-dimensions.ts";
import { listedSource } from "./source-description.ts";
import type { SourceFields } from "./source-description.ts";

export type Parts = {
  source: SourceFields;
  dimensions: RowDimensions;
  indicators: ListedIndicator[];
  cells: Cells;
  notMeasured: NotMeasured[];
  file: { fileName: string; checksum: string };
  url?: string | null;
  retrievedAt: Date;
  excerpt?: boolean;
};

/** Puts the parts together. @throws Problem `no-observations` when there is not one cell */
export function delivered({
  source,
  dimensions,
  indicators,
  cells,
  notMeasured,
  file,
  url,
  retrievedAt,
  excerpt = false,
}: Parts): Delivery {
  if (cells.length === 0) {
    throw new Problem({
      kind: "no-observations",
      message: `${file.fileName} holds no observations of ${source.id}.`,
      wayOut: "Check that the table itself was saved, not only its head or its code lists.",
    });
  }
  const { areas, periods, groups } = dimensions;
  const joined = (ids: string[]): string => [...ids].sort().join("+");
  return {
    source: listedSource(source),
    title: `${source.title} (${[...periods.map((period) => period.id), ...groups.map((group) => group.title.nl)].join(", ")})`,
    series: `${joined(periods.map((period) => period.id))}/${joined(groups.map((group) => group.id))}`,
    url: url ?? source.homepage,
    fileName: file.fileName,
    checksum: file.checksum,
    division: source.division,
    excerpt,
    retrievedAt,
    areas,
    indicators,
    groups,
    periods,
    cells,
    notMeasured,
  };
}
