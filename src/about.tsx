/** Pages about the site itself: how figures are made, who can use it, and what it keeps of visitors (nothing). */
import { Hono } from "hono";
import type { Language } from "./kernel/language.ts";
import { frame, type Site } from "./ui/site.tsx";

type Part = { heading: string; paragraphs: readonly string[] };
type About = { title: string; lead: string; parts: readonly Part[] };

const pages: Record<string, Record<Language, About>> = {
  methode: {
    nl: {
      title: "Hoe de cijfers gemaakt zijn",
      lead: "Elk cijfer op deze site komt uit een levering van een uitgever, of is hier berekend. Achter elk cijfer staat waar het vandaan komt.",
      parts: [
        {
          heading: "Tellingen en schattingen",
          paragraphs: [
            "Een telling komt uit een registratie, zoals het aantal inwoners.",
            "Een schatting komt uit een model: het RIVM berekent per buurt hoeveel mensen ongeveer een goede gezondheid ervaren, uit een vragenlijst en kenmerken van de bewoners. We zetten er dan ‘ongeveer’ of ‘schatting’ bij.",
          ],
        },
        {
          heading: "Hoe zeker is een cijfer?",
          paragraphs: [
            "Een marge van 95 % zegt tussen welke getallen het echte cijfer waarschijnlijk ligt. Bij aandelen uit tellingen rekenen we die uit met de methode van Wilson, bij aantallen per inwoner met de methode van Byar.",
            "Geeft de bron geen marge en zijn er geen aantallen, dan is de marge niet bekend. Dat staat er dan.",
          ],
        },
        {
          heading: "Vergelijken",
          paragraphs: [
            "We noemen een gebied alleen gunstiger of ongunstiger als de marges dat laten zien. Lukt dat niet, dan is het verschil niet aantoonbaar. Dat is iets anders dan gelijk.",
            "Zonder marges zeggen we hoe groot het verschil is en in welk vijfde deel van de gebieden het cijfer ligt. Dat beschrijft, het bewijst niets.",
            "Een verandering van minder dan 1 van de 100 noemen we ongeveer gelijk. Bij een verschil tussen twee gebieden is dat minder dan 2 van de 100: daarin zit het toeval van vier cijfers in plaats van twee.",
          ],
        },
        {
          heading: "Ongelijkheid",
          paragraphs: [
            "We zetten gebieden op volgorde, van waar mensen het minst hebben naar waar ze het meest hebben. Bij elke uitkomst staat welke volgorde dat is. Door de punten trekken we de rechte lijn die het best past, waarbij elk gebied telt naar zijn inwoners. De twee einden van die lijn zijn de twee getallen in de zin.",
            "De marge komt uit de marges van de bron. Geeft de bron die niet, dan komt zij uit hoe ver de gebieden van de lijn af liggen. Dat is een ander soort marge, en dat staat erbij. ‘Niet aantoonbaar’ betekent dat toeval het ook kan verklaren.",
            "Gebieden zijn geen mensen: in een buurt waar veel mensen moeite hebben met rondkomen, wonen ook mensen die dat niet hebben. En dat twee dingen samengaan, zegt niet dat het ene door het andere komt.",
          ],
        },
        {
          heading: "Als er geen cijfer is",
          paragraphs: [
            "Onbekend: de bron geeft geen cijfer en zegt niet waarom. Verborgen: het gaat over te weinig mensen. Niet van toepassing: het cijfer kan hier niet bestaan. Niet gemeten: het is toen niet gevraagd of geteld.",
            "We zorgen dat een verborgen cijfer ook niet uit te rekenen is uit de totalen, buurgebieden en jaren op deze site: dan verbergen we meer. Tegen wat anderen publiceren kunnen we niet beschermen.",
          ],
        },
        {
          heading: "Kaarten en indelingen",
          paragraphs: [
            "Gemeenten veranderen soms de grenzen van wijken en buurten. Elk cijfer hoort bij de indeling van een jaar. We zetten cijfers alleen over naar een andere indeling met een omrekentabel, en dan staat dat erbij.",
          ],
        },
      ],
    },
    en: {
      title: "How the figures are made",
      lead: "Each figure on this site comes from a delivery by a publisher, or is computed here. Behind each figure stands where it comes from.",
      parts: [
        {
          heading: "Counts and estimates",
          paragraphs: [
            "A count comes from a register, such as the number of residents.",
            "An estimate comes from a model: the national institute for public health (RIVM) computes per neighbourhood about how many people feel healthy, from a survey and characteristics of the residents. We then write ‘about’ or ‘estimate’.",
          ],
        },
        {
          heading: "How certain is a figure?",
          paragraphs: [
            "95% limits say between which numbers the true figure probably lies. For shares from counts we compute them by Wilson's method, for numbers per resident by Byar's.",
            "Where the source gives no limits and there are no counts, the limits are not known. Then we say so.",
          ],
        },
        {
          heading: "Comparing",
          paragraphs: [
            "We call an area better or worse only when the limits show it. Otherwise no difference is shown, which is not the same as equal.",
            "Without limits we say how large the difference is and in which fifth of the areas the figure lies. That describes; it proves nothing.",
            "A change of less than 1 in 100 we call about equal. For a difference between two areas that is less than 2 in 100: it holds the chance of four figures instead of two.",
          ],
        },
        {
          heading: "Inequality",
          paragraphs: [
            "We put areas in order, from where people have least to where they have most. Each result says which order that is. Through the points we draw the straight line that fits best, each area counting for its residents. The two ends of that line are the two numbers in the sentence.",
            "The limits come from the source's limits. Where it gives none they come from how far areas lie from the line. That is another kind of limit, and it says so. ‘Not demonstrable’ means that chance may explain it too.",
            "Areas are not people: where many have trouble making ends meet, others live too who have none. And that two things go together does not say that one makes the other.",
          ],
        },
        {
          heading: "When there is no figure",
          paragraphs: [
            "Unknown: the source gives no figure and does not say why. Hidden: it is about too few people. Not applicable: the figure can't exist here. Not measured: it was not asked or counted then.",
            "We see to it that a hidden figure can't be worked out from the totals, neighbours and years on this site either: we then hide more. Against what others publish we can't protect.",
          ],
        },
        {
          heading: "Maps and divisions",
          paragraphs: [
            "Municipalities sometimes change the borders of districts and neighbourhoods. Each figure belongs to one year's division. Figures are carried across to another division only with a crosswalk, and then it says so.",
          ],
        },
      ],
    },
  },
  toegankelijkheid: {
    nl: {
      title: "Toegankelijkheid",
      lead: "Iedereen moet deze site kunnen gebruiken: met een muis, een toetsenbord, een schermlezer, op een telefoon en op papier.",
      parts: [
        {
          heading: "Wat we doen",
          paragraphs: [
            "We bouwen volgens WCAG 2.2, niveau AA. Bij elke verandering controleert een programma alle pagina's, en wordt een bezoek met alleen het toetsenbord nagespeeld.",
            "Bij elke grafiek en kaart staat een zin en een tabel. Kleur is nooit het enige verschil. Alles werkt zonder JavaScript.",
          ],
        },
        {
          heading: "Wat nog niet af is",
          paragraphs: [
            "De site is nog niet door een onafhankelijke partij onderzocht, en nog niet door mensen met een schermlezer getest. Op kaarten liggen de tinten van buurgebieden soms dicht bij elkaar; de tabel geeft dan de cijfers.",
          ],
        },
        {
          heading: "Werkt iets niet voor u?",
          paragraphs: ["Meld het bij uw gemeente, of bij het project waar deze software vandaan komt."],
        },
      ],
    },
    en: {
      title: "Accessibility",
      lead: "Everybody should be able to use this site: with a mouse, a keyboard, a screen reader, on a phone and on paper.",
      parts: [
        {
          heading: "What we do",
          paragraphs: [
            "We build to WCAG 2.2, level AA. At each change a program checks all pages, and a visit with the keyboard alone is played through.",
            "Each chart and map has a sentence and a table. Colour is never the only difference. Everything works without JavaScript.",
          ],
        },
        {
          heading: "What is not finished",
          paragraphs: [
            "The site has not been examined by an independent party yet, nor tested by people who use a screen reader. On maps the tints of neighbouring areas can be close; the table then gives the figures.",
          ],
        },
        {
          heading: "Does something not work for you?",
          paragraphs: ["Tell your municipality, or the project that this software comes from."],
        },
      ],
    },
  },
  privacy: {
    nl: {
      title: "Privacy",
      lead: "Deze site houdt niet bij wie u bent en wat u bekijkt.",
      parts: [
        {
          heading: "Geen volgers",
          paragraphs: [
            "Wie hier leest, krijgt geen cookies, en de site haalt niets op bij andere bedrijven. Uw browser praat alleen met deze site.",
            "Alleen wie zich aanmeldt om hier te werken krijgt cookies: een om aangemeld te blijven en een die de browser herkent, zodat een vreemde uw account niet kan blokkeren. Over medewerkers houden we bij wat daarvoor nodig is: naam, adres, rollen, en wat zij hier veranderden.",
          ],
        },
        {
          heading: "Geen gegevens over personen",
          paragraphs: ["Hier staan alleen cijfers over groepen. Cijfers over te weinig mensen verbergen we, zoals de bron dat vraagt."],
        },
      ],
    },
    en: {
      title: "Privacy",
      lead: "This site does not keep track of who you are and what you look at.",
      parts: [
        {
          heading: "No trackers",
          paragraphs: [
            "Who reads here gets no cookies, and the site fetches nothing from other companies. Your browser talks to this site only.",
            "Only who signs in to work here gets cookies: one to stay signed in and one that knows the browser again, so that a stranger can't lock your account. Of staff we keep what that takes: name, address, roles, and what they changed here.",
          ],
        },
        {
          heading: "No data about persons",
          paragraphs: ["Only figures about groups stand here. Figures about too few people are hidden, as the source asks."],
        },
      ],
    },
  },
};

/** /over/methode, /over/toegankelijkheid and /over/privacy in one language. */
export function aboutPages(site: () => Site): Hono {
  const app = new Hono();
  for (const [name, versions] of Object.entries(pages)) {
    app.get(`/over/${name}`, () => {
      const { language } = site();
      const { title, lead, parts } = versions[language];
      const page = frame(site(), {
        path: `/over/${name}`,
        trail: [{ text: title }],
        title,
        description: lead,
        heading: title,
        lead,
        children: parts.map(({ heading, paragraphs }) => (
          <section>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </section>
        )),
      });
      return new Response(String(page), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "public, no-cache" } });
    });
  }
  return app;
}
