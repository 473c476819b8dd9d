/** Setting up an app that makes codes, and the codes for when it is gone: before the first session, and later at the own account. */
import type { Language, Texts } from "../../kernel/language.ts";
import { PostForm, SubmitButton, TextField } from "../../ui/form.tsx";
import type { TotpOffer } from "../totp.ts";
import { faultOf, type Fault } from "./entry.tsx";
import { qrCode } from "./qr-code.ts";

type Words = {
  steps: readonly [string, string, string];
  picture: string;
  byHand: string;
  code: string;
  hint: string;
  submit: string;
  wrong: string;
  codesHeading: string;
  codesLead: string;
  codesWarning: string;
};
export const totpWords: Texts<Words> = {
  nl: {
    steps: [
      "Open op uw telefoon een app die codes maakt, zoals Google Authenticator, Microsoft Authenticator of FreeOTP.",
      "Scan met die app het vierkant hieronder.",
      "De app laat zes cijfers zien. Typ ze hier over.",
    ],
    picture: "Vierkant om met uw telefoon te scannen",
    byHand: "Lukt scannen niet? Typ dan deze sleutel in de app:",
    code: "Code uit uw app",
    hint: "Zes cijfers",
    submit: "Controleer de code",
    wrong: "Deze code klopt niet. Wacht op een nieuwe code en probeer het opnieuw. Staat de klok van uw telefoon goed?",
    codesHeading: "Bewaar uw herstelcodes",
    codesLead: "Telefoon kwijt? Met een herstelcode kunt u zich toch aanmelden. Elke code werkt één keer.",
    codesWarning: "U ziet ze alleen nu. Schrijf ze op of print ze, en bewaar ze op een veilige plek.",
  },
  en: {
    steps: [
      "On your phone, open an app that makes codes, such as Google Authenticator, Microsoft Authenticator or FreeOTP.",
      "Scan the square below with that app.",
      "The app shows six digits. Type them here.",
    ],
    picture: "Square to scan with your phone",
    byHand: "Scanning does not work? Then type this key into the app:",
    code: "Code from your app",
    hint: "Six digits",
    submit: "Check the code",
    wrong: "This code is not right. Wait for a new one and try again. Is the clock of your phone right?",
    codesHeading: "Keep your recovery codes",
    codesLead: "Lost your phone? With a recovery code you can still sign in. Each code works once.",
    codesWarning: "You see them only now. Write them down or print them, and keep them in a safe place.",
  },
};

export function TotpForm({
  language,
  action,
  offer,
  faults,
}: {
  language: Language;
  action: string;
  offer: TotpOffer;
  faults: readonly Fault[];
}) {
  const text = totpWords[language];
  return (
    <>
      <ol>
        {text.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p>{qrCode(offer.address, text.picture)}</p>
      <p>
        {text.byHand} <code class="key">{offer.key}</code>
      </p>
      <PostForm action={action}>
        <TextField
          name="code"
          label={text.code}
          hint={text.hint}
          inputmode="numeric"
          autocomplete="one-time-code"
          {...faultOf(faults, "code")}
        />
        <SubmitButton>{text.submit}</SubmitButton>
      </PostForm>
    </>
  );
}

export function RecoveryCodes({ language, codes }: { language: Language; codes: readonly string[] }) {
  const text = totpWords[language];
  return (
    <>
      <p>{text.codesLead}</p>
      <ul class="codes" role="list">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <strong>{text.codesWarning}</strong>
      </p>
    </>
  );
}
