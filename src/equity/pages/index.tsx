/** The room's pages and their addresses. */
import { Hono } from "hono";
import { pictureKinds, pictureResponse } from "../../ui/chart/picture-file.ts";
import type { Markup } from "../../ui/markup.ts";
import { equityView } from "../service.ts";
import { effortCsv, effortPage } from "./effort/page.tsx";
import { effortsPage } from "./effort/list.tsx";
import { effortPicture } from "./effort/picture.ts";
import { evaluationPage } from "./evaluation/page.tsx";
import { evaluationsPage } from "./evaluation/list.tsx";
import { evaluationPicture, evaluationPictures } from "./evaluation/picture.ts";
import { funnelPage } from "./funnel.tsx";
import { indicatorPage } from "./indicator.tsx";
import { areasCsv } from "./ladder.tsx";
import { overviewPage } from "./overview.tsx";
import { askedOf, choiceOf, type EquityParts } from "./parts.tsx";
import { overviewPicture, pictures, topicPicture } from "./picture.ts";

export type { EquityParts } from "./parts.tsx";
export { gapSentence, profileSection } from "./profile-section.tsx";

const root = "/ongelijkheid";

/** Pages of one language; paths are Dutch, the caller mounts them under `/` or `/en`. */
export function pages(parts: EquityParts): Hono {
  const app = new Hono();
  app.get(root, async (c) => html(await overviewPage(parts, askedOf(c))));
  // Before the topics: no topic can be called so.
  app.get(`${root}/evaluaties`, async () => html(await evaluationsPage(parts)));
  app.get(`${root}/evaluaties/:id`, async (c) => html(await evaluationPage(parts, c.req.param("id"))));
  app.get(`${root}/geld`, async () => html(await effortsPage(parts)));
  app.get(`${root}/geld/:file{[^/]+\\.csv}`, async (c) =>
    csv(
      await effortCsv(
        parts,
        c.req.param("file").replace(/\.csv$/, ""),
        effortChoice((name) => c.req.query(name)),
      ),
    ),
  );
  app.get(`${root}/geld/:id`, async (c) =>
    html(
      await effortPage(
        parts,
        c.req.param("id"),
        effortChoice((name) => c.req.query(name)),
      ),
    ),
  );
  for (const kind of pictureKinds)
    app.get(`${root}/lijst.${kind}`, async (c) => pictureResponse(await overviewPicture(parts, askedOf(c)), kind, "lijst", root));
  app.get(`${root}/:id`, async (c) => html(await indicatorPage(parts, c.req.param("id"), askedOf(c))));
  app.get(`${root}/:id/trechter`, async (c) => html(await funnelPage(parts, c.req.param("id"), askedOf(c))));
  app.get(`${root}/:id/gebieden.csv`, async (c) => {
    const [reader, id] = [parts.reader(), c.req.param("id")];
    return csv(await areasCsv(reader, await equityView(reader, id, await choiceOf(reader, askedOf(c), id))));
  });
  for (const kind of pictureKinds) {
    for (const picture of evaluationPictures)
      app.get(`${root}/evaluaties/:id/${picture}.${kind}`, async (c) => {
        const id = c.req.param("id");
        return pictureResponse(await evaluationPicture(parts, id, picture), kind, picture, id);
      });
    app.get(`${root}/geld/:id/lorenz.${kind}`, async (c) => {
      const id = c.req.param("id");
      const drawn = await effortPicture(
        parts,
        id,
        effortChoice((name) => c.req.query(name)),
      );
      return pictureResponse(drawn, kind, "lorenz", id);
    });
  }
  for (const picture of pictures)
    for (const kind of pictureKinds)
      app.get(`${root}/:id/${picture}.${kind}`, async (c) => {
        const id = c.req.param("id");
        return pictureResponse(await topicPicture(parts, id, picture, askedOf(c)), kind, picture, id);
      });
  return app;
}

function effortChoice(query: (name: string) => string | undefined) {
  const given = (name: string) => query(name) || undefined;
  return { need: given("behoefte"), group: given("groep"), period: given("periode"), within: given("binnen") };
}

const file = (content: string, type: string): Response =>
  new Response(content, { headers: { "content-type": type, "cache-control": "public, no-cache" } });
const csv = (content: string): Response => file(content, "text/csv; charset=utf-8");
const html = (page: Markup): Response => file(String(page), "text/html; charset=utf-8");
