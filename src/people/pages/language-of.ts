import { localPath, type Language } from "../../kernel/language.ts";
import type { WebContext } from "../../kernel/web.ts";
import { pathOfThisSite } from "../local-path.ts";

/** The language of the address that was asked. */
export const languageOf = (c: WebContext): Language => (/^\/en(?:\/|$)/.test(c.req.path) ? "en" : "nl");

/** The page that somebody goes on to, or the desk when none was named or it lies outside of this site. */
export const onward = (c: WebContext, next: string | null | undefined): string =>
  pathOfThisSite(next) ?? localPath("/bureau", languageOf(c));
