/** The list of rooms and their routes, and what holds for every answer. */
import { Hono } from "hono";
import { aboutPages } from "./about.tsx";
import { apiDocs } from "./api-docs.tsx";
import { api as equityApi, pages as equityPages, profileSection } from "./equity/index.ts";
import { api as figuresApi, pages as figurePages } from "./figures/index.ts";
import type { ReadDatabase } from "./kernel/database.ts";
import { languages, localPath, type Language } from "./kernel/language.ts";
import { asProblem, Problem, problemResponse } from "./kernel/problem.ts";
import { cacheResponses } from "./kernel/response-cache.ts";
import type { Reader, Snapshot } from "./kernel/snapshot.ts";
import type { PackSettings } from "./packs/index.ts";
import { pages as policyPages } from "./policy/index.ts";
import { pages as progressPages } from "./progress/index.ts";
import { makeAssets } from "./assets.ts";
import { errorPage } from "./error-page.tsx";
import type { Site } from "./ui/site.tsx";

export type AppParts = {
  read: ReadDatabase;
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
  { path: "/api", text: { nl: "API", en: "API" } },
];

const security = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-opener-policy": "same-origin",
};

/** The whole product as a function from request to response. */
export function makeApp(parts: AppParts): (request: Request) => Response | Promise<Response> {
  const { stylesheet, script } = makeAssets(parts.packFolder);
  const reader = (): Reader => ({ read: parts.read, snapshot: parts.snapshot() });
  const site = (language: Language): Site => ({
    language,
    publicUrl: parts.publicUrl.replace(/\/$/, ""),
    stylesheet: stylesheet.path,
    scripts: [script.path],
    nav,
    footer,
    updated: parts.snapshot().changedAt,
  });

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    // A drawing that stands alone brings a narrower policy of its own.
    for (const [name, value] of Object.entries(security)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  for (const { path, type, content } of [stylesheet, script]) {
    app.get(
      path,
      () => new Response(content, { headers: { "content-type": type, "cache-control": "public, max-age=31536000, immutable" } }),
    );
  }
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
  return parts.cache === false ? app.fetch : cacheResponses((request) => app.fetch(request), parts.snapshot);
}

function apiNotFound(path: string): Response {
  return problemResponse(
    new Problem({ kind: "no-resource", status: 404, message: "There is nothing at this address.", wayOut: "See /api for what there is." }),
    path,
  );
}
