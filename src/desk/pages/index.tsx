/** The room's pages and their addresses. */
import { Hono } from "hono";
import type { Web } from "../../kernel/web.ts";
import { beginGet, beginPost } from "./begin.tsx";
import { editGet } from "./edit-get.ts";
import { editPost } from "./edit-post.ts";
import { historyPages } from "./history.tsx";
import { logPages } from "./log.tsx";
import { overviewPage } from "./overview.tsx";
import { html, limited, type PageParts } from "./parts.tsx";
import { proposalGet, proposalPost } from "./proposal.tsx";
import { proposalsPage } from "./proposals.tsx";
import { withdrawGet, withdrawPost } from "./withdraw.tsx";

/** Pages of one language; paths are Dutch, the caller mounts them under `/` or `/en`. */
export function pages(parts: PageParts): Hono<Web> {
  const app = new Hono<Web>();
  app.get("/bureau", async (c) => html(await overviewPage(parts, c.get("asker"), c.req.query("ingetrokken") !== undefined)));
  app.get("/bureau/nieuw/:kind", (c) => beginGet(parts, c.get("asker"), c.req.param("kind"), c.req.query("in") ?? ""));
  app.post("/bureau/nieuw/:kind", limited, (c) => beginPost(parts, c, c.req.param("kind"), c.req.query("in") ?? ""));
  app.get("/bureau/wijzigen/:kind/:key{.+}", (c) => editGet(parts, c, c.req.param()));
  app.post("/bureau/wijzigen/:kind/:key{.+}", limited, (c) => editPost(parts, c, c.req.param()));
  app.get("/bureau/voorstellen", async (c) => html(await proposalsPage(parts, c.get("asker"))));
  app.get("/bureau/voorstellen/:id", (c) => proposalGet(parts, c.get("asker"), c.req.param("id")));
  app.post("/bureau/voorstellen/:id", limited, (c) => proposalPost(parts, c, c.req.param("id")));
  app.get("/bureau/intrekken/:kind/:key{.+}", (c) => withdrawGet(parts, c.get("asker"), c.req.param()));
  app.post("/bureau/intrekken/:kind/:key{.+}", limited, (c) => withdrawPost(parts, c, c.req.param()));
  app.route("/", logPages(parts));
  app.route("/", historyPages(parts));
  return app;
}
