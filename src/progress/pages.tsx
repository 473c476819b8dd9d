/** The room's pages: the archive, a report, and its files. */
import { Hono } from "hono";
import { formatDate, localPath, type Language } from "../kernel/language.ts";
import { Problem } from "../kernel/problem.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { listFrameworks, oneFramework, say, updates } from "../policy/index.ts";
import type { Markup } from "../ui/markup.ts";
import { Links, Notice } from "../ui/prose.tsx";
import { frame, type Site } from "../ui/site.tsx";
import { DataTable, type Cell } from "../ui/table.tsx";
import type { Report } from "./content.ts";
import { reportEditLinks } from "./edit-links.tsx";
import { noYearPage } from "./no-year-page.tsx";
import { pageWords } from "./page-words.ts";
import { Article } from "./render/article.tsx";
import { fileName, statusLine } from "./render/front.ts";
import { formats, mediaTypes, render } from "./render/index.ts";
import { archive, draft, emptyYear, newestPublished, published, type Key, type PublishedRow } from "./service.ts";

export type PageParts = { reader: () => Reader; site: () => Site };

/** Pages of one language; paths are Dutch, the caller mounts them under `/` or `/en`. */
export function pages(parts: PageParts): Hono {
  const app = new Hono();
  const keyOf = (framework: string, year: string): Key => {
    if (!/^\d{4}$/.test(year))
      throw new Problem({ kind: "year", status: 404, message: "The year asked for is none.", wayOut: "Give a year such as 2021." });
    return { framework, year: Number(year), language: parts.site().language };
  };
  app.get("/voortgang", async () => html(await archivePage(parts)));
  app.get("/voortgang/:framework/:year", async (c) => {
    const key = keyOf(c.req.param("framework"), c.req.param("year"));
    const reader = parts.reader();
    const newest = await newestPublished(reader, key);
    if (newest) return html(await reportPage(parts, key, newest));
    const found = await emptyYear(reader, key);
    if (!found) return html(await reportPage(parts, key, await draft(reader, key, parts.site().publicUrl)));
    const { framework } = await oneFramework(reader, key.framework);
    return html(
      noYearPage(parts.site(), { framework: framework.id, title: say(framework.title, key.language, framework.language), found }),
      404,
    );
  });
  app.get("/voortgang/:framework/:year/versie/:version", async (c) => {
    const key = keyOf(c.req.param("framework"), c.req.param("year"));
    return html(await reportPage(parts, key, await published(parts.reader(), key, versionOf(c.req.param("version")))));
  });
  app.get("/voortgang/:framework/:year/versie/:version/:format", async (c) => {
    const key = keyOf(c.req.param("framework"), c.req.param("year"));
    const format = formats.find((each) => each === c.req.param("format"));
    if (!format)
      throw new Problem({ kind: "format", status: 404, message: "This format does not exist.", wayOut: `Choose ${formats.join(", ")}.` });
    const report = await published(parts.reader(), key, versionOf(c.req.param("version")));
    const bytes = await render(report, format);
    // What is frozen gives the same bytes for ever, so a copy may be kept.
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": mediaTypes[format],
        "content-disposition": `attachment; filename="${fileName(report.head)}.${format}"`,
        "cache-control": "public, max-age=86400",
      },
    });
  });
  return app;
}

const html = (page: Markup, status = 200): Response =>
  new Response(String(page), { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "public, no-cache" } });

function versionOf(given: string): number {
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new Problem({ kind: "no-report", status: 404, message: "This version does not exist.", wayOut: "See the archive." });
}

const pathOf = ({ framework, year }: Pick<Key, "framework" | "year">): string => `/voortgang/${encodeURIComponent(framework)}/${year}`;

async function archivePage({ reader, site }: PageParts): Promise<Markup> {
  const { language } = site();
  const text = pageWords[language];
  const read = reader();
  const [rows, frameworks] = await Promise.all([archive(read), listFrameworks(read)]);
  const titleOf = (id: string): string => {
    const found = frameworks.find((each) => each.id === id);
    return found ? say(found.title, language, found.language).text : id;
  };
  const here = rows.filter((row) => row.language === language);
  const years = await Promise.all(
    frameworks.map(async ({ id }) =>
      [...new Set((await updates(read, id)).map(({ update }) => update.year))].map((year) => ({ framework: id, year })),
    ),
  );
  const drafts = years.flat().filter(({ framework, year }) => !here.some((row) => row.framework === framework && row.year === year));
  return frame(site(), {
    path: "/voortgang",
    trail: [{ text: text.archive }],
    title: text.archive,
    description: text.archiveText,
    heading: text.archive,
    lead: text.archiveText,
    children: (
      <>
        {here.length === 0 ? <Notice>{text.empty}</Notice> : publishedTable(here, titleOf, language)}
        {drafts.length > 0 ? (
          <>
            <h2>{text.drafts}</h2>
            <ul>
              {drafts.map((each) => (
                <li>
                  <a href={localPath(pathOf(each), language)}>
                    {titleOf(each.framework)}, {each.year}
                  </a>{" "}
                  ({text.draft})
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </>
    ),
  });
}

function publishedTable(rows: readonly PublishedRow[], titleOf: (id: string) => string, language: Language) {
  const text = pageWords[language];
  return (
    <DataTable
      language={language}
      id="reports"
      caption={text.report}
      hideCaption
      columns={[
        { title: text.report },
        { title: text.about, numeric: true },
        { title: text.version, numeric: true },
        { title: text.published },
        { title: text.by },
        { title: text.reason },
      ]}
      rows={rows.map((row): Cell[] => [
        <a href={localPath(`${pathOf(row)}/versie/${row.version}`, language)}>{titleOf(row.framework)}</a>,
        row.year,
        row.version,
        { content: formatDate(row.at, language), sort: row.at.getTime() },
        row.actor,
        row.reason,
      ])}
    />
  );
}

async function reportPage({ reader, site }: PageParts, key: Key, report: Report): Promise<Markup> {
  const { language } = site();
  const text = pageWords[language];
  const { head, body } = report;
  const versions = (await archive(reader())).filter((row) => row.framework === key.framework && row.year === key.year);
  const mine = versions.filter((row) => row.language === language);
  const newest = mine[0]?.version ?? 0;
  const frozen = head.state === "published";
  const here = `${pathOf(key)}/versie/${head.version}`;
  return frame(site(), {
    path: frozen && head.version !== newest ? here : pathOf(key),
    trail: [{ path: "/voortgang", text: text.archive }, { text: body.title }],
    title: frozen ? body.title : `${body.title} (${text.draft})`,
    description: body.subtitle,
    heading: body.title,
    subheading: body.subtitle,
    hidden: !frozen || head.version !== newest,
    children: (
      <>
        {frozen ? <p>{statusLine(head)}</p> : <Notice title={text.draftTitle}>{<p>{text.draftText}</p>}</Notice>}
        {!frozen && versions.length > 0 ? (
          <p>
            <a href={localPath(pathOf(key), language === "nl" ? "en" : "nl")} lang={language === "nl" ? "en" : "nl"}>
              {text.inOther}
            </a>
          </p>
        ) : null}
        {frozen && head.version < newest ? (
          <Notice>
            <p>
              <a href={localPath(pathOf(key), language)}>{text.older(newest)}</a>
            </p>
          </Notice>
        ) : null}
        {frozen ? (
          <Links
            label={text.download}
            items={formats.map((format) => ({
              href: localPath(`${here}/${format}`, language),
              text: `${text.download} ${format.toUpperCase()}`,
              download: true,
            }))}
          />
        ) : null}
        {mine.length > 1 ? (
          <nav aria-label={text.otherVersions}>
            <Links
              items={mine.map(({ version }) => ({
                href: localPath(`${pathOf(key)}/versie/${version}`, language),
                text: `${text.version} ${version}`,
              }))}
            />
          </nav>
        ) : null}
        <Article report={report} alone={false} />
        {frozen && head.version !== newest ? null : await reportEditLinks(reader(), key)}
      </>
    ),
  });
}
