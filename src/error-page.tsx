import { localPath, type Language } from "./kernel/language.ts";
import type { Problem } from "./kernel/problem.ts";
import { frame, type Site } from "./ui/site.tsx";

const words = {
  nl: {
    missing: "Deze pagina is er niet",
    missingText: "Misschien is het adres veranderd, of staat er een tikfout in. Zoek uw buurt op de eerste pagina, of kijk in de lijst van gebieden.",
    refused: "Dat kan niet zo",
    broken: "Er ging iets mis",
    brokenText: "Dat ligt aan ons, niet aan u. Probeer het straks opnieuw.",
    home: "Naar de eerste pagina",
    areas: "Alle gebieden",
  },
  en: {
    missing: "This page does not exist",
    missingText: "The address may have changed, or there is a slip in it. Look up your neighbourhood on the first page, or in the list of areas.",
    refused: "That can't be done like this",
    broken: "Something went wrong",
    brokenText: "That is our fault, not yours. Please try again later.",
    home: "To the first page",
    areas: "All areas",
  },
} satisfies Record<Language, Record<string, string>>;

/** @param problem null for an address that leads nowhere */
export function errorPage(site: Site, path: string, problem: Problem | null): Response {
  const { language } = site;
  const text = words[language];
  const status = problem?.status ?? 404;
  const heading = status === 404 ? text.missing : status >= 500 ? text.broken : text.refused;
  const body = frame(site, {
    path: path.replace(/^\/en(?=\/|$)/, "") || "/",
    trail: [{ text: heading }],
    title: heading,
    description: heading,
    hidden: true,
    heading,
    lead: status === 404 ? text.missingText : status >= 500 ? text.brokenText : undefined,
    children: (
      <>
        {problem && status < 500 ? (
          <p lang="en">
            {problem.message} {problem.wayOut}
          </p>
        ) : null}
        <ul class="links" role="list">
          <li>
            <a href={localPath("/", language)}>{text.home}</a>
          </li>
          <li>
            <a href={localPath("/gebieden", language)}>{text.areas}</a>
          </li>
        </ul>
      </>
    ),
  });
  return new Response(String(body), { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}
