/** Words of the administrator's pages. */
import type { Texts } from "../../kernel/language.ts";
import type { GivenRole } from "../../rights/index.ts";

type Words = {
  heading: string;
  lead: string;
  columns: readonly [string, string, string, string];
  caption: string;
  inactive: string;
  never: string;
  noRole: string;
  addHeading: string;
  name: string;
  email: string;
  organisation: string;
  role: string;
  chooseRole: string;
  part: string;
  partHint: string;
  add: string;
  roles: string;
  rolesOf: (name: string) => string;
  giveRole: string;
  takeRole: (role: string) => string;
  take: string;
  roleNames: Readonly<Record<GivenRole, string>>;
  codeHeading: string;
  codeLead: (name: string, until: string) => string;
  codeLink: string;
  codeOr: string;
  newCode: string;
  newCodeLead: string;
  entry: string;
  deactivate: string;
  activate: string;
  endSessions: string;
  ended: (count: number) => string;
  erase: string;
  eraseLead: string;
  eraseConfirm: string;
  eraseUnconfirmed: string;
  yourself: string;
  lastSignIn: string;
  back: string;
};

export const peopleWords: Texts<Words> = {
  nl: {
    heading: "Mensen",
    lead: "Wie met Gelijkop werkt, en wat zij mogen.",
    columns: ["Naam", "E-mailadres", "Rollen", "Laatst aangemeld"],
    caption: "Iedereen met een account",
    inactive: "kan niet aanmelden",
    never: "nog nooit",
    noRole: "geen rol",
    addHeading: "Iemand toevoegen",
    name: "Naam",
    email: "E-mailadres",
    organisation: "Organisatie (mag leeg)",
    role: "Rol",
    chooseRole: "Kies een rol",
    part: "Waarvoor",
    partHint:
      "Alleen bij partner en programmamanager. Bij een programma: het eind van het adres van zijn pagina, zoals utrecht-gezond-2011-2013/gezond-gewicht. Bij een partner: het beleid en de vaste naam, zoals utrecht-gezond-2011-2013/altrecht.",
    add: "Voeg toe en maak een code",
    roles: "Rollen",
    rolesOf: (name) => `Rollen van ${name}`,
    giveRole: "Geef deze rol",
    takeRole: (role) => `Neem af: ${role}`,
    take: "Neem af",
    roleNames: {
      partner: "partner",
      programmeManager: "programmamanager",
      epidemiologist: "epidemioloog",
      adviser: "adviseur",
      publisher: "publiceerder",
      administrator: "beheerder",
      auditor: "controleur",
    },
    codeHeading: "Code om te beginnen",
    codeLead: (name, until) =>
      `Geef deze code aan ${name}: bel, of stuur hem op een veilige manier. Hij werkt één keer, tot ${until}. U ziet hem alleen nu.`,
    codeLink: "Link",
    codeOr: "Of typ de code op de pagina Welkom:",
    newCode: "Maak een nieuwe code",
    newCodeLead:
      "Voor wie het wachtwoord of de telefoon kwijt is. Wie de code gebruikt, begint opnieuw. Het oude wachtwoord en de oude telefoon werken dan niet meer.",
    entry: "Aanmelden",
    deactivate: "Laat dit account niet meer aanmelden",
    activate: "Laat dit account weer aanmelden",
    endSessions: "Meld overal af",
    ended: (count) => (count === 1 ? "1 sessie is beëindigd." : `${count} sessies zijn beëindigd.`),
    erase: "Wis naam en adres",
    eraseLead:
      "Naam, adres en alles om aan te melden gaan weg. Wat dit account deed, blijft onder een nummer in het logboek. Dit kan niet terug.",
    eraseConfirm: "Ja, wis deze persoon voorgoed",
    eraseUnconfirmed: "Zet eerst een vinkje bij ‘Ja’.",
    yourself: "Dit bent u zelf. Uw eigen rollen verandert een andere beheerder.",
    lastSignIn: "Laatst aangemeld",
    back: "Terug naar de lijst",
  },
  en: {
    heading: "People",
    lead: "Who works with Gelijkop, and what they may do.",
    columns: ["Name", "E-mail address", "Roles", "Last signed in"],
    caption: "Everybody with an account",
    inactive: "can't sign in",
    never: "never yet",
    noRole: "no role",
    addHeading: "Add somebody",
    name: "Name",
    email: "E-mail address",
    organisation: "Organisation (may stay empty)",
    role: "Role",
    chooseRole: "Choose a role",
    part: "For what",
    partHint:
      "Only for partner and programme manager. For a programme: the end of the address of its page, such as utrecht-gezond-2011-2013/gezond-gewicht. For a partner: the policy and the lasting name, such as utrecht-gezond-2011-2013/altrecht.",
    add: "Add and make a code",
    roles: "Roles",
    rolesOf: (name) => `Roles of ${name}`,
    giveRole: "Give this role",
    takeRole: (role) => `Take away: ${role}`,
    take: "Take away",
    roleNames: {
      partner: "partner",
      programmeManager: "programme manager",
      epidemiologist: "epidemiologist",
      adviser: "adviser",
      publisher: "publisher",
      administrator: "administrator",
      auditor: "auditor",
    },
    codeHeading: "Code to begin with",
    codeLead: (name, until) =>
      `Give this code to ${name}: by telephone, or in another safe way. It works once, until ${until}. You see it only now.`,
    codeLink: "Link",
    codeOr: "Or type the code on the page Welcome:",
    newCode: "Make a new code",
    newCodeLead: "For who lost the password or the phone. Who uses the code starts again: what they signed in with before no longer works.",
    entry: "Signing in",
    deactivate: "Let this account no longer sign in",
    activate: "Let this account sign in again",
    endSessions: "Sign out everywhere",
    ended: (count) => (count === 1 ? "1 session was ended." : `${count} sessions were ended.`),
    erase: "Erase name and address",
    eraseLead:
      "Name, address and everything to sign in with go away. What this account did stays in the log under a number. It can't be undone.",
    eraseConfirm: "Yes, erase this person for good",
    eraseUnconfirmed: "Tick ‘Yes’ first.",
    yourself: "This is you. Another administrator changes your roles.",
    lastSignIn: "Last signed in",
    back: "Back to the list",
  },
};
