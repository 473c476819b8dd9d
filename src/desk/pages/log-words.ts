/** The log in words: what happened, to what, and when. */
import type { LoggedEvent } from "../../kernel/audit-reading.ts";
import type { ObjectRef } from "../editable.ts";
import { localPath, type Language, type Texts, type Translated } from "../../kernel/language.ts";

type LogWords = {
  title: string;
  lead: string;
  none: string;
  filter: string;
  object: string;
  objectHint: string;
  actor: string;
  action: string;
  everything: string;
  everybody: string;
  from: string;
  to: string;
  dayHint: string;
  badDay: string;
  show: string;
  download: string;
  changes: (count: number) => string;
  field: string;
  before: string;
  after: string;
  empty: string;
  hidden: (columns: string) => string;
  older: string;
  newest: string;
  today: string;
  yesterday: string;
  event: string;
  exactly: string;
  unplaced: string;
  why: string;
  role: string;
  list: string;
};

export const words: Texts<LogWords> = {
  nl: {
    title: "Logboek",
    lead: "Alles wat is gewijzigd: door wie, wanneer en waarom. Het nieuwste staat boven. Wie het logboek zelf wijzigt, valt op.",
    none: "Er is niets gevonden.",
    filter: "Zoek in het logboek",
    object: "Waarover",
    objectHint: "Een deel van de naam, bijvoorbeeld gezond-gewicht",
    actor: "Wie",
    action: "Wat",
    everything: "Alles",
    everybody: "Iedereen",
    from: "Vanaf",
    to: "Tot en met",
    dayHint: "Jaar-maand-dag, bijvoorbeeld 2026-11-21",
    badDay: "Schrijf de dag als jaar-maand-dag, bijvoorbeeld 2026-11-21.",
    show: "Toon",
    download: "Download deze lijst als CSV",
    changes: (count) => (count === 1 ? "Wat er anders is (1 veld)" : `Wat er anders is (${count} velden)`),
    field: "Veld",
    before: "Was",
    after: "Is",
    empty: "leeg",
    hidden: (columns) => `Ook gewijzigd, maar niet in het logboek bewaard: ${columns}.`,
    older: "Oudere",
    newest: "Naar het nieuwste",
    today: "vandaag",
    yesterday: "gisteren",
    event: "Gebeurtenis",
    exactly: "Precies",
    unplaced: "nog zonder nummer",
    why: "Waarom",
    role: "In de rol",
    list: "Gebeurtenissen",
  },
  en: {
    title: "Log",
    lead: "Everything that was changed: by whom, when and why. The newest is on top. Whoever changes the log itself is found out.",
    none: "Nothing was found.",
    filter: "Search the log",
    object: "About",
    objectHint: "A part of the name, for example gezond-gewicht",
    actor: "Who",
    action: "What",
    everything: "Everything",
    everybody: "Everybody",
    from: "From",
    to: "Up to and including",
    dayHint: "Year-month-day, for example 2026-11-21",
    badDay: "Write the day as year-month-day, for example 2026-11-21.",
    show: "Show",
    download: "Download this list as CSV",
    changes: (count) => (count === 1 ? "What differs (1 field)" : `What differs (${count} fields)`),
    field: "Field",
    before: "Was",
    after: "Is",
    empty: "empty",
    hidden: (columns) => `Changed as well, and not kept in the log: ${columns}.`,
    older: "Older",
    newest: "To the newest",
    today: "today",
    yesterday: "yesterday",
    event: "Event",
    exactly: "Exactly",
    unplaced: "no number yet",
    why: "Why",
    role: "In the role",
    list: "Events",
  },
};

const both = (nl: string, en: string): Translated => ({ nl, en });

/** What a table holds, in words; with the verbs of `verbs` it makes "Bron gewijzigd". */
const nouns: Readonly<Record<string, Translated>> = {
  account: both("Account", "Account"),
  account_identity: both("Koppeling met de aanmelddienst", "Link with the identity provider"),
  account_passkey: both("Toegangssleutel", "Passkey"),
  account_password: both("Wachtwoord", "Password"),
  account_totp: both("Tweede stap bij het aanmelden", "Second factor"),
  area: both("Gebieden", "Areas"),
  area_member: both("Gebieden van een eigen groep", "Members of a set of areas"),
  area_set_version: both("Eigen groep gebieden", "Set of areas"),
  boundary: both("Grenzen van gebieden", "Boundaries"),
  crosswalk: both("Omrekening tussen indelingen", "Crosswalk"),
  draft: both("Concept", "Draft"),
  effort: both("Inzet van geld", "Spending"),
  evaluation: both("Evaluatie", "Evaluation"),
  framework: both("Beleidskader", "Policy framework"),
  indicator: both("Onderwerp", "Indicator"),
  indicator_text_version: both("Uitleg bij een onderwerp", "Explanation of an indicator"),
  observation: both("Cijfers", "Figures"),
  one_time_code: both("Eenmalige link", "One-time link"),
  pack_load: both("Pakket van de stad", "City's pack"),
  period: both("Periodes", "Periods"),
  policy_item: both("Plaats van onderdelen van beleid", "Places of policy items"),
  policy_item_version: both("Onderdeel van beleid", "Policy item"),
  population_group: both("Groepen mensen", "Groups of people"),
  published_report: both("Verslag", "Report"),
  recovery_code: both("Herstelcode", "Recovery code"),
  release: both("Levering van cijfers", "Delivery of figures"),
  release_coverage: both("Overzicht van een levering", "Coverage of a delivery"),
  report_approval: both("Akkoord met een verslag", "Approval of a report"),
  report_text: both("Tekst in een verslag", "Text in a report"),
  role_grant: both("Rol", "Role"),
  source: both("Bron", "Source"),
  source_key: both("Kolommen van een bron", "Columns of a source"),
  tile: both("Tegelkaart", "Tile map"),
};

const verbs: Readonly<Record<string, Translated>> = {
  insert: both("toegevoegd", "added"),
  update: both("gewijzigd", "changed"),
  delete: both("weggehaald", "removed"),
};

/** Acts that change no table, and changes that have a word of their own. */
const acts: Readonly<Record<string, Translated>> = {
  "sign-in": both("Aangemeld", "Signed in"),
  "sign-in refused": both("Aanmelden geweigerd", "Sign-in refused"),
  "sign-in limited": both("Te vaak fout aangemeld", "Too many failed sign-ins"),
  "sign-out": both("Afgemeld", "Signed out"),
  "sessions ended": both("Overal afgemeld", "Signed out everywhere"),
  "import asked": both("Import gevraagd", "Import asked for"),
  "import stopped": both("Import gestopt", "Import stopped"),
  "draft insert": both("Concept begonnen", "Draft begun"),
  "role_grant insert": both("Rol gegeven", "Role given"),
  "role_grant delete": both("Rol afgenomen", "Role taken away"),
  "published_report insert": both("Verslag gepubliceerd", "Report published"),
  "report_approval insert": both("Akkoord gegeven op een verslag", "Report agreed to"),
  "pack_load insert": both("Pakket van de stad geladen", "City's pack loaded"),
  "pack_load update": both("Pakket van de stad opnieuw geladen", "City's pack loaded again"),
};

const draftStates: Readonly<Record<string, Translated>> = {
  open: both("Concept weer in bewerking", "Draft being written again"),
  handedIn: both("Concept ingediend als voorstel", "Draft handed in as a proposal"),
  returned: both("Voorstel teruggestuurd", "Proposal sent back"),
  published: both("Voorstel gepubliceerd", "Proposal published"),
  dropped: both("Concept weggedaan", "Draft dropped"),
};

/** An action's name by itself, as a filter lists it; a name that has no words here stays as it is. */
export function actionText(action: string, language: Language): string {
  const act = acts[action];
  if (act) return act[language];
  const [table, verb] = action.split(" ");
  const [noun, done] = [nouns[table], verbs[verb ?? ""]];
  return noun && done ? `${noun[language]} ${done[language]}` : action;
}

/** What happened, from the event's own before and after where these say more. */
export function whatHappened({ action, before, after }: Pick<LoggedEvent, "action" | "before" | "after">, language: Language): string {
  const [was, is] = [thing(before), thing(after)];
  if (action === "policy_item_version insert") {
    if (is.removed === true) return both("Onderdeel van beleid ingetrokken", "Policy item withdrawn")[language];
    if (before !== null) return actionText("policy_item_version update", language);
  }
  if (action === "draft update") return (draftStates[String(is.state)] ?? both("Concept gewijzigd", "Draft changed"))[language];
  if (action === "release update" && !was.withdrawn_at && is.withdrawn_at)
    return both("Levering van cijfers ingetrokken", "Delivery of figures withdrawn")[language];
  if (action === "account update" && was.active === true && is.active === false)
    return both("Account stilgezet", "Account made inactive")[language];
  return actionText(action, language);
}

const thing = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

export function actorText(actor: string, name: string | null, language: Language): string {
  if (name) return name;
  if (actor === "system") return both("het systeem", "the system")[language];
  if (actor === "door") return both("iemand die zich aanmeldde", "somebody signing in")[language];
  return both("een account dat er niet meer is", "an account that is gone")[language];
}

const kinds: Readonly<Record<string, Translated>> = {
  account: both("account", "account"),
  areaSet: both("groep gebieden", "set of areas"),
  draft: both("concept", "draft"),
  effort: both("inzet", "spending"),
  evaluation: both("evaluatie", "evaluation"),
  framework: both("beleidskader", "framework"),
  indicator: both("onderwerp", "indicator"),
  indicatorText: both("uitleg", "explanation"),
  job: both("taak", "job"),
  pack: both("pakket", "pack"),
  policy: both("beleid", "policy"),
  release: both("levering", "delivery"),
  report: both("verslag", "report"),
  reportText: both("tekst in verslag", "report text"),
  source: both("bron", "source"),
};

export type HistoryAt = (ref: ObjectRef) => string | null;

/**
 * What it was about, and where one can look at it.
 * @param historyAt the Dutch path of its history, where it has one
 */
export function objectText(
  event: Pick<LoggedEvent, "object" | "objectName">,
  language: Language,
  historyAt: HistoryAt,
): { text: string; href: string | null } {
  const at = event.object.indexOf(":");
  const [kind, key] = [event.object.slice(0, at), event.object.slice(at + 1)];
  if (key === "") return { text: "", href: null };
  const text = `${kinds[kind]?.[language] ?? kind} ${event.objectName ?? key}`;
  const path = historyAt({ kind, key }) ?? ownPage(kind, key);
  return { text, href: path && localPath(path, language) };
}

function ownPage(kind: string, key: string): string | null {
  const [first, second] = key.split("/").map(encodeURIComponent);
  if (kind === "release") return `/data/${encodeURIComponent(key)}`;
  if (kind === "indicator") return `/indicatoren/${first}`;
  if (kind === "framework") return `/beleid/${first}`;
  if (kind === "evaluation") return `/ongelijkheid/evaluaties/${first}`;
  return kind === "report" && second ? `/voortgang/${first}/${second}` : null;
}

const zone = "Europe/Amsterdam";
const clock = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: zone });
const day = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone });
const exact = new Intl.DateTimeFormat("nl-NL", { dateStyle: "short", timeStyle: "long", timeZone: zone });
const long: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: zone }),
  en: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: zone }),
};
const millisecondsPerDay = 86_400_000;

/** "gisteren 14:10", "21 november 2026 14:10"; days are those of Amsterdam. */
export function whenText(at: Date, now: Date, language: Language): string {
  const text = words[language];
  const days = (Date.parse(day.format(now)) - Date.parse(day.format(at))) / millisecondsPerDay;
  const which = days === 0 ? text.today : days === 1 ? text.yesterday : long[language].format(at);
  return `${which} ${clock.format(at)}`;
}

/** To the second, with the zone: 21-11-2026, 14:10:03 CET. */
export const exactText = (at: Date): string => exact.format(at);
