/** A content as a form: one part per field. The caller puts it into a form and adds the buttons that save. */
import type { Language } from "../../kernel/language.ts";
import { CheckboxField, CheckboxList, SelectField, TextArea, TextField, type Option } from "../../ui/form.tsx";
import type { Child } from "../../ui/markup.ts";
import type { Choice, Field } from "../editable.ts";
import { isThing, type Content } from "./content.ts";
import { writeDate, writeNumber } from "./number.ts";
import { root } from "./read.ts";
import { capital, small, words } from "./words.ts";

export type FieldsFormProps = {
  language: Language;
  fields: readonly Field[];
  content: Content;
  /** What is wrong, by the id of the element that it stands beside (placeOf gives it). */
  faults?: ReadonlyMap<string, string>;
};

const noFaults: ReadonlyMap<string, string> = new Map();
/** A longer list of boxes stands in a part that opens. */
const mostOpen = 12;

/** Nothing that was typed is lost between this and `readContent`. */
export function FieldsForm({ language, fields, content, faults = noFaults }: FieldsFormProps) {
  return <Parts fields={fields} content={content} path={root} look={{ language, faults }} />;
}

/** One field alone, under this name. */
export function OneField({ language, field, value, path }: { language: Language; field: Field; value: unknown; path: string }) {
  return <Part field={field} value={value} id={path} look={{ language, faults: noFaults }} />;
}

type Look = { language: Language; faults: ReadonlyMap<string, string> };

function Parts({ fields, content, path, look }: { fields: readonly Field[]; content: Content; path: string; look: Look }) {
  return (
    <>
      {fields.map((field) => (
        <Part field={field} value={content[field.name]} id={`${path}.${field.name}`} look={look} />
      ))}
    </>
  );
}

function Part({ field, value, id, look }: { field: Field; value: unknown; id: string; look: Look }) {
  const { language, faults } = look;
  const text = words[language];
  const label = field.required ? text.required(field.label[language]) : field.label[language];
  const common = { name: id, label, hint: field.hint?.[language], error: faults.get(id) };
  switch (field.kind) {
    case "kept":
      return value === undefined ? null : <input type="hidden" name={id} value={JSON.stringify(value)} />;
    case "line":
      return <TextField {...common} value={asText(value)} />;
    case "address":
      return <TextField {...common} inputmode="url" value={asText(value)} />;
    case "text":
      return <TextArea {...common} value={asText(value)} />;
    case "date":
      return <TextField {...common} hint={common.hint ?? text.date} inputmode="numeric" value={writeDate(asText(value))} />;
    case "number":
      return (
        <TextField
          {...common}
          hint={common.hint ?? (field.whole ? text.whole : text.number)}
          inputmode="decimal"
          value={typeof value === "number" ? writeNumber(value) : asText(value)}
        />
      );
    case "flag":
      return <CheckboxField {...common} checked={value === true} />;
    case "translated":
      return <TranslatedPart field={field} value={value} id={id} look={look} />;
    case "choice":
      return (
        <SelectField
          {...common}
          value={asText(value)}
          options={[{ value: "", text: text.nothingChosen }, ...offered(field.choices, [asText(value)], language)]}
        />
      );
    case "choices": {
      const values = (value ?? []) as readonly string[];
      const options = offered(field.choices, values, language);
      // What is chosen comes first, in its own order: that order may mean something.
      const chosen = values.flatMap((each) => options.filter((option) => option.value === each));
      const others = options.filter((option) => !values.includes(option.value));
      const summary = options.length > mostOpen ? text.chosen(chosen.length, options.length) : undefined;
      return <CheckboxList {...common} values={values} options={[...chosen, ...others]} summary={summary} />;
    }
    case "lines":
      return (
        <TextArea
          {...common}
          hint={[common.hint, text.onePerLine].filter(Boolean).join(" ")}
          value={((value ?? []) as string[]).join("\n")}
        />
      );
    case "group":
      return (
        <Fieldset id={id} legend={label} hint={common.hint} error={common.error} kind="group">
          <Parts fields={field.fields} content={(value ?? {}) as Content} path={id} look={look} />
        </Fieldset>
      );
    default:
      return <RowsPart field={field} label={label} rows={(value ?? []) as readonly Content[]} id={id} look={look} />;
  }
}

function TranslatedPart({
  field,
  value,
  id,
  look: { language, faults },
}: {
  field: Field & { kind: "translated" };
  value: unknown;
  id: string;
  look: Look;
}) {
  const text = words[language];
  const own = field.language;
  const other: Language = own === "nl" ? "en" : "nl";
  const said = isThing(value) ? value : { [own]: value };
  const named = own === language ? field.label[language] : text.inOther[own](field.label[language]);
  const One = field.long ? TextArea : TextField;
  const langOf = (each: Language): Language | undefined => (each === language ? undefined : each);
  const otherFault = faults.get(`${id}.${other}`);
  const filled = asText(said[other]) !== "" || otherFault !== undefined;
  const second = (
    <One
      name={`${id}.${other}`}
      label={text.inOther[other](field.label[language])}
      hint={filled ? undefined : text.otherHint}
      error={otherFault}
      value={asText(said[other])}
      lang={langOf(other)}
    />
  );
  return (
    <div class="pair">
      <One
        name={`${id}.${own}`}
        label={field.required ? text.required(named) : named}
        hint={field.hint?.[language]}
        error={faults.get(`${id}.${own}`)}
        value={asText(said[own])}
        lang={langOf(own)}
      />
      {filled ? (
        second
      ) : (
        <details class="details">
          <summary>
            {text.alsoOther[other]}
            <span class="sr">: {field.label[language]}</span>
          </summary>
          {second}
        </details>
      )}
    </div>
  );
}

function RowsPart({
  field,
  label,
  rows,
  id,
  look,
}: {
  field: Field & { kind: "rows" };
  label: string;
  rows: readonly Content[];
  id: string;
  look: Look;
}) {
  const { language, faults } = look;
  const text = words[language];
  const one = field.one[language];
  const path = id.slice(root.length + 1);
  return (
    <Fieldset id={id} legend={label} hint={field.hint?.[language]} error={faults.get(id)} kind="rows">
      {rows.map((row, place) => (
        <Fieldset id={`${id}.${place}`} legend={`${capital(one)} ${place + 1}`} error={faults.get(`${id}.${place}`)} kind="row">
          <input type="hidden" name={id} value={String(place)} />
          <Parts fields={field.fields} content={row} path={`${id}.${place}`} look={look} />
          <button class="plain" type="submit" name="do" value={`remove:${path}.${place}`}>
            {text.remove(small(one), place + 1)}
          </button>
        </Fieldset>
      ))}
      <button type="submit" name="do" value={`add:${path}`}>
        {(rows.length === 0 ? text.first : text.another)(small(one))}
      </button>
    </Fieldset>
  );
}

function Fieldset({
  id,
  legend,
  hint,
  error,
  kind,
  children,
}: {
  id: string;
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  kind: "group" | "rows" | "row";
  children?: Child;
}) {
  return (
    <fieldset id={id} tabindex={-1} class={`part ${kind}${error ? " invalid" : ""}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}

/** The list to choose from, with what was chosen before and is no longer in it: choosing must not be lost by looking. */
function offered(choices: readonly Choice[], values: readonly string[], language: Language): readonly Option[] {
  const missing = values.filter((value) => value !== "" && !choices.some((choice) => choice.value === value));
  return [
    ...choices.map(({ value, text, group }) => ({ value, text: text[language], ...(group ? { group: group[language] } : {}) })),
    ...missing.map((value) => ({ value, text: words[language].gone(value) })),
  ];
}

const asText = (value: unknown): string => (typeof value === "string" ? value : "");
