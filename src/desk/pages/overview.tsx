/** /bureau: what waits for me, what I am writing, what I can begin. */
import { seeing } from "../../kernel/acting.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import { may, type Asker } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import type { Child, Markup } from "../../ui/markup.ts";
import { Details, Notice, Tag } from "../../ui/prose.tsx";
import { offers, type Offer } from "../begin.ts";
import { daysWaiting, overdueDays, type Draft } from "../draft.ts";
import { handedIn, ownDrafts, publishedLately } from "../queries.ts";
import { personOf } from "../thing.ts";
import { beginPath } from "./begin.tsx";
import { deskOf, editPath, formatMoment, proposalPath, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

/** So many at most of what is done. */
const mostPublished = 8;
/** When more can be begun, it stands in parts that open. */
const mostOpen = 6;

export async function overviewPage(parts: PageParts, asker: Asker, withdrawn: boolean): Promise<Markup> {
  const person = personOf(asker);
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const now = parts.ground.now();
  const [{ own, toDecide, done }, beginnings] = await Promise.all([
    seeing(parts.ground.db, person, async (read) => ({
      own: await ownDrafts(read, person.id),
      toDecide: may(person, "draft.publish") ? await handedIn(read, person.id) : [],
      done: await publishedLately(read, person.id, mostPublished),
    })),
    offers(deskOf(parts), person),
  ]);
  const waiting = [...toDecide, ...own.filter(({ state }) => state === "returned")].toSorted(
    (a, b) => daysWaiting(b, now) - daysWaiting(a, now),
  );
  const others = own.filter(({ state }) => state !== "returned");
  return deskFrame(site, person, {
    path: "/bureau",
    trail: [{ text: text.desk }],
    title: text.desk,
    description: text.deskLead,
    heading: text.desk,
    lead: text.deskLead,
    children: (
      <>
        {withdrawn ? (
          <Notice tone="good">
            <p>{text.withdrawn}</p>
          </Notice>
        ) : null}
        <h2>{text.waiting}</h2>
        <Listed empty={text.nothingWaits}>
          {waiting.map((draft) => (
            <Waiting draft={draft} mine={draft.owner === person.id} days={daysWaiting(draft, now)} language={language} />
          ))}
        </Listed>
        <h2>{text.drafts}</h2>
        <Listed empty={text.noDrafts}>
          {others.map((draft) => (
            <li>
              <h3>
                <a href={localPath(editPath(draft), language)}>{draft.title}</a>
              </h3>
              <p class="note">{`${text.states[draft.state]} · ${formatMoment(draft.changedAt, language)}`}</p>
            </li>
          ))}
        </Listed>
        {beginnings.length > 0 ? <p class="note">{text.changeHow}</p> : null}
        <Beginnings offers={beginnings} language={language} />
        {done.length > 0 ? (
          <>
            <h2>{text.lately}</h2>
            <ul class="plain-list">
              {done.map((draft) => (
                <li>
                  <h3>
                    <a href={localPath(proposalPath(draft.id), language)}>{draft.title}</a>
                  </h3>
                  <p class="note">
                    {`${draft.decidedAt ? formatMoment(draft.decidedAt, language) : ""} · ${draft.owner === person.id ? text.byYou : draft.writer}`}
                  </p>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </>
    ),
  });
}

function Listed({ empty, children }: { empty: string; children: readonly Child[] }) {
  return children.length === 0 ? <p>{empty}</p> : <ul class="plain-list">{children}</ul>;
}

function Waiting({ draft, mine, days, language }: { draft: Draft; mine: boolean; days: number; language: Language }) {
  const text = words[language];
  return (
    <li>
      <h3>
        <a href={localPath(mine ? editPath(draft) : proposalPath(draft.id), language)}>{draft.title}</a>
      </h3>
      <p>{mine ? text.wasReturned(draft.decider ?? "") : text.toRead(draft.writer)}</p>
      <p class="note">{days >= overdueDays ? <Tag tone="behind">{text.overdue(days)}</Tag> : text.waits(days)}</p>
    </li>
  );
}

function Beginnings({ offers, language }: { offers: readonly Offer[]; language: Language }) {
  if (offers.length === 0) return null;
  const groups = [...Map.groupBy(offers, ({ group }) => group[language])];
  return (
    <>
      <h2>{words[language].beginNew}</h2>
      {groups.map(([group, inside]) => (
        <Details language={language} summary={group} open={offers.length <= mostOpen}>
          <ul class="columns">
            {inside.map((offer) => (
              <li>
                <a href={localPath(beginPath(offer), language)}>{offer.title[language]}</a>
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </>
  );
}
