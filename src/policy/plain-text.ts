/** What a text of a framework may not hold, whatever schema it fits. */
import { holdsUnseen } from "../kernel/unseen.ts";

export type Path = readonly (string | number)[];
export type FaultCode =
  | "unknownName"
  | "missing"
  | "notText"
  | "otherType"
  | "noChoice"
  | "tooLong"
  | "tooLarge"
  | "empty"
  | "tooSmall"
  | "wrongForm"
  | "spanReversed"
  | "noAddress"
  | "markup"
  | "unseen"
  | "otherId"
  | "twice"
  | "notThere"
  | "notKnown"
  | "succeedsItself"
  | "filledInAlready"
  | "noQuestion"
  | "answeredTwice"
  | "answerNoNumber"
  | "answerNoDate"
  | "noParent"
  | "underItself"
  | "wrongParent"
  | "countOfWhat"
  | "noCount"
  | "marginWithoutHold"
  | "noDifference"
  | "limits";
/** A fault at a place in the framework: what is wrong there, and what would mend it. `code` says it to a form, `limit` is the number it speaks of. */
export type PlacedFault = { path: Path; code: FaultCode; found: string; mend: string; limit?: number };

const markup = /<[a-z/!?]/i;

/** Texts are plain: no markup, no control characters; links lead to web pages. */
export function textFaults(value: unknown, path: Path = []): PlacedFault[] {
  if (typeof value === "string") return faultsOf(value, path);
  if (Array.isArray(value)) return value.flatMap((each, at) => textFaults(each, [...path, at]));
  if (value !== null && typeof value === "object")
    return Object.entries(value).flatMap(([name, each]) => textFaults(each, [...path, name]));
  return [];
}

function faultsOf(text: string, path: Path): PlacedFault[] {
  const name = path.findLast((part) => typeof part === "string") ?? "text";
  const found = text.match(markup);
  if (found)
    return [
      {
        path,
        code: "markup",
        found: `${name} holds markup: ${text.slice(found.index, (found.index ?? 0) + 20)}`,
        mend: "titles and texts are plain: take it out",
      },
    ];
  if (holdsUnseen(text))
    return [{ path, code: "unseen", found: `${name} holds a character that can't be shown`, mend: "type the text anew" }];
  if ((name === "links" || name === "address") && !/^https?:\/\//i.test(text))
    return [{ path, code: "noAddress", found: `${text.slice(0, 60)} is no web address`, mend: "let it start with https://" }];
  return [];
}
