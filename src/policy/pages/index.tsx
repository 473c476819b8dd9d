/** The room's pages and their addresses. */
import { Hono, type Context } from "hono";
import { pictureKinds, pictureResponse } from "../../ui/chart/picture-file.ts";
import type { Markup } from "../../ui/markup.ts";
import type { Looking } from "../standing.ts";
import { comparePage } from "./compare.tsx";
import { districtPage } from "./district.tsx";
import { formPage } from "./form.tsx";
import { listPage } from "./list.tsx";
import { matrixPage } from "./matrix.tsx";
import { modelPage } from "./model.tsx";
import { nodePage } from "./node.tsx";
import { overviewPage } from "./overview.tsx";
import type { PageParts } from "./parts.tsx";
import { targetPicture, targetPictures } from "./target-picture.ts";
import { targetPage } from "./target.tsx";
import { targetsPage } from "./targets.tsx";
import { treePage } from "./tree.tsx";

/** Pages of one language; paths are Dutch, the caller mounts them under `/` or `/en`. */
export function pages(parts: PageParts): Hono {
  const app = new Hono();
  app.get("/beleid", async () => html(await listPage(parts)));
  app.get("/beleid/vergelijk", async (c) => html(await comparePage(parts, given(c, "a"), given(c, "b"))));
  app.get("/beleid/:framework", async (c) => html(await overviewPage(parts, c.req.param("framework"), {})));
  app.get("/beleid/:framework/boom", async (c) => html(await treePage(parts, c.req.param("framework"))));
  app.get("/beleid/:framework/matrix", async (c) => html(await matrixPage(parts, c.req.param("framework"))));
  app.get("/beleid/:framework/gezondheidsmodel", async (c) => html(await modelPage(parts, c.req.param("framework"))));
  app.get("/beleid/:framework/doelen", async (c) => html(await targetsPage(parts, c.req.param("framework"), looking(c))));
  app.get("/beleid/:framework/doelen/:target", async (c) =>
    html(await targetPage(parts, c.req.param("framework"), c.req.param("target"), looking(c))),
  );
  for (const picture of targetPictures)
    for (const kind of pictureKinds)
      app.get(`/beleid/:framework/doelen/:target/${picture}.${kind}`, async (c) => {
        const { framework, target } = c.req.param();
        const drawn = await targetPicture(parts, framework, target, picture, Number(given(c, "reeks") ?? 0), looking(c));
        return pictureResponse(drawn, kind, picture, target);
      });
  app.get("/beleid/:framework/formulier/:form", async (c) => html(await formPage(parts, c.req.param("framework"), c.req.param("form"))));
  app.get("/beleid/:framework/blad/:node", async (c) => html(await nodePage(parts, c.req.param("framework"), c.req.param("node"), {})));
  app.get("/beleid/:framework/:node", async (c) => html(await nodePage(parts, c.req.param("framework"), c.req.param("node"), {})));
  app.get("/gebieden/:code/beleid", async (c) => html(await districtPage(parts, c.req.param("code"), {})));
  return app;
}

const html = (page: Markup): Response =>
  new Response(String(page), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "public, no-cache" } });

/** A query parameter; an empty one counts as not given, as forms send those. */
const given = (c: Context, name: string): string | undefined => c.req.query(name) || undefined;

/** `?jaar=2014`: as things stood at the end of it. What is no year, the service refuses. */
function looking(c: Context): Looking {
  const year = given(c, "jaar");
  return year === undefined ? {} : { year: Number(year) };
}
