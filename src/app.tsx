/** The list of rooms and their routes, and what holds for every answer. */
import { join } from "node:path";
import { Hono } from "hono";
import { aboutPages } from "./about.tsx";
import { editables as areaEditables } from "./areas/index.ts";
import { apiDocs } from "./api-docs.tsx";
import { api as equityApi, pages as equityPages, profileSection } from "./equity/index.ts";
import { api as figuresApi, editables as figureEditables, importPages, pages as figurePages } from "./figures/index.ts";
import { pages as deskPages } from "./desk/index.ts";
import { gate } from "./gate.ts";
import type { Database, ReadDatabase } from "./kernel/database.ts";
import { faultText } from "./kernel/fault-text.ts";
import { languages, localPath, type Language } from "./kernel/language.ts";
import type { Secret } from "./kernel/secret.ts";
import type { Connection, Ground, Web } from "./kernel/web.ts";
import { openProvider, pages as peoplePages, type OidcSettings } from "./people/index.ts";
import { asProblem, Problem, problemResponse } from "./kernel/problem.ts";
import { cacheResponses } from "./kernel/response-cache.ts";
import type { Reader, Snapshot } from "./kernel/snapshot.ts";
import type { PackSettings } from "./packs/index.ts";
import { editables as policyEditables, pages as policyPages } from "./policy/index.ts";
import { deskPages as reportDesk, editables as reportEditables, pages as progressPages } from "./progress/index.ts";
import { makeAssets } from "./assets.ts";
import { rightsPage } from "./rights-page.tsx";
import { errorPage } from "./error-page.tsx";
import { securityPages, type SecurityContact } from "./security-txt.ts";
import type { Site } from "./ui/site.tsx";
import { boundedBody, boundedUpload, readableAddress } from "./web-limits.ts";
import { fromThisSite, securityHeaders } from "./web-security.ts";

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
  /** The organisation's identity provider; without one there are local accounts only. */
  oidc?: OidcSettings | null;
  /** Where weaknesses are reported. */
  securityContact?: SecurityContact | null;
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

const editables = [...policyEditables, ...areaEditables, ...figureEditables, ...reportEditables];

const footer: Site["footer"] = [
  { path: "/over/methode", text: { nl: "Hoe de cijfers gemaakt zijn", en: "How the figures are made" } },
  { path: "/over/toegankelijkheid", text: { nl: "Toegankelijkheid", en: "Accessibility" } },
  { path: "/over/privacy", text: { nl: "Privacy", en: "Privacy" } },
  { path: "/over/rechten", text: { nl: "Wie mag wat", en: "Who may do what" } },
  { path: "/api", text: { nl: "API", en: "API" } },
  { path: "/bureau", text: { nl: "Bureau (voor medewerkers)", en: "Desk (for staff)" } },
];

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
  const provider = parts.oidc ? openProvider(parts.oidc, publicUrl) : null;
  const app = new Hono<Web>();
  app.use(securityHeaders(publicUrl));
  for (const { path, type, content } of [stylesheet, script, deskScript]) {
    app.get(
      path,
      () => new Response(content, { headers: { "content-type": type, "cache-control": "public, max-age=31536000, immutable" } }),
    );
  }
  app.use(fromThisSite(publicUrl));
  app.use(readableAddress);
  app.use(boundedBody);
  app.use(gate(ground, provider));
  app.use(boundedUpload);
  app.route("/", securityPages(parts.securityContact ?? null, publicUrl));
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
    app.route(
      language === "nl" ? "/" : "/en",
      importPages({ ground, site: () => site(language), sources: join(parts.packFolder, "sources") }),
    );
    app.route(language === "nl" ? "/" : "/en", peoplePages({ ground, site: () => site(language), provider }));
    app.route(language === "nl" ? "/" : "/en", deskPages({ ground, site: () => site(language), editables }));
  }
  const languageOf = (path: string): Language => (path === "/en" || path.startsWith("/en/") ? "en" : "nl");
  // What isn't there and what isn't for the asker are told by the same words.
  const nothingThere = (path: string): Response =>
    path.startsWith("/api/") ? apiNotFound(path) : errorPage(site(languageOf(path)), path, null);
  app.notFound((c) => nothingThere(c.req.path));
  app.onError((error, c) => {
    const problem = asProblem(error);
    if (problem.kind === "no-page") return nothingThere(c.req.path);
    if (problem.kind === "unexpected") console.error(faultText(error));
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
