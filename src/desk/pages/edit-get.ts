/** /bureau/wijzigen/KIND/KEY: the form, which begins nothing until it is saved. */
import type { WebContext } from "../../kernel/web.ts";
import { notFound } from "../../kernel/problem.ts";
import { lookAt, titleOf, versionOf } from "../thing.ts";
import { editPage, waitingPage } from "./edit.tsx";
import { publicConflict } from "./edit-post.ts";
import { deskOf, html, versionIn, type PageParts } from "./parts.tsx";

export async function editGet(parts: PageParts, c: WebContext, ref: { kind: string; key: string }): Promise<Response> {
  const desk = deskOf(parts);
  const site = parts.site();
  const asker = c.get("asker");
  const thing = await lookAt(desk, asker, ref);
  const title = await titleOf(desk, thing, site.language);
  const view = { site, asker, thing, title };
  const restoring = versionIn(c.req.query("versie"));
  if (restoring > 0) {
    const content = await versionOf(parts.ground.reader(), thing, restoring);
    if (content === null) throw notFound();
    // A draft that is there stays: saving this form then shows both side by side.
    return html(editPage({ ...view, thing: { ...thing, draft: null }, content, restoring }));
  }
  const { draft, standing } = thing;
  if (draft?.state === "handedIn") return html(waitingPage(view, draft));
  if (draft && c.req.query("vergelijk") && draft.baseVersion !== standing.version) return publicConflict({ parts, desk, c, thing });
  return html(editPage({ ...view, merged: c.req.query("samengevoegd") !== undefined }));
}
