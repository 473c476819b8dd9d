/** What the administrator's pages share. */
import { localPath, type Language } from "../../kernel/language.ts";
import { SelectField, TextField } from "../../ui/form.tsx";
import { givenRoles, type Grant } from "../../rights/index.ts";
import { welcomeLink } from "../first-administrator.ts";
import type { NewCode } from "../one-time-code.ts";
import { faultOf, type Fault } from "./entry.tsx";
import { formatMoment } from "./moment.ts";
import { peopleWords } from "./people-words.ts";

/** "programmamanager (utrecht-gezond-2011-2013/gezond-gewicht)" */
export function grantText({ role, part }: Grant, language: Language): string {
  const name = peopleWords[language].roleNames[role];
  return part ? `${name} (${part.replace(/^[a-z]+:/, "")})` : name;
}

/** A role, and the part that it counts for. */
export function RoleFields({ language, faults, role, part }: { language: Language; faults: readonly Fault[]; role: string; part: string }) {
  const text = peopleWords[language];
  return (
    <>
      <SelectField
        name="rol"
        label={text.role}
        value={role}
        options={[{ value: "", text: text.chooseRole }, ...givenRoles.map((each) => ({ value: each, text: text.roleNames[each] }))]}
        {...faultOf(faults, "rol")}
      />
      <TextField name="deel" label={text.part} hint={text.partHint} value={part} {...faultOf(faults, "deel")} />
    </>
  );
}

/** A one-time code, told once. */
export function CodeNotice({ language, publicUrl, name, made }: { language: Language; publicUrl: string; name: string; made: NewCode }) {
  const text = peopleWords[language];
  const site = publicUrl + (language === "nl" ? "" : "/en");
  return (
    <div class="notice" role="status">
      <p class="notice-title">{text.codeHeading}</p>
      <p>{text.codeLead(name, formatMoment(made.endsAt, language))}</p>
      <p>
        {text.codeLink}: <code class="key">{welcomeLink(site, made.code)}</code>
      </p>
      <p>
        {text.codeOr} <code class="key">{made.code}</code> ({localPath("/welkom", language)})
      </p>
    </div>
  );
}
