/** /bureau/nieuw/KIND?in=BEGINNING: something new, with its place and title. */
import { localPath } from "../../kernel/language.ts";
import { notFound, Problem } from "../../kernel/problem.ts";
import type { WebContext } from "../../kernel/web.ts";
import type { Asker } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { ErrorSummary, PostForm, SelectField, SubmitButton, TextField } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { begin, offers, type Offer } from "../begin.ts";
import { deskOf, editPath, formOf, goTo, html, typed, type PageParts } from "./parts.tsx";
import { words } from "./words.ts";

/** Dutch path. */
export const beginPath = ({ kind, key }: { kind: string; key: string }): string =>
  `/bureau/nieuw/${encodeURIComponent(kind)}?in=${encodeURIComponent(key)}`;

type Typed = { place: string; title: string };

export async function beginGet(parts: PageParts, asker: Asker, kind: string, beginning: string): Promise<Response> {
  return html(beginPage(parts, asker, await offerOf(parts, asker, kind, beginning), { place: "", title: "" }, null));
}

export async function beginPost(parts: PageParts, c: WebContext, kind: string, beginning: string): Promise<Response> {
  const asker = c.get("asker");
  const offer = await offerOf(parts, asker, kind, beginning);
  const form = await formOf(c);
  const filled = { place: typed(form, "place"), title: typed(form, "title") };
  try {
    return goTo(editPath(await begin(deskOf(parts), asker, { kind, beginning, ...filled })), parts.site().language);
  } catch (error) {
    if (error instanceof Problem && error.status === 422) return html(beginPage(parts, asker, offer, filled, error), 422);
    throw error;
  }
}

async function offerOf(parts: PageParts, asker: Asker, kind: string, beginning: string): Promise<Offer> {
  const found = (await offers(deskOf(parts), asker)).find((offer) => offer.kind === kind && offer.key === beginning);
  if (!found) throw notFound();
  return found;
}

function beginPage(parts: PageParts, asker: Asker, offer: Offer, filled: Typed, problem: Problem | null): Markup {
  const site = parts.site();
  const { language } = site;
  const text = words[language];
  const heading = text.begin(offer.title[language]);
  const name = problem?.kind === "no-place" ? "place" : "title";
  const said =
    problem === null
      ? null
      : problem.kind === "no-place"
        ? text.noPlace
        : problem.kind === "no-title"
          ? text.noTitle
          : problem.kind === "long-title"
            ? text.longTitle
            : `${problem.message} ${problem.wayOut}`;
  const faultOf = (field: string): string | undefined => (said !== null && field === name ? said : undefined);
  return deskFrame(site, asker, {
    path: beginPath(offer),
    trail: [{ text: heading }],
    title: said === null ? heading : text.attention(heading),
    description: text.beginNote,
    heading,
    subheading: offer.group[language],
    lead: text.beginNote,
    children: (
      <>
        <ErrorSummary language={language} errors={said === null ? [] : [{ name, text: said }]} />
        <PostForm action={localPath(beginPath(offer), language)} label={heading}>
          {offer.places.length > 0 ? (
            <SelectField
              name="place"
              label={text.beginPlace}
              value={filled.place}
              error={faultOf("place")}
              options={[
                ...(offer.places.length > 1 ? [{ value: "", text: "" }] : []),
                ...offer.places.map(({ value, text }) => ({ value, text: text[language] })),
              ]}
            />
          ) : null}
          {offer.titled ? (
            <TextField name="title" label={text.beginTitle} hint={text.beginTitleHint} value={filled.title} error={faultOf("title")} />
          ) : null}
          <div class="buttons">
            <SubmitButton>{text.beginButton}</SubmitButton>
            <a href={localPath("/bureau", language)}>{text.cancel}</a>
          </div>
        </PostForm>
      </>
    ),
  });
}
