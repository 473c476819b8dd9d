/**
 * Which passwords are refused. No rules about capitals and signs: length counts, and what everybody tries first is refused by patterns.
 * It can't know whether a password leaked somewhere: that takes a list of hundreds of millions, or a question to a service outside.
 */

export const leastCharacters = 12;
export const mostCharacters = 200;

export type PasswordFault = "short" | "long" | "own" | "common";

/** Words that people build passwords of, Dutch and English, in small letters without accents. */
const commonWords =
  "wachtwoord welkom geheim toegang inloggen aanmelden gemeente utrecht nederland holland amsterdam ajax feyenoord voetbal hallo liefde schatje familie lente zomer herfst winter januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gezondheid gelijkop password passphrase welcome letmein access login admin administrator beheer beheerder test testen secret iloveyou monkey dragon master sunshine princess football baseball superman batman qwerty azerty qwertz asdfgh zxcvbn changeme default user summer spring autumn january february march may june july august october".split(
    " ",
  );
const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];
const signsForLetters: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
  "€": "e",
};

/**
 * @param person who it is for: name and address are the first that others try
 * @returns null when it is good enough
 */
export function passwordFault(password: string, person: { name: string; email: string | null }): PasswordFault | null {
  const typed = password.normalize("NFC");
  const { length } = Array.from(typed);
  if (length < leastCharacters) return "short";
  if (length > mostCharacters) return "long";
  const small = plain(typed);
  if (new Set(small).size < 5 || isRepeated(small) || isRun(small)) return "common";
  const own = [...wordsOf(person.name), ...wordsOf(person.email ?? "")];
  for (const form of [
    small,
    Array.from(small)
      .map((sign) => signsForLetters[sign] ?? sign)
      .join(""),
  ]) {
    if (isBuiltOf(form, own)) return "own";
    if (isBuiltOf(form, [...own, ...commonWords])) return "common";
  }
  return null;
}

/** Whether hardly any letter is left when the words, and all that is no letter, are taken out. */
function isBuiltOf(text: string, words: readonly string[]): boolean {
  const letters = text.replaceAll(/\P{L}/gu, "");
  let left = letters;
  for (const word of words.toSorted((a, b) => b.length - a.length)) left = left.replaceAll(word, "");
  return left.length < letters.length && left.length < 4;
}

/** One piece said several times: "Abc1Abc1Abc1". */
const isRepeated = (text: string): boolean => /^(.{1,6}?)\1{2,}.{0,3}$/u.test(text);

/** Mostly keys next to each other: "123456789abc", "qwertyuiop12". */
function isRun(text: string): boolean {
  const steps = [...rows, ...rows.map((row) => Array.from(row).toReversed().join(""))];
  let inRun = 0;
  for (let place = 0; place + 3 <= text.length; place++) if (steps.some((row) => row.includes(text.slice(place, place + 3)))) inRun++;
  return inRun >= (text.length - 2) * 0.6;
}

const plain = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3);
