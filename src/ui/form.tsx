import type { Language } from "../kernel/language.ts";
import type { Child } from "./markup.ts";
import { texts } from "./texts.ts";

export type Option = { value: string; text: string; group?: string };

type FieldProps = {
  /** Name in the query; also the field's id, so that the error summary can link to it. */
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
};

/** A form that asks by GET: its answer has an address. `search` marks it as the page's search; `compact` sets its fields side by side. */
export function Form({
  action,
  search,
  label,
  compact,
  children,
}: {
  action: string;
  search?: boolean;
  label?: string;
  compact?: boolean;
  children: Child;
}) {
  return (
    <form class={compact ? "form compact" : "form"} action={action} method="get" role={search ? "search" : undefined} aria-label={label}>
      {children}
    </form>
  );
}

/** A form that changes something. `autosave` marks it for the desk's script, with the words that it says; `files`: it sends files too. */
export function PostForm({
  action,
  label,
  id,
  autosave,
  files,
  wide,
  children,
}: {
  action: string;
  label?: string;
  id?: string;
  autosave?: string;
  files?: boolean;
  /** As wide as the page. */
  wide?: boolean;
  children: Child;
}) {
  return (
    <form
      class={wide ? "form wide" : "form"}
      id={id}
      action={action}
      method="post"
      enctype={files ? "multipart/form-data" : undefined}
      aria-label={label}
      data-autosave={autosave}
    >
      {children}
    </form>
  );
}

/** One line of text; `suggestions` become a list to choose from. `filter` is the id of a list that is narrowed while typing; put such a field in a hidden part. */
export function TextField(
  props: FieldProps & {
    value?: string | undefined;
    type?: "text" | "search" | "number" | "email" | "password";
    suggestions?: readonly string[];
    autocomplete?: string;
    filter?: string;
    language?: Language;
    /** Keyboard that a telephone shows. */
    inputmode?: "numeric" | "decimal" | "url";
    /** Where what is typed is in another language than the page. */
    lang?: Language | undefined;
  },
) {
  const { name, suggestions } = props;
  return (
    <Field {...props}>
      <input
        id={name}
        name={name}
        type={props.type ?? "text"}
        value={props.value}
        autocomplete={props.autocomplete ?? "off"}
        list={suggestions ? `${name}-list` : undefined}
        data-filter={props.filter}
        inputmode={props.inputmode}
        lang={props.lang}
        {...described(props)}
      />
      {suggestions ? (
        <datalist id={`${name}-list`}>
          {suggestions.map((suggestion) => (
            <option value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </Field>
  );
}

/** Text of more lines, as high as what is in it. */
export function TextArea(props: FieldProps & { value?: string | undefined; lang?: Language | undefined; lines?: number }) {
  const { name, value = "", lines = 3 } = props;
  const needed = value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 75), 1);
  return (
    <Field {...props}>
      <textarea id={name} name={name} rows={Math.min(Math.max(needed, lines), 20)} lang={props.lang} {...described(props)}>
        {/* A reader of HTML takes the first line end away. */}
        {`\n${value}`}
      </textarea>
    </Field>
  );
}

/** A file to send, in a form with `files`; `accept` as in HTML: ".csv,.xlsx". */
export function FileField(props: FieldProps & { accept: string }) {
  const { name, accept } = props;
  return (
    <Field {...props}>
      <input id={name} name={name} type="file" accept={accept} {...described(props)} />
    </Field>
  );
}

/** Yes or no. */
export function CheckboxField(props: FieldProps & { checked: boolean }) {
  const { name, label, hint, error, checked } = props;
  return (
    <div class={error ? "field invalid" : "field"}>
      <FieldNotes name={name} hint={hint} error={error} />
      <label class="choice">
        <input type="checkbox" id={name} name={name} value="1" checked={checked} {...described(props)} />
        <span>{label}</span>
      </label>
    </div>
  );
}

/** Some of many, in a group of boxes; with `summary` the boxes stand in a part that opens. */
export function CheckboxList(props: FieldProps & { options: readonly Option[]; values: readonly string[]; summary?: string | undefined }) {
  const { name, label, hint, error, options, values, summary } = props;
  const boxes = options.map((option, place) => (
    <label class="choice">
      <input type="checkbox" id={`${name}-${place}`} name={name} value={option.value} checked={values.includes(option.value)} />
      <span>{option.group ? `${option.text} (${option.group})` : option.text}</span>
    </label>
  ));
  return (
    <fieldset class={error ? "field invalid" : "field"} id={name} tabindex={-1} aria-describedby={described(props)["aria-describedby"]}>
      <legend>{label}</legend>
      <FieldNotes name={name} hint={hint} error={error} />
      {summary ? (
        <details class="details">
          <summary>{summary}</summary>
          <div class="choices">{boxes}</div>
        </details>
      ) : (
        <div class="choices">{boxes}</div>
      )}
    </fieldset>
  );
}

/** One of many. Options with the same `group`, next to each other, stand under that heading. */
export function SelectField(props: FieldProps & { options: readonly Option[]; value?: string | undefined }) {
  const runs: { group: string | undefined; options: Option[] }[] = [];
  for (const option of props.options) {
    const last = runs.at(-1);
    if (last && last.group === option.group) last.options.push(option);
    else runs.push({ group: option.group, options: [option] });
  }
  const item = (option: Option) => (
    <option value={option.value} selected={option.value === props.value}>
      {option.text}
    </option>
  );
  return (
    <Field {...props}>
      <select id={props.name} name={props.name} {...described(props)}>
        {runs.map((run) => (run.group ? <optgroup label={run.group}>{run.options.map(item)}</optgroup> : run.options.map(item)))}
      </select>
    </Field>
  );
}

/** The main button. With a name and a value it tells what is asked, where a form has several. */
export function SubmitButton({ name, value, children }: { name?: string; value?: string; children: Child }) {
  return (
    <button class="submit" type="submit" name={name} value={value}>
      {children}
    </button>
  );
}

/** What is wrong, on top of the form; each line leads to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ language, errors }: { language: Language; errors: readonly { name: string; text: string }[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1}>
      <h2 id="error-summary-title">{texts[language].errorTitle}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${error.name}`}>{error.text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Field({ name, label, hint, error, children }: FieldProps & { children?: Child }) {
  return (
    <div class={error ? "field invalid" : "field"}>
      <label for={name}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      {children}
    </div>
  );
}

function FieldNotes({ name, hint, error }: Omit<FieldProps, "label">) {
  return (
    <>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}

function described({ name, hint, error }: Omit<FieldProps, "label">): { "aria-describedby"?: string; "aria-invalid"?: "true" } {
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return { ...(ids ? { "aria-describedby": ids } : {}), ...(error ? { "aria-invalid": "true" } : {}) };
}
