/** What is wrong with a thing, in words for who fills in its form. The same faults as those of a framework's file. */
import type { Translated } from "../../kernel/language.ts";
import type { FaultCode, PlacedFault } from "../plain-text.ts";
import { both } from "./shared-fields.ts";

const words: Readonly<Record<FaultCode, Translated | ((limit: number) => Translated)>> = {
  unknownName: both("Dit hoort niet in dit formulier.", "This doesn't belong in this form."),
  missing: both("Vul dit in.", "Fill this in."),
  notText: both("Schrijf hier een tekst.", "Write a text here."),
  otherType: both("Dit is niet wat hier hoort. Vul het opnieuw in.", "This is not what belongs here. Fill it in anew."),
  noChoice: both("Kies iets uit de lijst.", "Choose something from the list."),
  tooLong: (limit) => both(`Maak dit korter: hoogstens ${limit} tekens.`, `Make this shorter: ${limit} characters at most.`),
  tooLarge: (limit) => both(`Dit is te groot: hoogstens ${limit}.`, `This is too large: ${limit} at most.`),
  empty: both("Vul dit in.", "Fill this in."),
  tooSmall: (limit) => both(`Dit is te klein: ten minste ${limit}.`, `This is too small: ${limit} at least.`),
  wrongForm: both("Dit kan zo niet. Kijk of het goed geschreven is.", "This can't be like this. See whether it is written right."),
  spanReversed: both("De laatste dag ligt voor de eerste.", "The last day lies before the first."),
  noAddress: both("Dit is geen webadres. Begin met https://", "This is no web address. Begin with https://"),
  markup: both("Haal de tekens < en > weg: hier past alleen gewone tekst.", "Take out < and >: only plain text fits here."),
  unseen: both(
    "Hier staat een teken dat niemand kan zien. Typ de tekst opnieuw.",
    "There is a character that nobody can see. Type the text anew.",
  ),
  otherId: both("De vaste naam kan niet veranderen.", "The lasting name can't change."),
  twice: both("Dit staat er twee keer. Haal er een weg.", "This stands here twice. Remove one."),
  notThere: both(
    "Dit verwijst naar iets wat er niet meer is. Kies iets anders.",
    "This leads to something that is no longer there. Choose something else.",
  ),
  notKnown: both("Dit is hier niet bekend. Kies iets uit de lijst.", "This is not known here. Choose something from the list."),
  succeedsItself: both("Beleid kan niet op zichzelf volgen.", "A policy can't come after itself."),
  filledInAlready: both(
    "Deze organisatie heeft dit formulier al ingevuld. Verander dat plan.",
    "This organisation has filled in this form already. Change that plan.",
  ),
  noQuestion: both("Het formulier heeft deze vraag niet meer.", "The form no longer has this question."),
  answeredTwice: both("Deze vraag heeft twee antwoorden. Houd er een.", "This question has two answers. Keep one."),
  answerNoNumber: both("Schrijf een getal, bijvoorbeeld 12.5", "Write a number, for example 12.5"),
  answerNoDate: both("Schrijf een datum.", "Write a date."),
  noParent: both("Kies waar dit bij hoort.", "Choose what this belongs to."),
  underItself: both("Dit kan niet bij zichzelf horen, of bij iets eronder.", "This can't belong to itself, or to something under it."),
  wrongParent: both("Zo'n onderdeel kan hier niet onder staan. Kies een ander.", "Such a part can't stand under this. Choose another."),
  countOfWhat: both("Zeg wat er geteld wordt.", "Say what is counted."),
  noCount: both("Laat dit leeg: dit doel telt geen gebieden.", "Leave this empty: this target counts no areas."),
  marginWithoutHold: both(
    "Laat dit leeg: dit doel is niet om gelijk te blijven.",
    "Leave this empty: this target is not to stay the same.",
  ),
  noDifference: both("Schrijf wat er anders is.", "Write what differs."),
  limits: both(
    "Geef de laagste en de hoogste waarde allebei, de laagste eerst.",
    "Give both the lowest and the highest value, the lowest first.",
  ),
};

export function faultWords({ code, limit }: PlacedFault): Translated {
  const said = words[code];
  return typeof said === "function" ? said(limit ?? 0) : said;
}

/** For a fault that lies elsewhere in the framework. */
export const elsewhere = ({ found, mend }: PlacedFault): Translated =>
  both(
    `Hierdoor klopt iets anders in dit beleid niet meer: ${found} (${mend}).`,
    `By this, something else in this policy no longer holds: ${found} (${mend}).`,
  );
