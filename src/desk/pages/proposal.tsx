/** /bureau/voorstellen/ID: what somebody wants to change, for the one who decides. */
import { localPath, type Language } from "../../kernel/language.ts";
import type { WebContext } from "../../kernel/web.ts";
import { may, type Asker } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { ErrorSummary, PostForm, SubmitButton, TextArea } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Definitions, Details, Notice } from "../../ui/prose.tsx";
import { proposalOf, publish, sendBack, type Proposal } from "../decide.ts";
import { differences } from "../difference.ts";
import type { FieldFault } from "../editable.ts";
import { cleanText } from "../form/content.ts";
import { DifferenceList } from "./difference-list.tsx";
import {
  deskOf,
  editPath,
  formatMoment,
  formOf,
  goTo,
  historyPath,
  html,
  proposalPath,
  tellFaults,
  typed,
  versionIn,
  withdrawPath,
  type PageParts,
} from "./parts.tsx";
import { ShownContent } from "./shown.tsx";
import { words } from "./words.ts";

export async function proposalGet(parts: PageParts, asker: Asker, id: string): Promise<Response> {
  return html(await proposalPage(parts, asker, id, {}));
}

export async function proposalPost(parts: PageParts, c: WebContext, id: string): Promise<Response> {
  const asker = c.get("asker");
  const desk = deskOf(parts);
  const form = await formOf(c);
  const version = versionIn(typed(form, "version"));
  const remarks = cleanText(typed(form, "remarks"));
  const back = typed(form, "do") === "sendBack";
  if (back && remarks === "") return html(await proposalPage(parts, asker, id, { noRemarks: true }), 422);
  const decided = back ? await sendBack(desk, asker, id, version, remarks) : await publish(desk, asker, id, version);
  switch (decided.outcome) {
    case "published":
    case "returned":
      return goTo(proposalPath(id), parts.site().language);
    case "faults":
      return html(await proposalPage(parts, asker, id, { faults: decided.faults, remarks }), 422);
    default:
      return html(await proposalPage(parts, asker, id, { gone: decided.outcome === "gone", remarks }), 409);
  }
}

type Said = { noRemarks?: boolean; faults?: readonly FieldFault[]; gone?: boolean; remarks?: string };

async function proposalPage(parts: PageParts, asker: Asker, id: string, said: Said): Promise<Markup> {
  const proposal = await proposalOf(deskOf(parts), asker, id);
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const { draft, editable, fields } = proposal;
  const reader = parts.ground.reader();
  const [title, address] = await Promise.all([
    editable.title(reader, draft.key, draft.content, language),
    editable.address(reader, draft.key),
  ]);
  const heading = text.proposal(title);
  const errors = [
    ...tellFaults(fields, said.faults ?? [], language, "voorstel").errors,
    ...(said.noRemarks ? [{ name: "remarks", text: text.noRemarks }] : []),
  ];
  return deskFrame(site, asker, {
    path: proposalPath(draft.id),
    trail: [...(may(asker, "draft.read") ? [{ path: "/bureau/voorstellen", text: text.proposals }] : []), { text: title }],
    title: errors.length > 0 ? text.attention(heading) : heading,
    description: draft.reason,
    heading,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <Standing proposal={proposal} asker={asker} gone={said.gone === true} language={language} />
        <Definitions
          items={[
            { term: text.proposedBy, text: draft.writer },
            { term: text.proposedAt, text: draft.handedInAt ? formatMoment(draft.handedInAt, language) : "" },
            { term: text.why, text: draft.reason },
          ]}
        />
        <Change proposal={proposal} language={language} />
        {proposal.decidable ? (
          <Decide proposal={proposal} remarks={said.remarks ?? ""} noRemarks={said.noRemarks === true} language={language} />
        ) : null}
        <ul class="links" role="list">
          {(proposal.before.version > 0 || draft.state === "published") && address ? (
            <li>
              <a href={localPath(address, language)}>{text.toPage}</a>
            </li>
          ) : null}
          {proposal.before.version > 0 || draft.state === "published" ? (
            <li>
              <a href={localPath(historyPath(draft), language)}>{text.toHistory}</a>
            </li>
          ) : null}
          {draft.state === "published" && editable.withdraw && may(asker, "content.withdraw") ? (
            <li>
              <a href={localPath(withdrawPath(draft), language)}>{text.withdrawThis}</a>
            </li>
          ) : null}
        </ul>
      </>
    ),
  });
}

/** Where it stands: what the reader can do, or why not. */
function Standing({ proposal, asker, gone, language }: { proposal: Proposal; asker: Asker; gone: boolean; language: Language }) {
  const text = words[language];
  const { draft, before } = proposal;
  const moment = draft.decidedAt ? formatMoment(draft.decidedAt, language) : "";
  const mine = asker.kind === "person" && asker.id === draft.owner;
  return (
    <>
      {gone ? (
        <Notice tone="behind">
          <p>{text.goneProposal}</p>
        </Notice>
      ) : null}
      {draft.state === "published" ? (
        <Notice tone="good">
          <p>{text.publishedBy(draft.decider ?? "", moment)}</p>
        </Notice>
      ) : null}
      {draft.state !== "published" && draft.decider ? (
        <Notice tone="behind" title={(draft.state === "returned" ? text.returnedBy : text.sentBackBefore)(draft.decider, moment)}>
          <p class="as-typed">{draft.decision}</p>
        </Notice>
      ) : null}
      {mine && draft.state !== "published" ? (
        <Notice tone="unknown" title={text.own}>
          <p>{text.ownNote}</p>
          <p>
            <a href={localPath(editPath(draft), language)}>{draft.state === "handedIn" ? text.takeBack : text.change(draft.title)}</a>
          </p>
        </Notice>
      ) : null}
      {draft.state === "handedIn" && before.version !== draft.baseVersion ? (
        <Notice tone="behind" title={text.baseChanged}>
          <p>{text.changedSince}</p>
        </Notice>
      ) : null}
    </>
  );
}

function Change({ proposal: { draft, fields, before, after }, language }: { proposal: Proposal; language: Language }) {
  const text = words[language];
  const isNew = before.version === 0 || before.removed;
  const found = isNew ? [] : differences(fields, before.content, after);
  const lead = before.removed ? text.comesBack : isNew ? text.isNew : found.length === 0 ? text.nothingChanges : null;
  return (
    <div id="voorstel" tabindex={-1}>
      <h2>{text.whatChanges}</h2>
      {lead ? <p>{lead}</p> : null}
      {isNew ? (
        <ShownContent fields={fields} content={after} language={language} />
      ) : (
        <>
          <DifferenceList
            language={language}
            as="change"
            differences={found}
            left={draft.state === "published" ? text.beforeThat : text.before}
            right={text.after}
          />
          <Details language={language} summary={text.wholeText}>
            <ShownContent fields={fields} content={after} language={language} />
          </Details>
        </>
      )}
    </div>
  );
}

function Decide({
  proposal: { draft, before },
  remarks,
  noRemarks,
  language,
}: {
  proposal: Proposal;
  remarks: string;
  noRemarks: boolean;
  language: Language;
}) {
  const text = words[language];
  const publishable = before.version === draft.baseVersion;
  return (
    <PostForm action={localPath(proposalPath(draft.id), language)} label={text.proposal(draft.title)}>
      <input type="hidden" name="version" value={String(draft.version)} autocomplete="off" />
      {publishable ? (
        <>
          <h2>{text.publish}</h2>
          <p>{text.publishNote}</p>
          <SubmitButton name="do" value="publish">
            {text.publish}
          </SubmitButton>
        </>
      ) : null}
      <h2>{text.sendBackButton}</h2>
      <TextArea
        name="remarks"
        label={text.sendBack}
        hint={text.sendBackHint}
        error={noRemarks ? text.noRemarks : undefined}
        value={remarks}
      />
      <button type="submit" name="do" value="sendBack">
        {text.sendBackButton}
      </button>
    </PostForm>
  );
}
