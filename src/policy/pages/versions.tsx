/** Who changed something, when and why. */
import { formatDate, localPath, type Language } from "../../kernel/language.ts";
import { Details, Links } from "../../ui/prose.tsx";
import { DataTable } from "../../ui/table.tsx";
import type { VersionRow } from "../queries.ts";
import { words } from "./words.ts";

/** @param history Dutch path of the page that compares them */
export function Versions({ versions, history, language }: { versions: readonly VersionRow[]; history: string; language: Language }) {
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
      <Links items={[{ href: localPath(history, language), text: text.history }]} />
    </Details>
  );
}
