/** /geschiedenis/…: every public version of a thing, and two of them side by side. The same for everybody. */
import { Hono } from "hono";
import { localPath, type Language } from "../../kernel/language.ts";
import type { Web } from "../../kernel/web.ts";
import { Form, SelectField, SubmitButton } from "../../ui/form.tsx";
import { Details, Links, Notice } from "../../ui/prose.tsx";
import { frame } from "../../ui/site.tsx";
import type { Difference } from "../difference.ts";
import { compared, historyOf, type History, type HistoryVersion } from "../history.ts";
import { DifferenceList } from "./difference-list.tsx";
import { words } from "./history-words.ts";
import { formatMoment, historyPath, restorePath, versionIn, type PageParts } from "./parts.tsx";
import { ShownContent } from "./shown.tsx";

/** So many fields are named beside a version; the comparison shows all. */
const mostNamed = 6;

/** Pages of one language, mounted by the room's index. */
export function historyPages({ ground, site, editables }: PageParts): Hono<Web> {
  const app = new Hono<Web>();
  app.get("/geschiedenis/:kind/:key{.+}", async (c) => {
    const { language } = site();
    const history = await historyOf({ editables }, ground.reader(), { kind: c.req.param("kind"), key: c.req.param("key") }, language);
    const [from, to] = [versionIn(c.req.query("van")), versionIn(c.req.query("tot"))];
    const asked = from > 0 || to > 0;
    const text = words[language];
    const newest = history.versions[history.versions.length - 1];
    const moment = formatMoment(newest.at, language);
    const path = historyPath(history.ref);
    return c.html(
      frame(site(), {
        path: asked ? `${path}?van=${from}&tot=${to}` : path,
        trail: [{ ...(history.address ? { path: history.address } : {}), text: history.title }, { text: text.history }],
        title: text.title(history.title),
        description: text.description(history.title),
        heading: text.title(history.title),
        lead: newest.removed ? text.withdrawnLead(newest.actor, moment) : text.lead(history.versions.length, newest.actor, moment),
        hidden: asked,
        children: (
          <>
            {history.versions.length > 1 ? <Choose history={history} from={from} to={to} language={language} /> : null}
            {asked ? <Comparison history={history} from={from} to={to} language={language} /> : null}
            <h2>{text.versions}</h2>
            <ol class="plain-list" reversed>
              {history.versions.toReversed().map((version) => (
                <Version history={history} version={version} language={language} />
              ))}
            </ol>
            {history.versions.length > 1 ? <p class="hint">{text.restoreNote}</p> : null}
            {history.address ? <Links items={[{ href: localPath(history.address, language), text: text.toPage }]} /> : null}
          </>
        ),
      }),
    );
  });
  return app;
}

type Part = { history: History; language: Language };

function Choose({ history: { ref, versions }, from, to, language }: Part & { from: number; to: number }) {
  const text = words[language];
  const last = versions[versions.length - 1].version;
  const options = versions.toReversed().map(({ version, at, actor }) => ({
    value: String(version),
    text: `${text.version(version)}: ${formatMoment(at, language)}, ${actor}`,
  }));
  return (
    <Form action={localPath(historyPath(ref), language)} label={text.compare} compact>
      <SelectField name="van" label={text.from} options={options} value={String(from || versions[versions.length - 2].version)} />
      <SelectField name="tot" label={text.to} options={options} value={String(to || last)} />
      <SubmitButton>{text.show}</SubmitButton>
    </Form>
  );
}

function Comparison({ history, from, to, language }: Part & { from: number; to: number }) {
  const text = words[language];
  const found = compared(history, from, to);
  if (!found) return <Notice title={text.unknown}>{null}</Notice>;
  return (
    <section>
      <h2>{text.comparison(from, to)}</h2>
      {found.differences.length === 0 ? (
        <p>{text.same}</p>
      ) : (
        <>
          <p class="hint">{text.marks}</p>
          <DifferenceList
            language={language}
            differences={found.differences}
            left={sideName(found.from, language)}
            right={sideName(found.to, language)}
            note={(difference) => changeWord(difference, language)}
          />
        </>
      )}
    </section>
  );
}

const sideName = ({ version, removed }: HistoryVersion, language: Language): string =>
  words[language].version(version) + (removed ? `. ${words[language].withdrawn}` : "");

function changeWord({ left, right }: Difference, language: Language): string {
  const text = words[language];
  return left === undefined ? text.added : right === undefined ? text.gone : text.changed;
}

function Version({ history: { ref, fields, versions }, version, language }: Part & { version: HistoryVersion }) {
  const text = words[language];
  const place = versions.indexOf(version);
  const before = versions[place - 1];
  const isNewest = place === versions.length - 1;
  const path = localPath(historyPath(ref), language);
  return (
    <li id={`versie-${version.version}`} value={version.version}>
      <h3>
        {text.version(version.version)}
        {isNewest && !version.removed ? ` (${text.newest})` : ""}
      </h3>
      <p class="kind">
        <time datetime={version.at.toISOString()}>{text.by(version.actor, formatMoment(version.at, language))}</time>
      </p>
      <p>
        {text.why}: {version.reason}
      </p>
      <Changes version={version} language={language} />
      <Details language={language} summary={text.whole}>
        <ShownContent fields={fields} content={version.content} language={language} />
      </Details>
      <Links
        items={[
          ...(before && !version.removed
            ? [{ href: `${path}?van=${before.version}&tot=${version.version}`, text: text.beside(before.version) }]
            : []),
          ...(isNewest || version.removed ? [] : [{ href: localPath(restorePath(ref, version.version), language), text: text.restore }]),
        ]}
      />
    </li>
  );
}

/** What this version did, in words: the fields that it changed by their labels. */
function Changes({ version: { changes, removed, broughtBack }, language }: { version: HistoryVersion; language: Language }) {
  const text = words[language];
  if (changes === null) return <p>{text.first}</p>;
  if (removed) return <p>{text.withdrawn}</p>;
  const named = changes.slice(0, mostNamed);
  return (
    <>
      {broughtBack ? <p>{text.back}</p> : null}
      {changes.length === 0 && !broughtBack ? <p>{text.nothing}</p> : null}
      {named.length > 0 ? (
        <ul>
          {named.map((difference) => (
            <li>
              {difference.trail
                .map((each) => each[language])
                .join(", ")
                .replace(/\?$/, "")}
              : {changeWord(difference, language)}
            </li>
          ))}
          {changes.length > named.length ? <li>{text.more(changes.length - named.length)}</li> : null}
        </ul>
      ) : null}
    </>
  );
}
