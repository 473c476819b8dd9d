/** What changed since the last report on this framework: its targets then and now, and the updates that are new. */
import type { Block, Line, Run, TargetLine } from "../content.ts";
import type { Ground } from "./ground.ts";
import { number, paragraph, plain, strong } from "./lines.ts";
import { targetLines } from "./targets.ts";
import { words } from "./words.ts";

export function changesBlocks(ground: Ground): Block[] {
  const { former, speaker, framework, year } = ground;
  const text = words[speaker.language];
  if (!former) return [paragraph("changes-none", [plain(text.changesNone)])];
  const fresh = framework.updates.filter((update) => update.year === year && !former.updates.includes(update.id)).length;
  const now = targetLines(ground);
  const standing = (line: TargetLine | undefined, part: string): Line => {
    if (!line) return [plain(text.absent)];
    const unit = framework.targets.find(({ id }) => id === line.id)?.unit ?? "";
    const measured: Run[] = line.measured
      ? [
          plain(": "),
          number({
            id: `changes-${line.id}-${part}`,
            label: `${line.title}, ${part === "before" ? text.before.toLowerCase() : text.now.toLowerCase()}`,
            value: line.measured.value,
            unit,
            origin: part === "now" ? `#target-${line.id}` : null,
            language: speaker.language,
          }),
          plain(` (${line.measured.period})`),
        ]
      : [];
    return [strong(line.statusInWords), ...measured];
  };
  const ids = [...new Set([...now, ...former.targets].map(({ id }) => id))];
  return [
    paragraph("changes-since", [plain(text.changesSince(former.year, former.version))]),
    paragraph("changes-updates", [
      number({ id: "changes-updates-count", label: text.newUpdates, value: fresh, unit: "", origin: null, language: speaker.language }),
      plain(` ${text.newUpdates}.`),
    ]),
    ...(ids.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            id: "changes-targets",
            caption: text.changesTargets(former.year, former.version),
            columns: [
              { title: text.indicator, share: 2 },
              { title: text.before, share: 1.5 },
              { title: text.now, share: 1.5 },
            ],
            rows: ids.map((id): Line[] => {
              const [was, is] = [former.targets.find((line) => line.id === id), now.find((line) => line.id === id)];
              return [[plain(is?.title ?? was?.title ?? id)], standing(was, "before"), standing(is, "now")];
            }),
          },
        ]),
  ];
}
