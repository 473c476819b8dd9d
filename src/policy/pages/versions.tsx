/** Who changed something, when and why. */
import { formatDate, type Language } from "../../kernel/language.ts";
import { Details } from "../../ui/prose.tsx";
import { DataTable } from "../../ui/table.tsx";
import type { VersionRow } from "../queries.ts";
import { words } from "./words.ts";

export function Versions({ versions, language }: { versions: readonly VersionRow[]; language: Language }) {
  const text = words[language];
  return (
    <Details language={language} summary={`${text.versions} (${versions.length})`}>
      <DataTable
        language={language}
        id="versions"
        caption={text.versionsText}
        columns={[{ title: text.version }, { title: text.when }, { title: text.who }, { title: text.why }]}
        rows={versions
          .toReversed()
          .map(({ version, at, actor, reason, removed, fromPack }) => [
            String(version),
            formatDate(at, language),
            fromPack ? text.fromPack : actor,
            removed ? `${text.removed}: ${reason}` : reason,
          ])}
        enhance={false}
      />
    </Details>
  );
}
