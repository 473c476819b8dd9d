/** What a job of this folder is asked to do. Read back with care: another version may have put it into the queue. */
import { z } from "zod";

export const jobKinds = { preview: "preview figures", load: "import figures" } as const;

/** Where the figures come from: a workbook, a CSV with its mapping (both among the uploads), or a described table fetched live. */
export const material = z.discriminatedUnion("form", [
  z.object({ form: z.literal("xlsx"), fileName: z.string(), upload: z.uuid() }),
  z.object({ form: z.literal("csv"), fileName: z.string(), upload: z.uuid(), mapping: z.uuid() }),
  z.object({ form: z.literal("table"), table: z.string() }),
]);
export type Material = z.output<typeof material>;

export const previewOrder = z.object({ material });

/** `basis` and `checksum` are those of the preview that was agreed to: other figures, or others beside them, are not what was agreed to. */
export const loadOrder = z.object({ material, preview: z.int(), basis: z.string(), checksum: z.string(), reason: z.string() });
export type LoadOrder = z.output<typeof loadOrder>;

export const uploadsOf = (from: Material): string[] =>
  from.form === "table" ? [] : from.form === "csv" ? [from.upload, from.mapping] : [from.upload];
export const titleOf = (from: Material): string => (from.form === "table" ? from.table : from.fileName);
