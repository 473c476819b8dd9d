/** The addresses of an import at the desk. */
import { Hono } from "hono";
import { localPath } from "../../../kernel/language.ts";
import { notFound, Problem } from "../../../kernel/problem.ts";
import { personal, type Ground, type Web, type WebContext } from "../../../kernel/web.ts";
import type { Markup } from "../../../ui/markup.ts";
import type { Site } from "../../../ui/site.tsx";
import { findImport } from "../../importing/imports.ts";
import { lookAgain, offerFiles, offerTable, stopImport, takeIn } from "../../importing/service.ts";
import { restoreRelease, withdrawRelease } from "../../importing/withdrawal.ts";
import { jobPage } from "./job.tsx";
import { jobPath, overviewPage, overviewPath, releasePath } from "./overview.tsx";
import { readReason, type Asking } from "./parts.tsx";
import { progressOf } from "./progress.ts";
import { readSent } from "./read-sent.ts";
import { releaseStatePage } from "./release.tsx";

export type ImportParts = {
  ground: Ground;
  site: () => Site;
  /** Folder of source descriptions. */
  sources: string;
};

const largestNumber = 2 ** 31 - 1;

/** Pages of one language; paths are Dutch, the caller mounts them under `/` or `/en`. */
export function importPages({ ground, site, sources }: ImportParts): Hono<Web> {
  const app = new Hono<Web>();
  const asking = (c: WebContext): Asking => ({ ground, site: site(), asker: c.get("asker"), sources });
  const goTo = (c: WebContext, path: string) => c.redirect(localPath(path, site().language), 303);
  /** Goes where the act leads; where it was refused for this reason, to the page that shows why. */
  const unless = async (kind: string, instead: string, c: WebContext, act: () => Promise<string>) => {
    try {
      return goTo(c, await act());
    } catch (error) {
      if (error instanceof Problem && error.kind === kind) return goTo(c, instead);
      throw error;
    }
  };

  app.get(overviewPath, async (c) => html(await overviewPage(asking(c))));
  app.post(overviewPath, async (c) => {
    const sent = await readSent(c, asking(c));
    if ("errors" in sent) return html(await overviewPage(asking(c), sent.errors), 422);
    const { asker } = asking(c);
    const job = "table" in sent ? await offerTable(ground.db, asker, sent.table) : await offerFiles(ground.db, asker, sent);
    return goTo(c, jobPath(job));
  });
  app.get(`${overviewPath}/:job{[0-9]+}`, async (c) =>
    html(await jobPage(asking(c), jobOf(c), { outdated: c.req.query("opnieuw") === "1" })),
  );
  app.get(`${overviewPath}/:job{[0-9]+}/stand`, async (c) => {
    const job = await findImport(ground.db, c.get("asker"), jobOf(c));
    return c.json(progressOf(job, site().language), 200, personal);
  });
  app.post(`${overviewPath}/:job{[0-9]+}/overnemen`, async (c) => {
    const reason = readReason((await c.req.parseBody()).reden, site());
    if (typeof reason !== "string") return html(await jobPage(asking(c), jobOf(c), { fault: reason }), 422);
    return unless("upload-gone", jobPath(jobOf(c)), c, async () => {
      const { job, outdated } = await takeIn(ground.db, c.get("asker"), jobOf(c), reason);
      return `${jobPath(job)}${outdated ? "?opnieuw=1" : ""}`;
    });
  });
  app.post(`${overviewPath}/:job{[0-9]+}/opnieuw`, async (c) =>
    unless("upload-gone", jobPath(jobOf(c)), c, async () => jobPath(await lookAgain(ground.db, c.get("asker"), jobOf(c)))),
  );
  app.post(`${overviewPath}/:job{[0-9]+}/stoppen`, async (c) => {
    await stopImport(ground.db, c.get("asker"), jobOf(c));
    return goTo(c, jobPath(jobOf(c)));
  });
  app.get(`${overviewPath}/levering/:key`, async (c) => html(await releaseStatePage(asking(c), c.req.param("key"))));
  for (const [path, change, done] of [
    ["intrekken", withdrawRelease, "release-withdrawn"],
    ["terugzetten", restoreRelease, "release-shown"],
  ] as const) {
    app.post(`${overviewPath}/levering/:key/${path}`, async (c) => {
      const key = c.req.param("key");
      const reason = readReason((await c.req.parseBody()).reden, site());
      if (typeof reason !== "string") return html(await releaseStatePage(asking(c), key, reason), 422);
      return unless(done, releasePath(key), c, async () => {
        await change(ground.db, c.get("asker"), key, reason);
        return releasePath(key);
      });
    });
  }
  return app;
}

const html = (page: Markup, status = 200): Response =>
  new Response(String(page), { status, headers: { "content-type": "text/html; charset=utf-8", ...personal } });

function jobOf(c: WebContext): number {
  const job = Number(c.req.param("job"));
  if (job > largestNumber) throw notFound();
  return job;
}
