/** Two versions of one thing, side by side: somebody else's is public by now, or another window of the same person saved something else. */
import { localPath, type Language } from "../../kernel/language.ts";
import type { Asker } from "../../rights/index.ts";
import { deskFrame } from "../../ui/desk.tsx";
import { PostForm, SubmitButton } from "../../ui/form.tsx";
import type { Markup } from "../../ui/markup.ts";
import { Notice } from "../../ui/prose.tsx";
import type { Site } from "../../ui/site.tsx";
import { differences, merge, usual, type Difference } from "../difference.ts";
import type { Field } from "../editable.ts";
import { sameContent, settledValue, type Content } from "../form/content.ts";
import { OneField } from "../form/fields-form.tsx";
import { readValue } from "../form/read.ts";
import type { Thing } from "../thing.ts";
import { DifferenceList } from "./difference-list.tsx";
import { editPath, typed } from "./parts.tsx";
import { words } from "./words.ts";

export type Conflict = {
  /** public: theirs is what is public. window: theirs is what was saved. */
  between: "public" | "window";
  mine: Content;
  theirs: Content;
  /** What both were made from, where that is known. */
  base: Content | null;
};

export type ConflictView = {
  site: Site;
  asker: Asker;
  thing: Thing;
  title: string;
  conflict: Conflict;
  /** What the form must bring back: of which versions these are, and what is nowhere else. */
  marks: Readonly<Record<string, string>>;
};

export function conflictPage({ site, asker, thing, title, conflict, marks }: ConflictView): Markup {
  const { language } = site;
  const text = words[language];
  const { between, mine, theirs, base } = conflict;
  const found = differences(thing.fields, mine, theirs, base);
  const heading = text.conflict(title);
  const lead = between === "window" ? text.conflictWindow : thing.standing.removed ? text.conflictRemoved : text.conflictPublic;
  return deskFrame(site, asker, {
    path: editPath(thing),
    trail: [{ path: editPath(thing), text: title }, { text: heading }],
    title: heading,
    description: lead,
    heading,
    lead,
    children: (
      <>
        {between === "window" && thing.draft?.state === "handedIn" ? (
          <Notice tone="behind">
            <p>{text.conflictHandedIn}</p>
          </Notice>
        ) : null}
        {between === "public" && thing.standing.removed ? null : (
          <>
            <h2>{text.choose}</h2>
            <p>{found.length === 0 ? text.sameInAll : text.chooseLead(found.length)}</p>
          </>
        )}
        <PostForm action={localPath(editPath(thing), language)} label={text.choose} wide>
          <input type="hidden" name="between" value={between} />
          {Object.entries(marks).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <DifferenceList
            language={language}
            as="choice"
            differences={found}
            left={between === "window" ? text.typed : text.yours}
            right={between === "window" ? text.savedBefore : text.public}
            note={({ changedBy }) => (between === "window" ? text.changedByWindow : text.changedBy[changedBy])}
            after={(difference, place) => <Choice difference={difference} place={place} between={between} language={language} />}
          />
          <p>{text.putTogetherNote}</p>
          <SubmitButton name="do" value="choose">
            {found.length === 0 ? text.goOn : text.putTogether}
          </SubmitButton>
        </PostForm>
      </>
    ),
  });
}

function Choice({
  difference,
  place,
  between,
  language,
}: {
  difference: Difference;
  place: number;
  between: Conflict["between"];
  language: Language;
}) {
  const text = words[language];
  const chosen = usual(difference);
  const own = ownField(difference);
  const options = [
    { value: "left", text: between === "window" ? text.takeTyped : text.takeYours },
    { value: "right", text: between === "window" ? text.takeSaved : text.takePublic },
    ...(own ? [{ value: "own", text: text.writeSelf }] : []),
  ];
  return (
    <>
      <fieldset class="field">
        <legend>
          {text.choose}
          <span class="sr">: {difference.trail.map((each) => each[language]).join(", ")}</span>
        </legend>
        {options.map((option) => (
          <label class="choice">
            <input type="radio" name={`kies.${place}`} value={option.value} checked={option.value === chosen} />
            <span>{option.text}</span>
          </label>
        ))}
      </fieldset>
      {own ? (
        <details class="details">
          <summary>
            {text.ownText}
            <span class="sr">: {difference.trail.map((each) => each[language]).join(", ")}</span>
          </summary>
          <OneField language={language} field={own} value={prefilled(difference)} path={`eigen.${place}`} />
        </details>
      ) : null}
    </>
  );
}

/** The field for a text of one's own; a choice out of a list, or a whole thing, is made on the form afterwards. */
function ownField({ field, row }: Difference): Field | null {
  const writable = field.kind === "line" || field.kind === "text" || field.kind === "lines";
  return !row && writable ? { ...field, required: false } : null;
}

const prefilled = ({ left, right }: Difference): unknown => left ?? right;

/** One content out of both, as was chosen; where nothing was, nothing of either is lost that only one of them changed. */
export function chosenContent(fields: readonly Field[], { mine, theirs, base }: Conflict, form: FormData): Content {
  return merge(fields, mine, theirs, base, (difference, place) => {
    const choice = typed(form, `kies.${place}`);
    const field = ownField(difference);
    const own = field ? readValue(field, form, `eigen.${place}`) : undefined;
    // Who wrote something and left the choice as it came, means what was written.
    const wrote = field !== null && own !== undefined && !sameContent(own, settledValue(field, prefilled(difference)));
    if (field && (choice === "own" || (wrote && choice === usual(difference)))) return own;
    return difference[choice === "left" || choice === "right" ? choice : usual(difference)];
  });
}
