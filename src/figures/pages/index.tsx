/** The room's pages and their addresses. */
import { Hono } from "hono";
import type { Reader } from "../../kernel/snapshot.ts";
import type { Markup } from "../../ui/markup.ts";
import type { Site } from "../../ui/site.tsx";

/** The city's own words and choices, from its pack. */
export type CitySettings = {
  title: { nl: string; en: string };
  home: string;
  headline: string;
  themes: readonly { id: string; title: { nl: string; en: string } }[];
  intro: { nl: string; en: string };
};

export type PageParts = { reader: () => Reader; site: () => Site; settings: CitySettings };

export function pages(parts: PageParts): Hono {
  const app = new Hono();
  void parts;
  return app;
}

export const html = (page: Markup): Response => new Response(String(page), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "public, no-cache" } });
