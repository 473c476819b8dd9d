import { localPath, type Language, type Translated } from "../kernel/language.ts";
import { Page, type Link, type PageProps } from "./document.tsx";
import type { Markup } from "./markup.ts";

/** What every page of one installation shares, in one language. */
export type Site = {
  language: Language;
  /** Absolute address without a slash at its end; canonical addresses start with it. */
  publicUrl: string;
  stylesheet: string;
  scripts: readonly string[];
  /** Loaded beside them at the desk. */
  deskScript: string;
  /** Dutch paths. */
  nav: readonly { path: string; text: Translated }[];
  footer: readonly { path: string; text: Translated }[];
  /** When the public data changed last. */
  updated: Date;
};

export type Framed = Omit<
  PageProps,
  "language" | "addresses" | "otherPath" | "stylesheet" | "scripts" | "home" | "nav" | "footer" | "breadcrumb"
> & {
  /** Dutch path with its query: the same page in the other language differs only in its prefix. */
  path: string;
  /** From below the home page down; the last is the page itself. Paths are Dutch; `lang` where a name is in another language than the page. */
  trail: readonly { path?: string; text: string; lang?: Language }[];
};

/** A page inside the site's frame. */
export function frame(site: Site, { path, trail, ...rest }: Framed): Markup {
  const { language } = site;
  const other: Language = language === "nl" ? "en" : "nl";
  const link = (item: { path: string; text: Translated }): Link => ({ href: localPath(item.path, language), text: item.text[language] });
  const bare = path.split("?")[0];
  // The longest address that holds this page is the current one: /gebieden/vergelijk is not /gebieden.
  const current = site.nav
    .filter((item) => bare === item.path || bare.startsWith(`${item.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return Page({
    updated: site.updated,
    ...rest,
    language,
    addresses: { nl: site.publicUrl + localPath(path, "nl"), en: site.publicUrl + localPath(path, "en") },
    otherPath: localPath(path, other),
    stylesheet: site.stylesheet,
    scripts: site.scripts,
    home: localPath("/", language),
    nav: site.nav.map((item) => ({ ...link(item), current: item === current })),
    breadcrumb:
      trail.length === 0
        ? []
        : [
            { href: localPath("/", language), text: "Gelijkop" },
            ...trail.map(({ path: at, ...item }) => (at ? { href: localPath(at, language), ...item } : item)),
          ],
    footer: site.footer.map(link),
  });
}
