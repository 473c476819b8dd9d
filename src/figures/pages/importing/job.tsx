/** One job: how far it is, why it was refused, what it would change, or what it did. */
import { localPath } from "../../../kernel/language.ts";
import { deskFrame } from "../../../ui/desk.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "../../../ui/form.tsx";
import type { Child, Markup } from "../../../ui/markup.ts";
import { Links, Notice } from "../../../ui/prose.tsx";
import { DataTable, type Cell } from "../../../ui/table.tsx";
import { findImport, loadOfPreview, readBasisAs, stillThereAs, type Import } from "../../importing/imports.ts";
import { previewOrder, titleOf, uploadsOf } from "../../importing/order.ts";
import { loaded, preview, refusal, type Preview, type Refusal } from "../../importing/preview-result.ts";
import { jobPath, overviewPath, releasePath } from "./overview.tsx";
import { ReasonForm, type Asking, type ReasonFault } from "./parts.tsx";
import { PreviewTables } from "./preview-tables.tsx";
import { progressOf } from "./progress.ts";
import { refusalInDutch, tellFault } from "./refusal-words.ts";
import { count, words } from "./words.ts";

type Shown = { heading: string; lead?: string; children: Child };

/** @throws Problem 404 when there is no such job that they may see */
export async function jobPage(asking: Asking, id: number, more: { fault?: ReasonFault; outdated?: boolean } = {}): Promise<Markup> {
  const { ground, site, asker } = asking;
  const text = words[site.language];
  const job = await findImport(ground.db, asker, id);
  const order = previewOrder.safeParse(job.input).data;
  const title = order ? titleOf(order.material) : String(id);
  const shown = await (job.status === "waiting" || job.status === "running"
    ? underway(asking, job, title)
    : job.status === "failed"
      ? refused(asking, job)
      : done(asking, job, title, more.fault ?? null));
  return deskFrame(site, asker, {
    path: jobPath(id),
    trail: [{ path: overviewPath, text: text.imports }, { text: title }],
    title: shown.heading,
    description: shown.heading,
    heading: shown.heading,
    lead: shown.lead,
    children: (
      <>
        <ErrorSummary language={site.language} errors={more.fault ? [{ name: "reden", text: more.fault.error }] : []} />
        {more.outdated ? (
          <Notice title={text.outdated}>
            <p>{text.outdatedNote}</p>
          </Notice>
        ) : null}
        {shown.children}
      </>
    ),
  });
}

const isOwn = ({ asker }: Asking, job: Import): boolean => asker.kind === "person" && asker.id === job.requestedBy;

function Action({
  asking: { site },
  job,
  path,
  button,
  hint,
}: {
  asking: Asking;
  job: number;
  path: string;
  button: string;
  hint?: string;
}) {
  return (
    <PostForm action={localPath(`${jobPath(job)}/${path}`, site.language)} label={button}>
      {hint ? <p>{hint}</p> : null}
      <SubmitButton>{button}</SubmitButton>
    </PostForm>
  );
}

/** The browser's script takes `data-job` up: it asks there how far it is and shows that, until the page has something else to show. */
async function underway(asking: Asking, job: Import, title: string): Promise<Shown> {
  const { language } = asking.site;
  const text = words[language];
  const { value, text: told, aloud } = progressOf(job, language);
  return {
    heading: text.busy(title),
    lead: text.goesOn,
    children: (
      <>
        <div class="job" data-job={localPath(`${jobPath(job.id)}/stand`, language)} data-status={job.status}>
          <p>
            <progress max={100} value={value} aria-label={text.progress} />
          </p>
          <p data-job-text>{job.stopAsked ? text.stopping : told}</p>
          <p class="sr" role="status" data-job-aloud={aloud} />
        </div>
        <Links items={[{ href: localPath(jobPath(job.id), language), text: text.refresh }]} />
        {isOwn(asking, job) && !job.stopAsked ? (
          <Action asking={asking} job={job.id} path="stoppen" button={text.stop} hint={text.stopHint} />
        ) : null}
      </>
    ),
  };
}

async function refused(asking: Asking, job: Import): Promise<Shown> {
  const { ground, site, asker } = asking;
  const { language } = site;
  const text = words[language];
  const why: Refusal = refusal.safeParse((job.result as { refusal?: unknown } | null)?.refusal).data ?? {
    kind: "unexpected",
    message: "Something went wrong on our side.",
    wayOut: "Try again; if it stays, tell the administrator the time.",
    faults: [],
  };
  const order = previewOrder.safeParse(job.input).data;
  const again = isOwn(asking, job) && order && (await stillThereAs(ground.db, asker, uploadsOf(order.material)));
  const dutch = language === "nl" ? refusalInDutch(why.kind) : null;
  return {
    heading: why.kind === "job-stopped" ? text.stoppedTitle : text.refused,
    children: (
      <>
        <h2>{text.refusedText}</h2>
        {dutch ? (
          <p>
            {dutch.what} {dutch.wayOut}
          </p>
        ) : (
          <p lang="en">
            {why.message} {why.wayOut}
          </p>
        )}
        <p>{text.nothingStored}</p>
        {why.faults.length > 0 ? <Faults why={why} language={language} /> : null}
        {again ? <Action asking={asking} job={job.id} path="opnieuw" button={text.lookAgain} /> : null}
        <Links items={[{ href: localPath(overviewPath, language), text: text.sendAnother }]} />
      </>
    ),
  };
}

function Faults({ why, language }: { why: Refusal; language: "nl" | "en" }) {
  const text = words[language];
  return (
    <DataTable
      language={language}
      id="fouten"
      caption={text.faults}
      columns={[{ title: text.row, numeric: true }, { title: text.column }, { title: text.found }, { title: text.mend }]}
      rowHeader={null}
      rows={why.faults.map((fault): Cell[] => {
        const { row, column, found, mend, english } = tellFault(fault, language);
        const lang = english && language === "nl" ? "en" : undefined;
        return [row === null ? "" : String(row), column, <span lang={lang}>{found}</span>, <span lang={lang}>{mend}</span>];
      })}
    />
  );
}

async function done(asking: Asking, job: Import, title: string, fault: ReasonFault | null): Promise<Shown> {
  const { language } = asking.site;
  const text = words[language];
  const told = preview.safeParse(job.result).data;
  if (told) return told.outcome === "same" ? same(asking, told) : previewed(asking, job, told, title, fault);
  const stored = loaded.parse(job.result);
  return {
    heading: text.done,
    lead:
      stored.outcome === "unchanged" ? text.doneSame : text.doneText(count(stored.observations, language), count(stored.absent, language)),
    children: (
      <ul>
        <li>
          <a href={localPath(`/data/${encodeURIComponent(stored.release)}`, language)}>
            {text.seeRelease}: {stored.release}
          </a>
        </li>
        <li>
          <a href={localPath(releasePath(stored.release), language)}>{text.undo}</a>
        </li>
      </ul>
    ),
  };
}

function same(asking: Asking, told: Preview): Shown {
  const { language } = asking.site;
  const text = words[language];
  return {
    heading: text.same,
    lead: text.sameText,
    children: (
      <>
        {told.withdrawn === null ? null : (
          <Notice>
            <p>{text.sameWithdrawn(told.withdrawn)}</p>
          </Notice>
        )}
        <Links
          items={[
            { href: localPath(releasePath(told.release), language), text: told.release },
            { href: localPath(overviewPath, language), text: text.sendAnother },
          ]}
        />
      </>
    ),
  };
}

async function previewed(asking: Asking, job: Import, told: Preview, title: string, fault: ReasonFault | null): Promise<Shown> {
  const { language } = asking.site;
  const text = words[language];
  return {
    heading: text.preview(title),
    lead: text.previewLead(count(told.observations, language)),
    children: (
      <>
        <PreviewTables told={told} language={language} />
        <h2>{text.takeInTitle}</h2>
        {await agreeing(asking, job, told, fault)}
      </>
    ),
  };
}

/** The form by which one agrees, or why there is none. */
async function agreeing(asking: Asking, job: Import, told: Preview, fault: ReasonFault | null): Promise<Child> {
  const { ground, site, asker } = asking;
  const { language } = site;
  const text = words[language];
  const load = await loadOfPreview(ground.db, asker, job.id);
  if (load && load.status !== "failed")
    return (
      <p>
        {text.takenIn} <a href={localPath(jobPath(load.id), language)}>{text.seeImport}</a>
      </p>
    );
  if (!isOwn(asking, job)) return <p>{text.notYours}</p>;
  const order = previewOrder.safeParse(job.input).data;
  if (!order || !(await stillThereAs(ground.db, asker, uploadsOf(order.material))))
    return (
      <>
        <p>{text.fileGone}</p>
        <Links items={[{ href: localPath(overviewPath, language), text: text.sendAnother }]} />
      </>
    );
  if ((await readBasisAs(ground.db, asker)) !== told.basis)
    return <Action asking={asking} job={job.id} path="opnieuw" button={text.lookAgain} hint={`${text.outdated}. ${text.outdatedNote}`} />;
  return (
    <>
      <p>{text.takeInText}</p>
      <ReasonForm
        site={site}
        action={localPath(`${jobPath(job.id)}/overnemen`, language)}
        hint={text.whyHint}
        button={text.takeIn}
        fault={fault}
      />
    </>
  );
}
