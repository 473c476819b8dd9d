/** What is said about passkeys. */
import type { Texts } from "../../kernel/language.ts";

type Words = {
  heading: string;
  again: string;
  enter: string;
  unable: string;
  nowhere: string;
  notEntered: string;
  notAdded: string;
  failed: string;
  unknown: string;
  late: string;
  back: string;
  none: string;
  since: (day: string) => string;
  used: (day: string) => string;
  remove: string;
  removeOne: (title: string) => string;
  add: string;
  title: string;
  titleHint: string;
  untitled: string;
};

export const passkeyWords: Texts<Words> = {
  nl: {
    heading: "Toegangssleutels",
    again: "Een toegangssleutel maken of weghalen? Meld u eerst opnieuw aan.",
    enter: "Aanmelden met een toegangssleutel",
    unable: "Toegangssleutels (passkeys) werken niet in deze browser, of alleen met JavaScript aan.",
    nowhere: "Deze site heeft als adres een nummer, of geen beveiligde verbinding. Toegangssleutels (passkeys) werken daar niet.",
    notEntered: "Het aanmelden met een toegangssleutel is niet gelukt of afgebroken. Probeer het nog een keer, of meld u anders aan.",
    notAdded:
      "Er is geen toegangssleutel gemaakt. Misschien heeft u er op dit apparaat al een, of brak u het af. Probeer het nog een keer.",
    failed: "Dat is niet gelukt",
    unknown: "We herkennen deze toegangssleutel niet. Probeer het nog een keer, of meld u anders aan.",
    late: "Het duurde langer dan vijf minuten, of u begon in een ander venster opnieuw. Begin nog een keer.",
    back: "Naar aanmelden",
    none: "U heeft nog geen toegangssleutel. Daarmee meldt u zich aan met uw vinger, gezicht of pincode, zonder wachtwoord.",
    since: (day) => `sinds ${day}`,
    used: (day) => `voor het laatst gebruikt op ${day}`,
    remove: "Weghalen",
    removeOne: (title) => `Toegangssleutel ${title} weghalen`,
    add: "Toegangssleutel maken",
    title: "Naam van de toegangssleutel",
    titleHint: "Zodat u hem later herkent, bijvoorbeeld: laptop van het werk. Mag leeg blijven.",
    untitled: "Toegangssleutel",
  },
  en: {
    heading: "Passkeys",
    again: "Make or remove a passkey? Sign in again first.",
    enter: "Sign in with a passkey",
    unable: "Passkeys do not work in this browser, or only with JavaScript on.",
    nowhere: "This site has a number as its address, or no secure connection. Passkeys do not work there.",
    notEntered: "Signing in with a passkey did not work or was cancelled. Try again, or sign in another way.",
    notAdded: "No passkey was made. Perhaps you have one on this device already, or you cancelled. Please try again.",
    failed: "That did not work",
    unknown: "We do not recognise this passkey. Try again, or sign in another way.",
    late: "It took more than five minutes, or you started again in another window. Please start once more.",
    back: "To signing in",
    none: "You have no passkey yet. With one you sign in with your finger, face or PIN, without a password.",
    since: (day) => `since ${day}`,
    used: (day) => `last used on ${day}`,
    remove: "Remove",
    removeOne: (title) => `Remove passkey ${title}`,
    add: "Make a passkey",
    title: "Name of the passkey",
    titleHint: "So that you know it later, for example: laptop at work. May stay empty.",
    untitled: "Passkey",
  },
};
