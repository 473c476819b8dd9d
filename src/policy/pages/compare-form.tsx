import { localPath, type Language } from "../../kernel/language.ts";
import { ErrorSummary, Form, SelectField, SubmitButton } from "../../ui/form.tsx";
import type { Framework } from "../framework.ts";
import { voiceOf } from "./parts.tsx";
import { words } from "./words.ts";

type Props = {
  frameworks: readonly Framework[];
  language: Language;
  chosen: readonly [string | undefined, string | undefined];
  wrong?: boolean;
};

/** Asks for two frameworks; an address with both is the answer. */
export function CompareForm({ frameworks, language, chosen, wrong = false }: Props) {
  const text = words[language];
  const options = frameworks.map((framework) => ({ value: framework.id, text: voiceOf(framework, language).plain(framework.title) }));
  return (
    <>
      {wrong ? <ErrorSummary language={language} errors={[{ name: "b", text: text.compareSame }]} /> : null}
      <Form action={localPath("/beleid/vergelijk", language)} label={text.compareTwo} compact>
        <SelectField name="a" label={text.first} value={chosen[0]} options={options} />
        <SelectField name="b" label={text.second} value={chosen[1]} options={options} error={wrong ? text.compareSame : undefined} />
        <SubmitButton>{text.show}</SubmitButton>
      </Form>
    </>
  );
}
