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

/** One line of text; `suggestions` become a list to choose from. `filter` is the id of a list that is narrowed while typing; put such a field in a hidden part. */
export function TextField(
  props: FieldProps & {
    value?: string | undefined;
    type?: "text" | "search" | "number";
    suggestions?: readonly string[];
    autocomplete?: string;
    filter?: string;
    language?: Language;
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

export function SubmitButton({ children }: { children: Child }) {
  return (
    <button class="submit" type="submit">
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
      {children}
    </div>
  );
}

function described({ name, hint, error }: FieldProps): { "aria-describedby"?: string; "aria-invalid"?: "true" } {
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return { ...(ids ? { "aria-describedby": ids } : {}), ...(error ? { "aria-invalid": "true" } : {}) };
}
