/** The ways from a node's sheet to the forms of what stands on it. The same for every visitor. */
import { beginPath, EditLink, editPath } from "../../desk/index.ts";
import { localPath, type Texts } from "../../kernel/language.ts";
import { Details, Links } from "../../ui/prose.tsx";
import type { Sheet } from "../service.ts";
import type { Voice } from "./parts.tsx";

type Words = { more: string; newUpdate: string; newTarget: string; update: (title: string) => string; form: (title: string) => string };
const words: Texts<Words> = {
  nl: {
    more: "Iets anders wijzigen of toevoegen",
    newUpdate: "Schrijf een nieuw bericht over de voortgang",
    newTarget: "Voeg een doel toe",
    update: (title) => `Wijzig het bericht: ${title}`,
    form: (title) => `Wijzig het formulier: ${title}`,
  },
  en: {
    more: "Change or add something else",
    newUpdate: "Write news of progress",
    newTarget: "Add a target",
    update: (title) => `Change the news: ${title}`,
    form: (title) => `Change the form: ${title}`,
  },
};

const kind = "policy";

export function NodeEditLinks({ sheet: { framework, node, updates, forms }, voice }: { sheet: Sheet; voice: Voice }) {
  const { language } = voice;
  const text = words[language];
  const edit = (of: string, id: string, title: string) => ({
    href: localPath(editPath({ kind, key: `${framework.id}/${of}/${id}` }), language),
    text: title,
  });
  const begin = (of: string, title: string) => ({
    href: localPath(beginPath({ kind, key: `${framework.id}/${of}` }), language),
    text: title,
  });
  return (
    <>
      <EditLink kind={kind} itemKey={`${framework.id}/node/${node.id}`} language={language} />
      <Details language={language} summary={text.more}>
        <Links
          items={[
            begin("update", text.newUpdate),
            begin("target", text.newTarget),
            ...updates.map(({ id, title }) => edit("update", id, text.update(voice.plain(title)))),
            ...forms.map(({ form }) => edit("form", form.id, text.form(voice.plain(form.title)))),
          ]}
        />
      </Details>
    </>
  );
}
