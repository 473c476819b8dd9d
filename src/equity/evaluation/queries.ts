/** The SQL for evaluation records. */
import type { ReadDatabase } from "../../kernel/database.ts";
import { evaluationRecord, type Evaluation } from "./record.ts";

/** In the order of the packs' names and of each pack's files. */
export async function listEvaluations(read: ReadDatabase): Promise<Evaluation[]> {
  const rows = await read.selectFrom("evaluation").select("content").orderBy("pack").orderBy("sort").execute();
  return rows.map(({ content }) => {
    const { record, series } = content as unknown as Evaluation;
    return { record: evaluationRecord.parse(record), series };
  });
}
