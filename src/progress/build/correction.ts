/** The first chapter of a new version: what differs from the former one. */
import type { Language } from "../../kernel/language.ts";
import type { Chapter, Line } from "../content.ts";
import type { Difference } from "../differences.ts";
import { paragraph, plain } from "./lines.ts";
import { words } from "./words.ts";

export function correctionChapter({
  language,
  former,
  version,
  differences,
}: {
  language: Language;
  former: number;
  version: number;
  differences: readonly Difference[];
}): Chapter {
  const text = words[language];
  const shown = (said: string | null): Line => [plain(said === null ? text.absent : said)];
  return {
    id: "correction",
    kind: "correction",
    title: text.correction(version),
    blocks:
      differences.length === 0
        ? []
        : [
            paragraph("correction-text", [plain(text.correctionText(former))]),
            {
              kind: "table",
              id: "correction-table",
              caption: text.differences,
              columns: [
                { title: text.whatDiffers, share: 2 },
                { title: text.before, share: 2 },
                { title: text.now, share: 2 },
              ],
              rows: differences.map(({ kind, chapter, what, before, after }): Line[] => {
                const name: Line = [plain(what === chapter ? what : `${what} (${chapter})`)];
                if (kind !== "drawing" || before === null || after === null) return [name, shown(before), shown(after)];
                return [[plain(`${text.drawing}: ${what} (${chapter})`)], [plain(text.drawingWas)], [plain(text.drawingIs)]];
              }),
            },
          ],
  };
}
