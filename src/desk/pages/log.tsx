/** /bureau/logboek: everything that was changed, for who may read it. */
import { Hono } from "hono";
import { seeing } from "../../kernel/acting.ts";
import { eventKinds, listEvents, type LoggedEvent } from "../../kernel/audit-reading.ts";
import { localPath, type Language } from "../../kernel/language.ts";
import { personal, type Web } from "../../kernel/web.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { ErrorSummary, Form, SelectField, SubmitButton, TextField } from "../../ui/form.tsx";
import { Details, Links } from "../../ui/prose.tsx";
import { DataTable } from "../../ui/table.tsx";
import { changesToRead } from "./log-changes.ts";
import { logCsv } from "./log-csv.ts";
import { logAddress, readLogQuery, type LogQuery } from "./log-query.ts";
import { actionText, actorText, exactText, objectText, whatHappened, whenText, words, type HistoryAt } from "./log-words.ts";
import { historyPath, type PageParts } from "./parts.tsx";

const path = "/bureau/logboek";
const perPage = 50;

/** Pages of one language, mounted by the room's index. */
export function logPages({ ground, site, editables }: PageParts): Hono<Web> {
  const app = new Hono<Web>();
  const historyAt: HistoryAt = (ref) =>
    editables.some((editable) => editable.kind === ref.kind && editable.accepts(ref.key)) ? historyPath(ref) : null;
  app.get(path, async (c) => {
    const query = readLogQuery((name) => c.req.query(name));
    const asker = c.get("asker");
    const { language } = site();
    const text = words[language];
    const [page, kinds] = await seeing(ground.db, asker, async (read) => [
      await listEvents(read, query.filter, { before: query.before, most: perPage }),
      await eventKinds(read),
    ]);
    const now = ground.now();
    const address = localPath(path, language);
    const markup = deskFrame(site(), asker, {
      path: logAddress(path, query, query.before ?? null),
      trail: [{ text: text.title }],
      title: text.title,
      description: text.lead,
      heading: text.title,
      lead: text.lead,
      children: (
        <>
          <ErrorSummary language={language} errors={query.wrong.map((name) => ({ name, text: text.badDay }))} />
          <Filter query={query} kinds={kinds} language={language} />
          {page.events.length === 0 ? <p>{text.none}</p> : null}
          <ol class="plain-list" role="list" aria-label={text.list}>
            {page.events.map((event) => (
              <LogEvent event={event} now={now} language={language} historyAt={historyAt} />
            ))}
          </ol>
          <Links
            items={[
              ...(query.before === undefined ? [] : [{ href: logAddress(address, query), text: text.newest }]),
              ...(page.next === null ? [] : [{ href: logAddress(address, query, page.next), text: text.older }]),
              ...(page.events.length === 0
                ? []
                : [{ href: logAddress(localPath(`${path}.csv`, language), query), text: text.download, download: true }]),
            ]}
          />
        </>
      ),
    });
    return c.html(markup, 200, personal);
  });
  app.get(`${path}.csv`, (c) => {
    const { filter } = readLogQuery((name) => c.req.query(name));
    return logCsv(ground.db, c.get("asker"), filter, site().language);
  });
  return app;
}

function Filter({
  query: { typed, wrong },
  kinds,
  language,
}: {
  query: LogQuery;
  kinds: Awaited<ReturnType<typeof eventKinds>>;
  language: Language;
}) {
  const text = words[language];
  const day = (name: "van" | "tot", label: string) => (
    <TextField name={name} label={label} value={typed[name]} hint={text.dayHint} error={wrong.includes(name) ? text.badDay : undefined} />
  );
  const byText = (a: { text: string }, b: { text: string }) => a.text.localeCompare(b.text, language);
  return (
    <Form action={localPath(path, language)} label={text.filter} search compact>
      <TextField name="over" label={text.object} value={typed.over} hint={text.objectHint} />
      <SelectField
        name="wie"
        label={text.actor}
        value={typed.wie}
        options={[
          { value: "", text: text.everybody },
          ...kinds.actors.map(({ actor, name }) => ({ value: actor, text: actorText(actor, name, language) })).toSorted(byText),
        ]}
      />
      <SelectField
        name="wat"
        label={text.action}
        value={typed.wat}
        options={[
          { value: "", text: text.everything },
          ...kinds.actions.map((action) => ({ value: action, text: actionText(action, language) })).toSorted(byText),
        ]}
      />
      {day("van", text.from)}
      {day("tot", text.to)}
      <SubmitButton>{text.show}</SubmitButton>
    </Form>
  );
}

function LogEvent({ event, now, language, historyAt }: { event: LoggedEvent; now: Date; language: Language; historyAt: HistoryAt }) {
  const text = words[language];
  const object = objectText(event, language, historyAt);
  const found = changesToRead(event);
  const exact = exactText(event.at);
  const role = event.role === event.actor ? "" : event.role;
  return (
    <li id={`e${event.id}`}>
      <p>
        <time datetime={event.at.toISOString()} title={exact} data-exact={exact}>
          {whenText(event.at, now, language)}
        </time>
        , <b>{actorText(event.actor, event.name, language)}</b>: {whatHappened(event, language)}
        {object.text ? <>, {object.href ? <a href={object.href}>{object.text}</a> : object.text}</> : null}
      </p>
      {event.reason ? (
        <p class="hint">
          {text.why}: {event.reason}
        </p>
      ) : null}
      <Details language={language} summary={found.length > 0 ? text.changes(found.length) : text.exactly}>
        {found.length > 0 ? (
          <DataTable
            language={language}
            id={`e${event.id}-changes`}
            caption={text.changes(found.length)}
            hideCaption
            columns={[{ title: text.field }, { title: text.before }, { title: text.after }]}
            rows={found.map(({ field, before, after }) => [field, before ?? text.empty, after ?? text.empty])}
            enhance={false}
          />
        ) : null}
        {event.hidden.length > 0 ? <p>{text.hidden(event.hidden.join(", "))}</p> : null}
        <p class="hint">
          {text.event} {event.number ?? text.unplaced}, {exact}. {event.action}
          {role ? `. ${text.role}: ${role}` : ""}
        </p>
      </Details>
    </li>
  );
}
