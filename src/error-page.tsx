import { localPath, type Language } from "./kernel/language.ts";
import type { Problem } from "./kernel/problem.ts";
import { frame, type Site } from "./ui/site.tsx";

const words = {
  nl: {
    missing: "Deze pagina is er niet",
    missingText:
      "Misschien is het adres veranderd, of staat er een tikfout in. Zoek uw buurt op de eerste pagina, of kijk in de lijst van gebieden.",
    missingAtDesk: "Misschien is het adres veranderd, of hoort het niet bij uw rol. Wat elke rol mag, staat bij ‘Wie mag wat’.",
    desk: "Naar uw werk",
    rights: "Wie mag wat",
    refused: "Dat kan niet zo",
    broken: "Er ging iets mis",
    brokenText: "Dat ligt aan ons, niet aan u. Probeer het straks opnieuw.",
    home: "Naar de eerste pagina",
    areas: "Alle gebieden",
  },
  en: {
    missing: "This page does not exist",
    missingText:
      "The address may have changed, or there is a slip in it. Look up your neighbourhood on the first page, or in the list of areas.",
    missingAtDesk: "The address may have changed, or it doesn't belong to your role. What each role may do stands at ‘Who may do what’.",
    desk: "To your work",
    rights: "Who may do what",
    refused: "That can't be done like this",
    broken: "Something went wrong",
    brokenText: "That is our fault, not yours. Please try again later.",
    home: "To the first page",
    areas: "All areas",
  },
} satisfies Record<Language, Record<string, string>>;

/** Problems that a visitor of pages can meet, in plain Dutch; others are told in English, marked as such. */
const dutch: Readonly<Record<string, string>> = {
  "no-area": "Dit gebied kennen we niet, of niet in dit jaar. Zoek het op naam, of kies het uit de lijst.",
  "no-indicator": "Dit onderwerp kennen we niet. Kies er een uit de lijst van onderwerpen.",
  "no-figures": "Voor dit onderwerp zijn er geen cijfers in deze periode of voor deze groep. Kies een andere periode of groep.",
  "no-group": "Deze groep kennen we niet. Kies een andere groep.",
  "no-period": "Over deze periode zijn er geen cijfers. Kies een andere periode.",
  "no-observation": "Dit cijfer is er niet. Ga naar het gebied of het onderwerp en volg de verwijzing bij het cijfer.",
  "no-version": "Die levering heeft dit cijfer niet. Kijk bij de andere versies van het cijfer.",
  "no-release": "Deze levering is er niet. Kies er een uit de lijst bij Data.",
  "no-framework": "Deze nota kennen we niet. Kies er een uit de lijst bij Beleid.",
  "no-node": "Dit onderdeel staat niet in de nota. Kijk in de boom van doelen.",
  "no-target": "Dit doel staat niet in de nota. Kijk in de lijst van doelen.",
  "no-report": "Dit verslag is er niet. Kies er een uit de lijst bij Voortgang.",
  "no-ordering": "Op die volgorde kunnen we gebieden niet zetten. Kies een andere volgorde.",
  "ordered-by-itself": "Een onderwerp kan niet zijn eigen volgorde zijn. Kies een andere volgorde.",
  "no-evaluation": "Deze vraag of iets hielp, kennen we niet. Kies er een uit de lijst bij Ongelijkheid.",
  "no-areas": "Binnen dit gebied liggen geen gebieden van dit soort. Kies een ander soort gebied.",
  "no-effort": "Deze inzet van geld of uren kennen we niet. Kies er een uit de lijst bij Ongelijkheid.",
  "effort-levels": "De bedragen gaan niet over één soort gebied. Ze zijn zo niet te vergelijken.",
  "not-a-need": "Dit onderwerp zegt niet hoeveel mensen iets nodig hebben. Kies een ander onderwerp.",
  "no-picture": "Deze tekening is er niet, omdat er voor dit onderwerp niets te tekenen is.",
  "other-site": "Dit kwam niet van een pagina van deze site. Ga naar de pagina en verstuur het daar.",
  "body-too-large": "U stuurt meer dan hier past. Stuur minder, of in delen.",
  "body-form": "Dit kunnen we niet lezen. Verstuur het met het formulier op de pagina.",
  "body-unreadable": "Er is iets misgegaan bij het versturen. Ga terug en verstuur het nog een keer.",
  passkey: "De browser gaf geen nieuwe toegangssleutel. Begin nog een keer op de pagina van uw account.",
  "last-way-in": "Dit is uw enige manier om aan te melden. Maak eerst een andere toegangssleutel of een wachtwoord.",
  level: "Dit soort gebied kennen we niet. Kies gemeente, wijk of buurt.",
  division: "De indeling moet een jaar zijn, zoals 2020.",
};

/** @param problem null for an address that leads nowhere */
export function errorPage(site: Site, path: string, problem: Problem | null): Response {
  const { language } = site;
  const text = words[language];
  const status = problem?.status ?? 404;
  const heading = status === 404 ? text.missing : status >= 500 ? text.broken : text.refused;
  const atDesk = /^(?:\/en)?\/bureau(?:\/|$)/.test(path);
  const ways: readonly (readonly [string, string])[] = atDesk
    ? [
        ["/bureau", text.desk],
        ["/over/rechten", text.rights],
      ]
    : [
        ["/", text.home],
        ["/gebieden", text.areas],
      ];
  const body = frame(site, {
    path: path.replace(/^\/en(?=\/|$)/, "") || "/",
    trail: [{ text: heading }],
    title: heading,
    description: heading,
    hidden: true,
    heading,
    lead: status === 404 ? (atDesk ? text.missingAtDesk : text.missingText) : status >= 500 ? text.brokenText : undefined,
    children: (
      <>
        {problem && status < 500 ? reasonOf(problem, language) : null}
        <ul class="links" role="list">
          {ways.map(([to, name]) => (
            <li>
              <a href={localPath(to, language)}>{name}</a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
  return new Response(String(body), { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

function reasonOf(problem: Problem, language: Language) {
  const said = language === "nl" ? dutch[problem.kind] : undefined;
  return said ? <p>{said}</p> : <p lang="en">{`${problem.message} ${problem.wayOut}`}</p>;
}
