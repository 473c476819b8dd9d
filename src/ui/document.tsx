import { formatDate, languages, type Language, type Translated } from "../kernel/language.ts";
import { markup, type Child, type Markup } from "./markup.ts";
import { texts } from "./texts.ts";

export type Link = { href: string; text: string };

export type PageProps = {
  language: Language;
  /** For the tab and search engines; the site's name is added. */
  title: string;
  description: string;
  /** Absolute address of this page in each language; its own is the canonical one. */
  addresses: Translated;
  /** Path of the same page in the other language, with its query; else the path of `addresses`. */
  otherPath?: string;
  /** Path of the stylesheet: /assets/style-….css. */
  stylesheet: string;
  /** Paths of scripts, loaded as modules after the page. */
  scripts?: readonly string[];
  home: string;
  nav: readonly (Link & { current?: boolean })[];
  /** From the top down; the last is the page itself and needs no href. */
  breadcrumb: readonly { href?: string; text: string; lang?: Language }[];
  heading: Child;
  /** Small, under the heading: "Wijk in Utrecht · cijfers over 2020". */
  subheading?: Child;
  /** The answer, in a sentence or two. */
  lead?: Child;
  /** Day of the newest data on the page. */
  updated?: Date | null;
  footer: readonly Link[];
  /** Keeps search engines from listing the page (search results, errors). */
  hidden?: boolean;
  children?: Child;
};

const languageNames: Translated = { nl: "Nederlands", en: "English" };

/** A whole page, doctype included. */
export function Page(props: PageProps): Markup {
  return markup(`<!doctype html>${String(<Shell {...props} />)}`);
}

function Shell(props: PageProps) {
  const { language, addresses } = props;
  const words = texts[language];
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title === "Gelijkop" ? props.title : `${props.title} – Gelijkop`}</title>
        <meta name="description" content={props.description} />
        {props.hidden ? <meta name="robots" content="noindex" /> : null}
        <link rel="canonical" href={addresses[language]} />
        {languages.map((each) => (
          <link rel="alternate" hreflang={each} href={addresses[each]} />
        ))}
        <link rel="stylesheet" href={props.stylesheet} />
        {props.scripts?.map((script) => (
          <script type="module" src={script} />
        ))}
      </head>
      <body>
        <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#content">
          {words.skip}
        </a>
        <Header {...props} />
        <div class="page">
          {props.breadcrumb.length > 0 ? <Breadcrumb items={props.breadcrumb} label={words.breadcrumb} /> : null}
          <main id="content" tabindex={-1}>
            <h1>{props.heading}</h1>
            {props.subheading ? <p class="subheading">{props.subheading}</p> : null}
            {props.lead ? <p class="lead">{props.lead}</p> : null}
            {props.children}
          </main>
        </div>
        <footer class="footer">
          <div class="bar">
            {props.updated ? (
              <p>
                {words.updated} <time datetime={props.updated.toISOString()}>{formatDate(props.updated, language)}</time>
              </p>
            ) : null}
            <ul role="list">
              {props.footer.map((link) => (
                <li>
                  <a href={link.href}>{link.text}</a>
                </li>
              ))}
            </ul>
          </div>
        </footer>
      </body>
    </html>
  );
}

function Header(props: PageProps) {
  const words = texts[props.language];
  return (
    <header class="header">
      <div class="bar">
        <a class="name" href={props.home}>
          Gelijkop
        </a>
        <nav aria-label={words.menu}>
          <ul role="list">
            {props.nav.map((item) => (
              <li>
                <a href={item.href} aria-current={item.current ? "page" : undefined}>
                  {item.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav class="languages" aria-label={words.otherLanguage}>
          {languages
            .filter((each) => each !== props.language)
            .map((each) => (
              <a href={props.otherPath ?? new URL(props.addresses[each], "http://localhost").pathname} lang={each} hreflang={each}>
                {languageNames[each]}
              </a>
            ))}
        </nav>
      </div>
    </header>
  );
}

function Breadcrumb({ items, label }: { items: PageProps["breadcrumb"]; label: string }) {
  return (
    <nav class="breadcrumb" aria-label={label}>
      <ol role="list">
        {items.map((item, place) => (
          <li lang={item.lang}>
            {item.href && place < items.length - 1 ? (
              <a href={item.href}>{item.text}</a>
            ) : (
              <span aria-current={place === items.length - 1 ? "page" : undefined}>{item.text}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
