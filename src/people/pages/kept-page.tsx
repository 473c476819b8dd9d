/** What was typed in a form that was sent after the session had run out. */
import { deleteCookie, getCookie } from "hono/cookie";
import { Hono } from "hono";
import { localPath, type Texts } from "../../kernel/language.ts";
import { notFound } from "../../kernel/problem.ts";
import { personal, type Web } from "../../kernel/web.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { PostForm, SubmitButton } from "../../ui/form.tsx";
import { dropKeptForm, readKeptForm } from "../kept-form.ts";
import { cookieOptions } from "../session-cookie.ts";
import type { RoomParts } from "./index.tsx";
import { keptCookie, keptPath } from "./kept.ts";
import { oneself } from "./oneself.ts";

type Words = { heading: string; lead: string; none: string; noneLead: string; goOn: string; drop: string; desk: string };
const words: Texts<Words> = {
  nl: {
    heading: "Uw tekst is bewaard",
    lead: "U was te lang weg en werd afgemeld voordat u dit verstuurde. Er is niets verloren. Kijk het na en ga verder.",
    none: "Er is niets bewaard",
    noneLead: "Wat we van u bewaarden, is al verstuurd of is langer dan een uur oud.",
    goOn: "Ga verder met uw tekst",
    drop: "Gooi deze tekst weg",
    desk: "Naar mijn werk",
  },
  en: {
    heading: "Your text is kept",
    lead: "You were away too long and had been signed out before you sent this. Nothing is lost. Check it and continue.",
    none: "Nothing is kept",
    noneLead: "What we kept of you has been sent already, or is more than an hour old.",
    goOn: "Continue with your text",
    drop: "Throw this text away",
    desk: "To my work",
  },
};

/** Pages of one language; paths are Dutch. */
export function keptRoutes({ ground, site }: RoomParts): Hono<Web> {
  const app = new Hono<Web>();

  app.get(keptPath, async (c) => {
    const asker = oneself(c);
    const token = getCookie(c, keptCookie(ground));
    const kept = token === undefined ? null : await readKeptForm(ground.db, ground.secret, asker, token);
    const { language } = site();
    const text = words[language];
    const heading = kept ? text.heading : text.none;
    const page = deskFrame(site(), asker, {
      path: keptPath,
      trail: [{ text: heading }],
      title: heading,
      description: heading,
      heading,
      lead: kept ? text.lead : text.noneLead,
      children: kept ? (
        <>
          <PostForm action={kept.path}>
            {kept.fields.map(([name, value]) => (
              // What was about to be handed in is read again first, in its own form.
              <input type="hidden" name={name} value={name === "do" && value === "handIn" ? "save" : value} />
            ))}
            <ul class="kept" role="list">
              {kept.fields
                .filter(([, value]) => /\s/.test(value.trim()))
                .map(([, value]) => (
                  <li>{value}</li>
                ))}
            </ul>
            <SubmitButton>{text.goOn}</SubmitButton>
          </PostForm>
          <form class="after-form" method="post" action={localPath(keptPath, language)}>
            <button class="plain" type="submit">
              {text.drop}
            </button>
          </form>
        </>
      ) : (
        <p>
          <a href={localPath("/bureau", language)}>{text.desk}</a>
        </p>
      ),
    });
    return c.html(String(page), 200, personal);
  });

  app.post(keptPath, async (c) => {
    const token = getCookie(c, keptCookie(ground));
    if (token === undefined) throw notFound();
    await dropKeptForm(ground.db, oneself(c), token, null);
    deleteCookie(c, keptCookie(ground), cookieOptions(ground.publicUrl));
    return c.redirect(localPath("/bureau", site().language), 303);
  });
  return app;
}
