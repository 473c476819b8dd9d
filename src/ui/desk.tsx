/** A page of the desk: the site's frame, with who is signed in and the ways to their work. */
import { localPath, type Translated } from "../kernel/language.ts";
import { may, type Action, type Asker } from "../rights/index.ts";
import type { Markup } from "./markup.ts";
import { frame, type Framed, type Site } from "./site.tsx";

/** What the desk offers; each only to whom it is for. Dutch paths. */
const ways: readonly { path: string; action: Action; text: Translated }[] = [
  { path: "/bureau", action: "desk.open", text: { nl: "Mijn werk", en: "My work" } },
  { path: "/bureau/voorstellen", action: "draft.read", text: { nl: "Voorstellen", en: "Proposals" } },
  { path: "/bureau/verslagen", action: "report.approve", text: { nl: "Verslagen", en: "Reports" } },
  { path: "/bureau/importeren", action: "figures.import", text: { nl: "Importeren", en: "Import" } },
  { path: "/bureau/mensen", action: "people.read", text: { nl: "Mensen", en: "People" } },
  { path: "/bureau/logboek", action: "audit.read", text: { nl: "Logboek", en: "Log" } },
  { path: "/bureau/account", action: "account.keep", text: { nl: "Mijn account", en: "My account" } },
];
const words = {
  nl: { desk: "Bureau", signedIn: "Aangemeld als", signOut: "Afmelden" },
  en: { desk: "Desk", signedIn: "Signed in as", signOut: "Sign out" },
} as const;

export function deskFrame(site: Site, asker: Asker, framed: Framed): Markup {
  const { language } = site;
  const text = words[language];
  const bare = framed.path.split("?")[0];
  const current = ways
    .filter(({ path }) => bare === path || bare.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return frame(
    { ...site, scripts: [...site.scripts, site.deskScript] },
    {
      hidden: true,
      ...framed,
      trail: framed.path === "/bureau" ? framed.trail : [{ path: "/bureau", text: text.desk }, ...framed.trail],
      children: (
        <>
          <div class="desk-bar">
            <nav aria-label={text.desk}>
              <ul role="list">
                {ways
                  .filter(({ action }) => may(asker, action))
                  .map((way) => (
                    <li>
                      <a href={localPath(way.path, language)} aria-current={way === current ? "page" : undefined}>
                        {way.text[language]}
                      </a>
                    </li>
                  ))}
              </ul>
            </nav>
            {asker.kind === "person" ? (
              <form method="post" action={localPath("/afmelden", language)}>
                <p>
                  {text.signedIn} <b>{asker.name}</b>
                </p>
                <button class="plain" type="submit">
                  {text.signOut}
                </button>
              </form>
            ) : null}
          </div>
          {framed.children}
        </>
      ),
    },
  );
}
