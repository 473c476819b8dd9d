import type { Texts } from "../kernel/language.ts";

type Step = "approve" | "publish";
type Words = {
  title: string;
  lead: string;
  report: string;
  year: string;
  state: string;
  draft: string;
  publishedAs: (version: number, day: string) => string;
  read: string;
  reason: string;
  reasonHint: Record<Step, string>;
  reasonMissing: string;
  approvedTitle: string;
  approvedBy: (name: string) => string;
  stepTitle: Record<Step, string>;
  stepText: Record<Step, string>;
  notYours: Record<Step, string>;
  /** Kind of a Problem → what it means here. */
  refusals: Readonly<Record<string, string>>;
} & Record<Step, string>;

export const deskWords: Texts<Words> = {
  nl: {
    title: "Verslagen",
    lead: "Hier gaat u akkoord met een verslag en maakt u het openbaar. De een gaat akkoord, een ander publiceert.",
    report: "Verslag",
    year: "Over",
    state: "Stand",
    draft: "nog niet openbaar",
    publishedAs: (version, day) => `openbaar als versie ${version} sinds ${day}`,
    read: "Lees het verslag zoals het nu is",
    reason: "Waarom?",
    reasonHint: {
      approve: "Bijvoorbeeld: gelezen en besproken in het overleg van maart.",
      publish: "Dit komt in het verslag te staan. Bijvoorbeeld: vastgesteld door het college.",
    },
    reasonMissing: "Vul in waarom u dit doet.",
    approvedTitle: "Er is akkoord",
    approvedBy: (name) => `${name} heeft dit verslag gelezen zoals het nu is, en gaat akkoord.`,
    stepTitle: { approve: "Akkoord gaan", publish: "Openbaar maken" },
    stepText: {
      approve: "U zegt dat u het verslag hebt gelezen zoals het nu is. Verandert er daarna iets, dan is een nieuw akkoord nodig.",
      publish: "Daarna verandert dit verslag niet meer. Een verbetering wordt een nieuwe versie, die zegt wat er anders is.",
    },
    approve: "Ik ga akkoord",
    publish: "Publiceer dit verslag",
    notYours: {
      approve: "Een adviseur of publiceerder gaat akkoord; dat bent u nu niet.",
      publish: "Een publiceerder maakt het verslag openbaar; dat bent u nu niet.",
    },
    refusals: {
      "own-approval": "U ging zelf akkoord met dit verslag. Een ander maakt het openbaar.",
      "changed-since-approval": "Het verslag is veranderd na het akkoord. Lees het opnieuw en ga opnieuw akkoord.",
      "not-approved": "Niemand ging nog akkoord met dit verslag.",
      "report-unchanged": "Het verslag zegt hetzelfde als de versie die openbaar is. Er is niets te verbeteren.",
      "published-meanwhile": "Iemand anders maakte dit verslag net openbaar.",
    },
  },
  en: {
    title: "Reports",
    lead: "Here you agree to a report and make it public. One person agrees, another publishes.",
    report: "Report",
    year: "About",
    state: "State",
    draft: "not public yet",
    publishedAs: (version, day) => `public as version ${version} since ${day}`,
    read: "Read the report as it is now",
    reason: "Why?",
    reasonHint: {
      approve: "For example: read and discussed in the meeting of March.",
      publish: "This will stand in the report. For example: adopted by the executive.",
    },
    reasonMissing: "Fill in why you do this.",
    approvedTitle: "It was agreed to",
    approvedBy: (name) => `${name} read this report as it is now, and agrees to it.`,
    stepTitle: { approve: "Agree", publish: "Make public" },
    stepText: {
      approve: "You say that you read the report as it is now. If anything changes after that, it has to be agreed to anew.",
      publish: "After that this report doesn't change any more. A correction becomes a new version, which says what differs.",
    },
    approve: "I agree",
    publish: "Publish this report",
    notYours: {
      approve: "An adviser or publisher agrees; you are neither now.",
      publish: "A publisher makes the report public; you are not one now.",
    },
    refusals: {
      "own-approval": "You agreed to this report yourself. Another person makes it public.",
      "changed-since-approval": "The report changed after it was agreed to. Read it again and agree anew.",
      "not-approved": "Nobody agreed to this report yet.",
      "report-unchanged": "The report says the same as the public version. There is nothing to correct.",
      "published-meanwhile": "Somebody else made this report public a moment ago.",
    },
  },
};
