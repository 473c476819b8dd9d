/** Words of the own account. */
import type { Texts } from "../../kernel/language.ts";

type Words = {
  heading: string;
  about: string;
  name: string;
  saveName: string;
  email: string;
  organisation: string;
  password: string;
  passwordSet: (day: string) => string;
  noPassword: string;
  old: string;
  oldWrong: string;
  savePassword: string;
  passwordChanged: string;
  second: string;
  secondOn: string;
  secondOff: string;
  secondSetUp: string;
  secondRenew: string;
  secondHeading: string;
  codes: (left: number) => string;
  newCodes: string;
  passkeys: string;
  sessions: string;
  sessionsLead: string;
  caption: string;
  columns: readonly [string, string, string, string];
  here: string;
  unknownBrowser: string;
  methods: Readonly<Record<string, string>>;
  end: string;
  endOf: (agent: string) => string;
  endOthers: string;
  endAll: string;
  recent: string;
  recentHeading: string;
  signInAgain: string;
  back: string;
};

export const accountWords: Texts<Words> = {
  nl: {
    heading: "Mijn account",
    about: "Wie u bent",
    name: "Naam",
    saveName: "Bewaar de naam",
    email: "E-mailadres",
    organisation: "Organisatie",
    password: "Wachtwoord",
    passwordSet: (day) => `Uw wachtwoord is van ${day}.`,
    noPassword: "U heeft hier geen wachtwoord.",
    old: "Uw huidige wachtwoord",
    oldWrong: "Dit is niet uw huidige wachtwoord.",
    savePassword: "Verander het wachtwoord",
    passwordChanged: "Uw wachtwoord is veranderd. Op andere plekken bent u afgemeld.",
    second: "Tweede stap bij aanmelden",
    secondOn: "U gebruikt een app op uw telefoon.",
    secondOff: "U gebruikt geen app op uw telefoon.",
    secondSetUp: "Stel een app in",
    secondRenew: "Neem een andere telefoon of app",
    secondHeading: "Een app instellen",
    codes: (left) => (left === 1 ? "U heeft nog 1 herstelcode." : `U heeft nog ${left} herstelcodes.`),
    newCodes: "Maak nieuwe herstelcodes",
    passkeys: "Toegangssleutels",
    sessions: "Waar u bent aangemeld",
    sessionsLead: "Ziet u iets wat u niet kent? Meld het af en verander uw wachtwoord.",
    caption: "Uw sessies",
    columns: ["Browser", "Hoe", "Laatst gebruikt", "Afmelden"],
    here: "deze browser",
    unknownBrowser: "Onbekende browser",
    methods: { password: "wachtwoord", passkey: "toegangssleutel", oidc: "uw organisatie", code: "code", test: "test" },
    end: "Meld af",
    endOf: (agent) => `Meld af: ${agent}`,
    endOthers: "Overal afmelden, behalve hier",
    endAll: "Overal afmelden, ook hier",
    recentHeading: "Meld u nog een keer aan",
    recent: "U wilt veranderen hoe u zich aanmeldt. Meld u daarvoor eerst opnieuw aan.",
    signInAgain: "Opnieuw aanmelden",
    back: "Terug naar mijn account",
  },
  en: {
    heading: "My account",
    about: "Who you are",
    name: "Name",
    saveName: "Save the name",
    email: "E-mail address",
    organisation: "Organisation",
    password: "Password",
    passwordSet: (day) => `Your password is of ${day}.`,
    noPassword: "You have no password here.",
    old: "Your current password",
    oldWrong: "This is not your current password.",
    savePassword: "Change the password",
    passwordChanged: "Your password has changed. In other places you are signed out.",
    second: "Second step when signing in",
    secondOn: "You use an app on your phone.",
    secondOff: "You do not use an app on your phone.",
    secondSetUp: "Set up an app",
    secondRenew: "Take another phone or app",
    secondHeading: "Setting up an app",
    codes: (left) => (left === 1 ? "You have 1 recovery code left." : `You have ${left} recovery codes left.`),
    newCodes: "Make new recovery codes",
    passkeys: "Passkeys",
    sessions: "Where you are signed in",
    sessionsLead: "Something you do not know? Sign it out and change your password.",
    caption: "Your sessions",
    columns: ["Browser", "How", "Last used", "Sign out"],
    here: "this browser",
    unknownBrowser: "Unknown browser",
    methods: { password: "password", passkey: "passkey", oidc: "your organisation", code: "code", test: "test" },
    end: "Sign out",
    endOf: (agent) => `Sign out: ${agent}`,
    endOthers: "Sign out everywhere but here",
    endAll: "Sign out everywhere, here too",
    recentHeading: "Sign in once more",
    recent: "You are about to change how you sign in. For that we ask you to sign in again first.",
    signInAgain: "Sign in again",
    back: "Back to my account",
  },
};
