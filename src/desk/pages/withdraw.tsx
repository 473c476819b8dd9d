/** /bureau/intrekken/KIND/KEY: away from the site, with a reason; its history stays. */
import { localPath } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import type { WebContext } from "../../kernel/web.ts";
import type { Asker } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { ErrorSummary, PostForm, SubmitButton, TextArea } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { withdraw, withdrawable } from "../decide.ts";
import type { ObjectRef } from "../editable.ts";
import { cleanText } from "../form/content.ts";
import { deskOf, formOf, goTo, html, typed, versionIn, withdrawPath, type PageParts } from "./parts.tsx";
import { ShownContent } from "./shown.tsx";
import { words } from "./words.ts";

export async function withdrawGet(parts: PageParts, asker: Asker, ref: ObjectRef): Promise<Response> {
  return html(await withdrawPage(parts, asker, ref, "", []));
}

export async function withdrawPost(parts: PageParts, c: WebContext, ref: ObjectRef): Promise<Response> {
  const asker = c.get("asker");
  const { language } = parts.site();
  const form = await formOf(c);
  const reason = cleanText(typed(form, "reason"));
  if (reason === "") return html(await withdrawPage(parts, asker, ref, "", [words[language].noReason]), 422);
  try {
    await withdraw(deskOf(parts), asker, ref, versionIn(typed(form, "version")), reason);
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 404) throw error;
    // What its own room refuses, and what was typed.
    const faults =
      error.faults.length > 0 ? error.faults.map(({ found, mend }) => `${found}; ${mend}`) : [`${error.message} ${error.wayOut}`];
    return html(await withdrawPage(parts, asker, ref, reason, faults), error.status);
  }
  return goTo("/bureau?ingetrokken=1", language);
}

async function withdrawPage(parts: PageParts, asker: Asker, ref: ObjectRef, reason: string, faults: readonly string[]): Promise<Markup> {
  const { editable, content, fields, version } = await withdrawable(deskOf(parts), asker, ref);
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const heading = text.withdraw(await editable.title(parts.ground.reader(), ref.key, content, language));
  return deskFrame(site, asker, {
    path: withdrawPath(ref),
    trail: [{ text: heading }],
    title: faults.length > 0 ? text.attention(heading) : heading,
    description: text.withdrawNote,
    heading,
    lead: text.withdrawNote,
    children: (
      <>
        <ErrorSummary language={language} errors={faults.map((fault) => ({ name: "reason", text: fault }))} />
        <PostForm action={localPath(withdrawPath(ref), language)} label={heading}>
          <input type="hidden" name="version" value={String(version)} autocomplete="off" />
          <TextArea
            name="reason"
            label={text.withdrawReason}
            hint={text.withdrawHint}
            error={faults.length > 0 ? faults.join(" ") : undefined}
            value={reason}
          />
          <SubmitButton>{text.withdrawButton}</SubmitButton>
        </PostForm>
        <h2>{text.before}</h2>
        <ShownContent fields={fields} content={content} language={language} />
      </>
    ),
  });
}
