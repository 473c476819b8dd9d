/** The list of rooms and their routes, and what holds for every answer. */
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { aboutPages } from "./about.tsx";
import { apiDocs } from "./api-docs.tsx";
import { api as equityApi, pages as equityPages, profileSection } from "./equity/index.ts";
import { api as figuresApi, pages as figurePages } from "./figures/index.ts";
import { pages as deskPages } from "./desk/index.ts";
import { gate } from "./gate.ts";
import type { Database, ReadDatabase } from "./kernel/database.ts";
import { languages, localPath, type Language } from "./kernel/language.ts";
import type { Secret } from "./kernel/secret.ts";
import type { Connection, Ground, Web } from "./kernel/web.ts";
import { pages as peoplePages } from "./people/index.ts";
import { asProblem, Problem, problemResponse } from "./kernel/problem.ts";
import { cacheResponses } from "./kernel/response-cache.ts";
import type { Reader, Snapshot } from "./kernel/snapshot.ts";
import type { PackSettings } from "./packs/index.ts";
import { pages as policyPages } from "./policy/index.ts";
import { deskPages as reportDesk, pages as progressPages } from "./progress/index.ts";
import { makeAssets } from "./assets.ts";
import { rightsPage } from "./rights-page.tsx";
import { errorPage } from "./error-page.tsx";
import type { Site } from "./ui/site.tsx";

export type AppParts = {
  read: ReadDatabase;
  /** Connections on which nobody acts: each change says who makes it. */
  db: Database;
  secret: Secret;
  snapshot: () => Snapshot;
  settings: PackSettings;
  packFolder: string;
  /** Absolute address under which people reach this installation. */
  publicUrl: string;
  /** False only to measure rendering itself. */
  cache?: boolean;
};

const nav: Site["nav"] = [
  { path: "/gebieden", text: { nl: "Gebieden", en: "Areas" } },
  { path: "/indicatoren", text: { nl: "Onderwerpen", en: "Topics" } },
  { path: "/ongelijkheid", text: { nl: "Ongelijkheid", en: "Inequality" } },
  { path: "/beleid", text: { nl: "Beleid", en: "Policy" } },
  { path: "/voortgang", text: { nl: "Voortgang", en: "Progress" } },
  { path: "/gebieden/vergelijk", text: { nl: "Vergelijken", en: "Compare" } },
  { path: "/data", text: { nl: "Data", en: "Data" } },
];

const footer: Site["footer"] = [
  { path: "/over/methode", text: { nl: "Hoe de cijfers gemaakt zijn", en: "How the figures are made" } },
  { path: "/over/toegankelijkheid", text: { nl: "Toegankelijkheid", en: "Accessibility" } },
  { path: "/over/privacy", text: { nl: "Privacy", en: "Privacy" } },
  { path: "/over/rechten", text: { nl: "Wie mag wat", en: "Who may do what" } },
  { path: "/api", text: { nl: "API", en: "API" } },
  { path: "/bureau", text: { nl: "Bureau (voor medewerkers)", en: "Desk (for staff)" } },
];

const security = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-opener-policy": "same-origin",
};

export type App = {
  /** From request to response. */
  fetch(this: void, request: Request, connection?: Connection): Response | Promise<Response>;
  /** Every address that there is, as "GET /beleid/:framework"; each in both languages. */
  routes: readonly string[];
};

/** The whole product. */
export function makeApp(parts: AppParts): App {
  const publicUrl = parts.publicUrl.replace(/\/$/, "");
  const { stylesheet, script, deskScript } = makeAssets(parts.packFolder);
  const reader = (): Reader => ({ read: parts.read, snapshot: parts.snapshot() });
  const site = (language: Language): Site => ({
    language,
    publicUrl,
    stylesheet: stylesheet.path,
    scripts: [script.path],
    deskScript: deskScript.path,
    nav,
    footer,
    updated: parts.snapshot().changedAt,
  });

  const ground: Ground = { db: parts.db, reader, secret: parts.secret, publicUrl, now: () => new Date() };
  const app = new Hono<Web>();
  app.use(async (c, next) => {
    await next();
    // A drawing that stands alone brings a narrower policy of its own.
    for (const [name, value] of Object.entries(security)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  for (const { path, type, content } of [stylesheet, script, deskScript]) {
    app.get(
      path,
      () => new Response(content, { headers: { "content-type": type, "cache-control": "public, max-age=31536000, immutable" } }),
    );
  }
  app.use(csrf({ origin: (origin, c) => origin === new URL(publicUrl).origin || origin === new URL(c.req.url).origin }));
  app.use(gate(ground));
  const api = figuresApi({ reader, publicUrl: parts.publicUrl, city: parts.settings.title, home: parts.settings.home, more: equityApi });
  app.route("/api/v1", api.app);
  for (const language of languages) {
    app.route(localPath("/api", language), apiDocs({ api, site: () => site(language) }));
    app.route(
      language === "nl" ? "/" : "/en",
      figurePages({
        reader,
        site: () => site(language),
        settings: parts.settings,
        onProfile: (area) => profileSection(reader(), area, language, parts.settings),
      }),
    );
    app.route(language === "nl" ? "/" : "/en", equityPages({ reader, site: () => site(language), settings: parts.settings }));
    app.route(language === "nl" ? "/" : "/en", policyPages({ reader, site: () => site(language) }));
    app.route(language === "nl" ? "/" : "/en", progressPages({ reader, site: () => site(language) }));
    app.route(
      language === "nl" ? "/" : "/en",
      aboutPages(() => site(language)),
    );
    app.route(
      language === "nl" ? "/" : "/en",
      rightsPage(() => site(language)),
    );
    app.route(language === "nl" ? "/" : "/en", reportDesk({ ground, site: () => site(language) }));
    app.route(language === "nl" ? "/" : "/en", peoplePages({ ground, site: () => site(language) }));
    app.route(language === "nl" ? "/" : "/en", deskPages({ ground, site: () => site(language), editables: [] }));
  }
  const languageOf = (path: string): Language => (path === "/en" || path.startsWith("/en/") ? "en" : "nl");
  app.notFound((c) =>
    c.req.path.startsWith("/api/") ? apiNotFound(c.req.path) : errorPage(site(languageOf(c.req.path)), c.req.path, null),
  );
  app.onError((error, c) => {
    const problem = asProblem(error);
    if (problem.kind === "unexpected") console.error(error);
    return c.req.path.startsWith("/api/")
      ? problemResponse(problem, c.req.path)
      : errorPage(site(languageOf(c.req.path)), c.req.path, problem);
  });
  const routes = app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`);
  const fetch: App["fetch"] = (request, connection) => app.fetch(request, connection);
  return { fetch: parts.cache === false ? fetch : cacheResponses(fetch, parts.snapshot), routes };
}

function apiNotFound(path: string): Response {
  return problemResponse(
    new Problem({ kind: "no-resource", status: 404, message: "There is nothing at this address.", wayOut: "See /api for what there is." }),
    path,
  );
}
