import { localPath, type Language } from "../../kernel/language.ts";
import { editPath } from "./parts.tsx";

const words = {
  nl: { ask: "Werkt u hieraan mee?", change: "Wijzig deze pagina" },
  en: { ask: "Do you work on this?", change: "Change this page" },
} as const;

/**
 * The way from a public page to its form. It is the same for everybody, because public pages know nobody: who isn't signed in is asked to,
 * and who may not write it finds nothing there. `text`: where a page has several things to change.
 */
export function EditLink({ kind, itemKey, language, text }: { kind: string; itemKey: string; language: Language; text?: string }) {
  return (
    <p class="edit-link">
      {words[language].ask} <a href={localPath(editPath({ kind, key: itemKey }), language)}>{text ?? words[language].change}</a>
    </p>
  );
}
