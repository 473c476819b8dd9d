/** Differences between two contents, side by side on a wide screen and below each other on a narrow one. */
import type { Language } from "../../kernel/language.ts";
import type { Child } from "../../ui/markup.ts";
import type { Difference } from "../difference.ts";
import type { Content } from "../form/content.ts";
import { wordDifference } from "../word-difference.ts";
import { ShownContent, valueText } from "./shown.tsx";
import { words } from "./words.ts";

export type DifferenceListProps = {
  language: Language;
  differences: readonly Difference[];
  /** What the two are called. */
  left: string;
  right: string;
  /** change (unless told): the right comes in the place of the left. choice: both are there to choose from. */
  as?: "change" | "choice";
  /** A line under the heading. */
  note?: (difference: Difference) => string;
  /** What can be done about each; `place` counts from 0. */
  after?: (difference: Difference, place: number) => Child;
};

export function DifferenceList({ language, differences, left, right, as = "change", note, after }: DifferenceListProps) {
  const text = words[language];
  return (
    <ol class="plain-list differences">
      {differences.map((difference, place) => (
        <li id={`verschil-${place + 1}`}>
          {differences.length > 1 ? <p class="note">{text.difference(place + 1, differences.length)}</p> : null}
          <h3>{difference.trail.map((each) => each[language]).join(", ")}</h3>
          {note ? <p class="note">{note(difference)}</p> : null}
          <div class="two">
            <Side name={left} difference={difference} side="left" as={as} language={language} />
            <Side name={right} difference={difference} side="right" as={as} language={language} />
          </div>
          {after?.(difference, place)}
        </li>
      ))}
    </ol>
  );
}

type SideProps = { difference: Difference; side: "left" | "right"; as: "change" | "choice"; language: Language };

function Side({ name, ...props }: SideProps & { name: string }) {
  return (
    <div class="card">
      <h4>{name}</h4>
      <SideText {...props} />
    </div>
  );
}

function SideText({ difference, side, as, language }: SideProps) {
  const { field, row } = difference;
  const value = difference[side];
  const lang = difference.language === language ? undefined : difference.language;
  if (row)
    return value === undefined || field.kind !== "rows" ? (
      <p class="note">{words[language].noRow}</p>
    ) : (
      <ShownContent fields={field.fields} content={value as Content} language={language} />
    );
  if (value === undefined) return <p class="note">{words[language].empty}</p>;
  const pieces = wordDifference(valueText(field, difference.left, language), valueText(field, difference.right, language));
  const Marked = ({ text }: { text: string }) =>
    as === "choice" ? <b>{text}</b> : side === "left" ? <del>{text}</del> : <ins>{text}</ins>;
  return (
    <p class="as-typed" lang={lang}>
      {pieces
        .filter((piece) => piece.side === "both" || piece.side === side)
        .map((piece) => (piece.side === "both" ? piece.text : <Marked text={piece.text} />))}
    </p>
  );
}
