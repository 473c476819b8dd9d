/** /bureau/voorstellen: what others handed in. */
import { seeing } from "../../kernel/acting.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import type { Asker } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Tag } from "../../ui/prose.tsx";
import { daysWaiting, overdueDays, type Draft } from "../draft.ts";
import { proposals } from "../queries.ts";
import { personOf } from "../thing.ts";
import { formatMoment, proposalPath, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

const most = 200;

export async function proposalsPage(parts: PageParts, asker: Asker): Promise<Markup> {
  const person = personOf(asker);
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const all = await seeing(parts.ground.db, person, (read) => proposals(read, most));
  const waiting = all.filter(({ state }) => state === "handedIn").toReversed();
  const decided = all.filter(({ state }) => state !== "handedIn");
  const now = parts.ground.now();
  const item = (draft: Draft) => <Item draft={draft} own={draft.owner === person.id} days={daysWaiting(draft, now)} language={language} />;
  return deskFrame(site, person, {
    path: "/bureau/voorstellen",
    trail: [{ text: text.proposals }],
    title: text.proposals,
    description: text.proposalsLead,
    heading: text.proposals,
    lead: text.proposalsLead,
    children: (
      <>
        <h2>{text.undecided}</h2>
        {waiting.length === 0 ? <p>{text.noProposals}</p> : <ul class="plain-list">{waiting.map(item)}</ul>}
        {decided.length > 0 ? (
          <>
            <h2>{text.decided}</h2>
            <ul class="plain-list">{decided.map(item)}</ul>
          </>
        ) : null}
      </>
    ),
  });
}

function Item({ draft, own, days, language }: { draft: Draft; own: boolean; days: number; language: Language }) {
  const text = words[language];
  const waits = draft.state === "handedIn";
  return (
    <li>
      <h3>
        <a href={localPath(proposalPath(draft.id), language)}>{draft.title}</a>
      </h3>
      <p>{draft.reason}</p>
      <p class="note">
        {`${text.proposedBy} ${draft.writer} · ${formatMoment(draft.handedInAt ?? draft.changedAt, language)}`}
        {waits && days >= overdueDays ? (
          <>
            {" · "}
            <Tag tone="behind">{text.overdue(days)}</Tag>
          </>
        ) : null}
        {waits ? "" : ` · ${text.states[draft.state]}`}
        {waits && own ? ` · ${text.own}` : ""}
      </p>
    </li>
  );
}
