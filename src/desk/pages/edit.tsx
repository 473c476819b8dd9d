/** The form on which one thing is written. */
import { localPath, type Language } from "../../kernel/language.ts";
import { may, type Asker } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { ErrorSummary, PostForm, SubmitButton, TextArea } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Notice } from "../../ui/prose.tsx";
import type { Site } from "../../ui/site.tsx";
import { differences } from "../difference.ts";
import type { Draft } from "../draft.ts";
import type { FieldFault } from "../editable.ts";
import type { Content } from "../form/content.ts";
import { FieldsForm } from "../form/fields-form.tsx";
import { unreadable } from "../form/faults.ts";
import type { Thing } from "../thing.ts";
import { DifferenceList } from "./difference-list.tsx";
import { editPath, formatMoment, proposalPath, tellFaults, withdrawPath } from "./parts.tsx";
import { words } from "./words.ts";

export type EditView = {
  site: Site;
  asker: Asker;
  thing: Thing;
  title: string;
  /** What the fields show, where that is not the draft or what is public. */
  content?: Content;
  /** Beside what the form sees by itself. */
  faults?: readonly FieldFault[];
  /** An old version that is being restored. */
  restoring?: number | null;
  /** Two versions were just put together. */
  merged?: boolean;
};

const formId = "formulier";

export function editPage(view: EditView): Markup {
  const { site, asker, thing, title } = view;
  const { language } = site;
  const text = words[language];
  const content = view.content ?? thing.content;
  const told = tellFaults(thing.fields, view.faults ?? unreadable(thing.fields, content), language, formId);
  const heading = text.change(title);
  return deskFrame(site, asker, {
    path: editPath(thing),
    trail: [{ text: title }],
    title: told.errors.length > 0 ? text.attention(heading) : heading,
    description: text.changeNote,
    heading,
    subheading: text.changeNote,
    children: (
      <>
        <ErrorSummary language={language} errors={told.errors} />
        <State {...view} />
        <PostForm id={formId} action={localPath(editPath(thing), language)} label={heading} wide autosave={autosaveWords(language)}>
          <Marks thing={thing} />
          <div class="save-bar">
            <SubmitButton name="do" value="save">
              {text.save}
            </SubmitButton>
            <p data-saved>{thing.draft ? text.savedAt(formatMoment(thing.draft.changedAt, language)) : text.notSaved}</p>
          </div>
          <FieldsForm language={language} fields={thing.fields} content={content} faults={told.beside} />
          <TextArea
            name="reason"
            label={text.reason}
            hint={text.reasonHint}
            error={told.beside.get("reason")}
            value={thing.draft?.reason ?? ""}
            lines={2}
          />
          <h2>{text.ready}</h2>
          <p>{text.readyNote}</p>
          <div class="buttons">
            <SubmitButton name="do" value="handIn">
              {text.handIn}
            </SubmitButton>
            <button type="submit" name="do" value="save">
              {text.save}
            </button>
            {thing.draft ? (
              <button type="submit" name="do" value="drop">
                {text.drop}
              </button>
            ) : null}
          </div>
        </PostForm>
        {thing.editable.withdraw && thing.standing.version > 0 && !thing.standing.removed && may(asker, "content.withdraw") ? (
          <p class="note">
            <a href={localPath(withdrawPath(thing), language)}>{text.withdrawThis}</a>
          </p>
        ) : null}
      </>
    ),
  });
}

/** From what the form was made. Browsers must not bring old ones back. */
function Marks({ thing: { draft, standing } }: { thing: Thing }) {
  return (
    <>
      <input type="hidden" name="version" value={String(draft?.version ?? 0)} autocomplete="off" />
      <input type="hidden" name="base" value={String(draft?.baseVersion ?? standing.version)} autocomplete="off" />
    </>
  );
}

/** What the writer should know before writing on. */
function State({ site: { language }, thing, restoring, merged }: EditView) {
  const text = words[language];
  const { draft, standing } = thing;
  const changed = draft !== null && draft.baseVersion !== standing.version;
  return (
    <>
      {merged ? (
        <Notice tone="good">
          <p>{text.merged}</p>
        </Notice>
      ) : null}
      {restoring ? (
        <Notice tone="underway" title={text.restoring(restoring)}>
          <p>{text.restoringNote}</p>
        </Notice>
      ) : null}
      {draft?.decider && draft.decidedAt ? (
        <Notice tone="behind" title={text.returned(draft.decider, formatMoment(draft.decidedAt, language))}>
          <p class="as-typed">{draft.decision}</p>
          <p>{text.mended}</p>
        </Notice>
      ) : null}
      {changed ? (
        <Notice tone="behind" title={text.baseChanged}>
          <p>{text.baseChangedNote}</p>
          <p>
            <a href={`${localPath(editPath(thing), language)}?vergelijk=1`}>{text.compare}</a>
          </p>
        </Notice>
      ) : null}
      {standing.removed ? (
        <Notice tone="unknown">
          <p>{text.goneMeanwhile}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** What is handed in is not written in; it can be taken back. */
export function waitingPage({ site, asker, thing, title }: EditView, draft: Draft): Markup {
  const { language } = site;
  const text = words[language];
  const heading = text.wait(title);
  const note = text.waitNote(formatMoment(draft.handedInAt ?? draft.changedAt, language));
  const found = differences(thing.fields, thing.standing.content, thing.content);
  return deskFrame(site, asker, {
    path: editPath(thing),
    trail: [{ text: title }],
    title: heading,
    description: note,
    heading,
    lead: note,
    children: (
      <>
        <PostForm action={localPath(editPath(thing), language)} label={text.takeBack}>
          <SubmitButton name="do" value="takeBack">
            {text.takeBack}
          </SubmitButton>
        </PostForm>
        <p>
          <a href={localPath(proposalPath(draft.id), language)}>{text.toProposal}</a>
        </p>
        <h2>{text.whatChanges}</h2>
        <DifferenceList language={language} as="change" differences={found} left={text.before} right={text.after} />
      </>
    ),
  });
}

/** Throwing away is asked twice. */
export function dropPage({ site, asker, thing, title }: EditView): Markup {
  const { language } = site;
  const text = words[language];
  return deskFrame(site, asker, {
    path: editPath(thing),
    trail: [{ path: editPath(thing), text: title }, { text: text.dropTitle }],
    title: text.dropTitle,
    description: text.dropNote,
    heading: text.dropTitle,
    subheading: title,
    lead: text.dropNote,
    children: (
      <PostForm action={localPath(editPath(thing), language)} label={text.dropTitle}>
        <div class="buttons">
          <SubmitButton name="do" value="dropSure">
            {text.dropSure}
          </SubmitButton>
          <a href={localPath(editPath(thing), language)}>{text.keep}</a>
        </div>
      </PostForm>
    ),
  });
}

/** What the script that saves by itself says. */
function autosaveWords(language: Language): string {
  const { savedTime, failing, signedOut, refused, otherWindow } = words[language];
  return JSON.stringify({ saved: savedTime, failing, signedOut, refused, otherWindow });
}
