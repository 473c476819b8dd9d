/** One release at the desk: taken away from what is shown, or put back. */
import { formatDate, localPath } from "../../../kernel/language.ts";
import { Problem } from "../../../kernel/problem.ts";
import { deskFrame } from "../../../ui/desk.tsx";
import { ErrorSummary } from "../../../ui/form.tsx";
import type { Markup } from "../../../ui/markup.ts";
import { Definitions } from "../../../ui/prose.tsx";
import { listReleases } from "../../queries.ts";
import { overviewPath, releasePath } from "./overview.tsx";
import { ReasonForm, type Asking, type ReasonFault } from "./parts.tsx";
import { words } from "./words.ts";

/** @throws Problem `no-release` */
export async function releaseStatePage({ ground, site, asker }: Asking, key: string, fault: ReasonFault | null = null): Promise<Markup> {
  const { language } = site;
  const text = words[language];
  const release = (await listReleases(ground.db)).find((each) => each.key === key);
  if (!release)
    throw new Problem({ kind: "no-release", status: 404, message: `There is no release ${key}.`, wayOut: "See the list of releases." });
  const withdrawn = release.withdrawn_at !== null;
  const state = withdrawn ? text.withdrawnBecause(release.withdrawn_reason ?? "") : release.live ? text.shown : text.old;
  const at = (what: string): string => localPath(`${releasePath(key)}/${what}`, language);
  return deskFrame(site, asker, {
    path: releasePath(key),
    trail: [{ path: overviewPath, text: text.imports }, { text: key }],
    title: release.title,
    description: release.title,
    heading: text.version(release.title, release.version),
    children: (
      <>
        <ErrorSummary language={language} errors={fault ? [{ name: "reden", text: fault.error }] : []} />
        <Definitions
          items={[
            { term: text.release, text: <a href={localPath(`/data/${encodeURIComponent(key)}`, language)}>{key}</a> },
            { term: text.imported, text: formatDate(release.imported_at, language) },
            { term: text.state, text: state },
          ]}
        />
        <h2>{withdrawn ? text.restoreTitle : text.withdrawTitle}</h2>
        <p>{withdrawn ? text.restoreText : text.withdrawText}</p>
        <ReasonForm
          site={site}
          action={at(withdrawn ? "terugzetten" : "intrekken")}
          hint={withdrawn ? text.whyHint : text.publicReason}
          button={withdrawn ? text.restore : text.withdraw}
          fault={fault}
        />
      </>
    ),
  });
}
