/** The frame of the pages before somebody is signed in, and what they share. */
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Language } from "../../kernel/language.ts";
import { personal, type WebContext } from "../../kernel/web.ts";
import { ErrorSummary } from "../../ui/form.tsx";
import type { Child } from "../../ui/markup.ts";
import { frame, type Site } from "../../ui/site.tsx";
import type { NotNow } from "../sign-in.ts";

export type Fault = { name: string; text: string };

export type Entry = {
  /** Dutch path with its query. */
  path: string;
  heading: string;
  lead?: Child;
  faults?: readonly Fault[];
  children: Child;
};

/** A page of signing in; nobody's cache keeps it. */
export function entryPage(
  c: WebContext,
  site: Site,
  { path, heading, lead, faults = [], children }: Entry,
  status: ContentfulStatusCode = 200,
) {
  const { language } = site;
  const page = frame(
    { ...site, scripts: [...site.scripts, site.deskScript] },
    {
      path,
      trail: [{ text: heading }],
      title: faults.length > 0 ? `${faultWord[language]}: ${heading}` : heading,
      description: heading,
      hidden: true,
      heading,
      lead,
      children: (
        <>
          <ErrorSummary language={language} errors={faults} />
          {children}
        </>
      ),
    },
  );
  return c.html(String(page), status, personal);
}

export const faultWord = { nl: "Fout", en: "Error" } as const;

/** The error of a field, where it has one. */
export const faultOf = (faults: readonly Fault[], name: string): { error?: string } => {
  const text = faults.find((fault) => fault.name === name)?.text;
  return text === undefined ? {} : { error: text };
};

const minutes = {
  nl: (count: number) => (count <= 1 ? "een minuut" : `${count} minuten`),
  en: (count: number) => (count <= 1 ? "a minute" : `${count} minutes`),
} as const;
const notNow = {
  nl: {
    limited: (wait: string) =>
      `Er is hier te vaak iets ingevuld dat niet klopte. Probeer het over ${wait} opnieuw. Uw account is niet geblokkeerd.`,
    busy: "Het is nu heel druk met aanmelden. Probeer het zo nog een keer.",
  },
  en: {
    limited: (wait: string) => `Too many wrong attempts were made here. Try again in ${wait}. Your account is not blocked.`,
    busy: "Signing in is very busy now. Please try again in a moment.",
  },
} as const;

/** Why something can't be looked at now. Sets the header that says when it can. */
export function notNowWords(c: WebContext, language: Language, { kind, seconds }: NotNow): string {
  c.header("retry-after", String(seconds));
  return kind === "busy" ? notNow[language].busy : notNow[language].limited(minutes[language](Math.ceil(seconds / 60)));
}
