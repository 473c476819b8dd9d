/** What can be sent, what was sent before, and the releases that there are. */
import { formatDate, localPath } from "../../../kernel/language.ts";
import { deskFrame } from "../../../ui/desk.tsx";
import { ErrorSummary, FileField, PostForm, SelectField, SubmitButton } from "../../../ui/form.tsx";
import type { Markup } from "../../../ui/markup.ts";
import { DataTable, type Cell } from "../../../ui/table.tsx";
import { listImports, type ListedImport } from "../../importing/imports.ts";
import { listReleases } from "../../queries.ts";
import { loadSourceDescriptions } from "../../readers/index.ts";
import type { Asking } from "./parts.tsx";
import { words } from "./words.ts";

export type FieldError = { name: "bestand" | "beschrijving" | "tabel"; text: string };

export const overviewPath = "/bureau/importeren";
export const jobPath = (job: number): string => `${overviewPath}/${job}`;
export const releasePath = (key: string): string => `${overviewPath}/levering/${encodeURIComponent(key)}`;

export async function overviewPage({ ground, site, asker, sources }: Asking, errors: readonly FieldError[] = []): Promise<Markup> {
  const { language } = site;
  const text = words[language];
  const [imports, releases, descriptions] = await Promise.all([
    listImports(ground.db, asker),
    listReleases(ground.reader().read),
    loadSourceDescriptions(sources),
  ]);
  const errorOf = (name: FieldError["name"]) => errors.find((error) => error.name === name)?.text;
  const action = localPath(overviewPath, language);
  return deskFrame(site, asker, {
    path: overviewPath,
    trail: [{ text: text.imports }],
    title: text.imports,
    description: text.importsText,
    heading: text.imports,
    lead: text.importsText,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <h2 id="sturen">{text.sendFile}</h2>
        <PostForm action={action} files label={text.sendFile}>
          <FileField name="bestand" label={text.figuresFile} hint={text.figuresHint} error={errorOf("bestand")} accept=".xlsx,.csv" />
          <FileField
            name="beschrijving"
            label={text.mappingFile}
            hint={text.mappingHint}
            error={errorOf("beschrijving")}
            accept=".yaml,.yml"
          />
          <p>{text.whatHappens}</p>
          <SubmitButton>{text.look}</SubmitButton>
        </PostForm>
        {descriptions.length > 0 ? (
          <>
            <h2>{text.fetchTable}</h2>
            <PostForm action={action} label={text.fetchTable}>
              <SelectField
                name="tabel"
                label={text.table}
                hint={text.tableHint}
                error={errorOf("tabel")}
                options={[
                  { value: "", text: text.chooseTable },
                  ...descriptions.map(({ id, title }) => ({ value: id, text: `${id}: ${title}` })),
                ]}
              />
              <SubmitButton>{text.look}</SubmitButton>
            </PostForm>
          </>
        ) : null}
        <h2>{text.earlier}</h2>
        {imports.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <DataTable
            language={language}
            id="imports"
            caption={text.earlier}
            hideCaption
            columns={[{ title: text.file }, { title: text.kindTitle }, { title: text.state }, { title: text.who }, { title: text.when }]}
            rows={imports.map((each): Cell[] => [
              <a href={localPath(jobPath(each.id), language)}>{each.title}</a>,
              text.kind[each.kind] ?? each.kind,
              text.states[stateOf(each)],
              each.asked ?? text.nobody,
              { content: formatDate(each.createdAt, language), sort: each.createdAt.getTime() },
            ])}
          />
        )}
        <h2>{text.releases}</h2>
        <DataTable
          language={language}
          id="leveringen"
          caption={text.releases}
          hideCaption
          columns={[{ title: text.release }, { title: text.state }, { title: text.when }]}
          rows={releases.map((release): Cell[] => [
            <a href={localPath(releasePath(release.key), language)}>{text.version(release.title, release.version)}</a>,
            release.withdrawn_at ? text.withdrawn : release.live ? text.shown : text.old,
            { content: formatDate(release.imported_at, language), sort: release.imported_at.getTime() },
          ])}
        />
      </>
    ),
  });
}

const stateOf = ({ status, refused }: ListedImport) => (refused === "job-stopped" ? "stopped" : status);
