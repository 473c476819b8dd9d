/** Choosing a password: the fields, and what is wrong with what was typed. */
import type { Language, Texts } from "../../kernel/language.ts";
import { TextField } from "../../ui/form.tsx";
import { leastCharacters, mostCharacters, passwordFault, type PasswordFault } from "../password-rule.ts";
import { faultOf, type Fault } from "./entry.tsx";

type Words = { password: string; hint: string; repeat: string; different: string; faults: Readonly<Record<PasswordFault, string>> };
const words: Texts<Words> = {
  nl: {
    password: "Nieuw wachtwoord",
    hint: `Minstens ${leastCharacters} tekens. Een zin van een paar woorden is sterk en makkelijk te onthouden. Spaties mogen.`,
    repeat: "Nog een keer hetzelfde wachtwoord",
    different: "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.",
    faults: {
      short: `Dit wachtwoord is te kort. Neem minstens ${leastCharacters} tekens.`,
      long: `Dit wachtwoord is te lang. Neem hooguit ${mostCharacters} tekens.`,
      own: "Uw naam of e-mailadres is makkelijk te raden. Neem iets anders.",
      common: "Dit wachtwoord is makkelijk te raden. Neem een zin van woorden die niet bij elkaar horen.",
    },
  },
  en: {
    password: "New password",
    hint: `At least ${leastCharacters} characters. A sentence of a few words is strong and easy to remember. Spaces are fine.`,
    repeat: "The same password once more",
    different: "The two passwords differ. Type them again.",
    faults: {
      short: `This password is too short. Use at least ${leastCharacters} characters.`,
      long: `This password is too long. Use at most ${mostCharacters} characters.`,
      own: "Your name or e-mail address is easy to guess. Use something else.",
      common: "This password is easy to guess. Use a sentence of words that do not belong together.",
    },
  },
};

export function PasswordFields({ language, faults }: { language: Language; faults: readonly Fault[] }) {
  const text = words[language];
  return (
    <>
      <TextField
        name="nieuw"
        label={text.password}
        hint={text.hint}
        type="password"
        autocomplete="new-password"
        {...faultOf(faults, "nieuw")}
      />
      <TextField name="herhaling" label={text.repeat} type="password" autocomplete="new-password" {...faultOf(faults, "herhaling")} />
    </>
  );
}

/** @param person whose it becomes */
export function newPasswordFaults(
  field: (name: string) => string,
  person: { name: string; email: string | null },
  language: Language,
): Fault[] {
  const text = words[language];
  const fault = passwordFault(field("nieuw"), person);
  if (fault) return [{ name: "nieuw", text: text.faults[fault] }];
  return field("nieuw") === field("herhaling") ? [] : [{ name: "herhaling", text: text.different }];
}
