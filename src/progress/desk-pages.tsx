/** At the desk: agreeing to a report, and making it public. */
import { Hono } from "hono";
import { actingAs } from "../kernel/acting.ts";
import { formatDate, localPath, type Language } from "../kernel/language.ts";
import { notFound, Problem } from "../kernel/problem.ts";
import { personal, type Ground, type Web, type WebContext } from "../kernel/web.ts";
import { listFrameworks, say, updates } from "../policy/index.ts";
import { may } from "../rights/index.ts";
import { deskFrame } from "../ui/desk.tsx";
import { ErrorSummary, SubmitButton, TextField } from "../ui/form.tsx";
import type { Markup } from "../ui/markup.ts";
import { Notice } from "../ui/prose.tsx";
import type { Site } from "../ui/site.tsx";
import { DataTable, type Cell } from "../ui/table.tsx";
import { deskWords } from "./desk-words.ts";
import { archive, approve, draft, publish, type Key } from "./service.ts";

export type DeskParts = { ground: Ground; site: () => Site };

/** Pages of one language; paths are Dutch, the caller mounts them under `/` or `/en`. */
export function deskPages(parts: DeskParts): Hono<Web> {
  const app = new Hono<Web>();
  app.get("/bureau/verslagen", async (c) => html(await listPage(parts, c)));
  app.get("/bureau/verslagen/:framework/:year", async (c) => html(await reportPage(parts, c, keyOf(parts, c))));
  app.post("/bureau/verslagen/:framework/:year", async (c) => {
    const key = keyOf(parts, c);
    const form = await c.req.formData();
    const field = (name: string): string => (typeof form.get(name) === "string" ? String(form.get(name)) : "");
    const asker = c.get("asker");
    const reason = field("reason").trim();
    const step = steps.find((each) => each === field("do"));
    if (asker.kind !== "person" || !step || !may(asker, rights[step])) throw notFound();
    const { ground } = parts;
    if (reason === "") return html(await reportPage(parts, c, key, deskWords[parts.site().language].reasonMissing), 422);
    try {
      await actingAs(ground.db, asker, rights[step], { reason }, async (trx) => {
        const signed = { actor: asker.name, reason };
        if (step === "approve") await approve(trx, ground.reader(), key, signed);
        else await publish(trx, ground.reader(), key, { ...signed, account: asker.id }, { site: ground.publicUrl, at: ground.now() });
      });
    } catch (error) {
      const said = error instanceof Problem ? deskWords[parts.site().language].refusals[error.kind] : undefined;
      if (said === undefined) throw error;
      return html(await reportPage(parts, c, key, said, reason), 422);
    }
    const done = step === "publish" ? publicPath(key) : pathOf(key);
    return c.redirect(localPath(done, key.language), 303);
  });
  return app;
}

const steps = ["approve", "publish"] as const;
const rights = { approve: "report.approve", publish: "report.publish" } as const;

const html = (page: Markup, status = 200): Response =>
  new Response(String(page), { status, headers: { "content-type": "text/html; charset=utf-8", ...personal } });

const pathOf = ({ framework, year }: Pick<Key, "framework" | "year">): string =>
  `/bureau/verslagen/${encodeURIComponent(framework)}/${year}`;
const publicPath = ({ framework, year }: Pick<Key, "framework" | "year">): string => `/voortgang/${encodeURIComponent(framework)}/${year}`;

function keyOf({ site }: DeskParts, c: WebContext): Key {
  const [framework, year] = [c.req.param("framework") ?? "", c.req.param("year") ?? ""];
  if (!/^\d{4}$/.test(year)) throw notFound();
  return { framework, year: Number(year), language: site().language };
}

async function listPage({ ground, site }: DeskParts, c: WebContext): Promise<Markup> {
  const { language } = site();
  const text = deskWords[language];
  const reader = ground.reader();
  const [frameworks, published] = await Promise.all([listFrameworks(reader), archive(reader)]);
  const rows = await Promise.all(
    frameworks.map(async (framework) => {
      const years = [...new Set((await updates(reader, framework.id)).map(({ update }) => update.year))];
      return years.map((year) => ({ framework, year }));
    }),
  );
  const versionsOf = (id: string, year: number) =>
    published.filter((each) => each.framework === id && each.year === year && each.language === language);
  return deskFrame(site(), c.get("asker"), {
    path: "/bureau/verslagen",
    trail: [{ text: text.title }],
    title: text.title,
    description: text.lead,
    heading: text.title,
    lead: text.lead,
    children: (
      <DataTable
        language={language}
        id="reports"
        caption={text.title}
        hideCaption
        columns={[{ title: text.report }, { title: text.year, numeric: true }, { title: text.state }]}
        rows={rows
          .flat()
          .toSorted((a, b) => b.year - a.year)
          .map(({ framework, year }): Cell[] => {
            const newest = versionsOf(framework.id, year)[0];
            return [
              <a href={localPath(pathOf({ framework: framework.id, year }), language)}>
                {say(framework.title, language, framework.language).text}
              </a>,
              year,
              newest ? text.publishedAs(newest.version, formatDate(newest.at, language)) : text.draft,
            ];
          })}
        enhance={false}
      />
    ),
  });
}

async function reportPage(parts: DeskParts, c: WebContext, key: Key, error?: string, reason?: string): Promise<Markup> {
  const { ground, site } = parts;
  const { language } = site();
  const text = deskWords[language];
  const asker = c.get("asker");
  const { head, body } = await draft(ground.reader(), key, ground.publicUrl);
  const form = (step: (typeof steps)[number]) =>
    may(asker, rights[step]) ? (
      <form class="form" method="post" action={localPath(pathOf(key), language)}>
        <input type="hidden" name="do" value={step} />
        <TextField name="reason" label={text.reason} hint={text.reasonHint[step]} value={reason} error={error} />
        <SubmitButton>{text[step]}</SubmitButton>
      </form>
    ) : (
      <p>{text.notYours[step]}</p>
    );
  const step = head.state === "approved" ? "publish" : "approve";
  return deskFrame(site(), asker, {
    path: pathOf(key),
    trail: [{ path: "/bureau/verslagen", text: text.title }, { text: body.title }],
    title: body.title,
    description: body.subtitle,
    heading: body.title,
    subheading: body.subtitle,
    children: (
      <>
        <ErrorSummary language={language} errors={error ? [{ name: "reason", text: error }] : []} />
        <p>
          <ReadIt path={publicPath(key)} language={language} text={text.read} />
        </p>
        {head.state === "approved" && head.approvedBy ? (
          <Notice title={text.approvedTitle}>
            <p>{text.approvedBy(head.approvedBy)}</p>
          </Notice>
        ) : null}
        <h2>{text.stepTitle[step]}</h2>
        <p>{text.stepText[step]}</p>
        {form(step)}
      </>
    ),
  });
}

const ReadIt = ({ path, language, text }: { path: string; language: Language; text: string }) => (
  <a href={localPath(path, language)}>{text}</a>
);
