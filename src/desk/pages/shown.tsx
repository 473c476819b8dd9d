/** A content in words, for reading. */
import type { Language } from "../../kernel/language.ts";
import type { Choice, Field } from "../editable.ts";
import { isThing, type Content } from "../form/content.ts";
import { writeDate, writeNumber } from "../form/number.ts";
import { capital } from "../form/words.ts";
import { words } from "./words.ts";

/** Fields with what they say; empty ones are left out. */
export function ShownContent({ fields, content, language }: { fields: readonly Field[]; content: Content; language: Language }) {
  return (
    <dl class="definitions">
      {fields
        .filter((field) => field.kind !== "kept" && content[field.name] !== undefined)
        .map((field) => (
          <div>
            <dt>{field.label[language]}</dt>
            <dd>
              <ShownValue field={field} value={content[field.name]} language={language} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

export function ShownValue({ field, value, language }: { field: Field; value: unknown; language: Language }) {
  if (value === undefined) return <p class="note">{words[language].empty}</p>;
  if (field.kind === "group") return <ShownContent fields={field.fields} content={value as Content} language={language} />;
  if (field.kind === "rows")
    return (
      <ol class="plain-list">
        {(value as Content[]).map((row, place) => (
          <li>
            <ShownRow field={field} row={row} place={place} language={language} />
          </li>
        ))}
      </ol>
    );
  if (field.kind === "translated") {
    const said = isThing(value) ? value : { [field.language]: value };
    return (
      <>
        {Object.entries(said).map(([each, text]) => (
          <p class="as-typed" lang={each === language ? undefined : each}>
            {String(text)}
          </p>
        ))}
      </>
    );
  }
  return <p class="as-typed">{valueText(field, value, language)}</p>;
}

/** A thing of a list; one that has a single field needs no names. */
function ShownRow({ field, row, place, language }: { field: Field & { kind: "rows" }; row: Content; place: number; language: Language }) {
  const said = field.fields.filter(({ kind }) => kind !== "kept");
  if (said.length === 1) return <ShownValue field={said[0]} value={row[said[0].name]} language={language} />;
  return (
    <>
      <p class="kind">{`${capital(field.one[language])} ${place + 1}`}</p>
      <ShownContent fields={field.fields} content={row} language={language} />
    </>
  );
}

/** A field's value as one text; empty when it has none. Lists have a line for each. */
export function valueText(field: Field, value: unknown, language: Language): string {
  if (value === undefined) return "";
  switch (field.kind) {
    case "flag":
      return value === true ? words[language].yes : words[language].no;
    case "number":
      return typeof value === "number" ? writeNumber(value) : String(value);
    case "date":
      return writeDate(String(value));
    case "choice":
      return choiceText(field.choices, String(value), language);
    case "choices":
      return (value as string[]).map((each) => choiceText(field.choices, each, language)).join("\n");
    case "lines":
      return (value as string[]).join("\n");
    default:
      return typeof value === "string" ? value : JSON.stringify(value);
  }
}

const choiceText = (choices: readonly Choice[], value: string, language: Language): string =>
  choices.find((choice) => choice.value === value)?.text[language] ?? value;
