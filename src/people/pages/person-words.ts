/** What can be wrong with what is told of a person, in words beside the field. */
import type { Language, Texts } from "../../kernel/language.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Fault } from "./entry.tsx";

/** Kind of problem → field and words. */
const known: Readonly<Record<string, { field: string; text: Texts<string> }>> = {
  name: { field: "naam", text: { nl: "Vul een naam in van hooguit 200 tekens.", en: "Fill in a name of at most 200 characters." } },
  email: {
    field: "email",
    text: {
      nl: "Dit is geen e-mailadres. Vul er een in zoals naam@gemeente.nl.",
      en: "This is no e-mail address. Fill in one like name@city.org.",
    },
  },
  "email-taken": {
    field: "email",
    text: { nl: "Er is al een account met dit e-mailadres.", en: "There is an account with this e-mail address already." },
  },
  role: { field: "rol", text: { nl: "Kies een rol.", en: "Choose a role." } },
  "role-part": {
    field: "deel",
    text: {
      nl: "Deze rol past niet bij wat u bij ‘Waarvoor’ invulde. Kijk naar de voorbeelden.",
      en: "This role does not go with what you filled in at ‘For what’. See the examples.",
    },
  },
  oneself: {
    field: "rol",
    text: { nl: "Dit is uw eigen account. Vraag een andere beheerder.", en: "This is your own account. Ask another administrator." },
  },
  inactive: { field: "rol", text: { nl: "Dit account kan nu niet aanmelden.", en: "This account can't sign in now." } },
  "no-grant": { field: "rol", text: { nl: "Die rol had dit account niet meer.", en: "This account no longer had that role." } },
};

/** The problem as the error of a field. @throws the problem itself, where it has no words here */
export function personFault(problem: Problem, language: Language): Fault {
  const found = known[problem.kind];
  if (!found) throw problem;
  return { name: found.field, text: found.text[language] };
}
