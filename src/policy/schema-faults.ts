/** What a schema found, in words that name the way out. */
import type { z } from "zod";
import type { FaultCode, Path, PlacedFault } from "./plain-text.ts";

type Issue = z.core.$ZodIssue;

export function schemaFaults(issues: readonly Issue[]): PlacedFault[] {
  return issues.flatMap((issue) => faultsOf(issue, []));
}

function faultsOf(issue: Issue, above: Path): PlacedFault[] {
  const path: Path = [...above, ...issue.path.map((part) => (typeof part === "number" ? part : String(part)))];
  const name = nameOf(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: "unknownName",
        found: `${key.slice(0, 60)} is no part of ${name}`,
        mend: "mend the name, or take it out",
      }));
    case "invalid_union": {
      // One branch is a text, the other a text per language: the one that the writer meant doesn't fail at its root.
      const meant = issue.errors.find((branch) => !branch.some((each) => each.code === "invalid_type" && each.path.length === 0));
      return meant
        ? meant.flatMap((each) => faultsOf(each, path))
        : [
            {
              path,
              code: issue.errors.flat().some(missing) ? "missing" : "notText",
              found: issue.errors.flat().some(missing) ? `${name} is missing` : `${name} is not a text`,
              mend: "write a text, or { nl: …, en: … }",
            },
          ];
    }
    case "invalid_type":
      if (missing(issue)) return [{ path, code: "missing", found: `${name} is missing`, mend: "add it" }];
      return [
        {
          path,
          code: "otherType",
          found: `${name}: expected ${issue.expected}, found something else`,
          mend: issue.expected === "string" ? "write it between quotes" : `write ${article(issue.expected)}`,
        },
      ];
    case "invalid_value":
      return [
        {
          path,
          code: missing(issue) ? "missing" : "noChoice",
          found: missing(issue) ? `${name} is missing` : `${name} is none of the choices`,
          mend: `choose ${issue.values.map(String).join(" or ")}`,
        },
      ];
    case "too_big":
      return [
        {
          path,
          code: issue.origin === "string" ? "tooLong" : "tooLarge",
          limit: Number(issue.maximum),
          found: `${name} is longer or larger than ${issue.maximum}`,
          mend:
            issue.origin === "string" ? `keep it within ${Number(issue.maximum).toLocaleString("en-GB")} characters` : "make it smaller",
        },
      ];
    case "too_small":
      return [
        {
          path,
          code: issue.origin === "string" || issue.origin === "array" ? "empty" : "tooSmall",
          limit: Number(issue.minimum),
          found: issue.origin === "string" || issue.origin === "array" ? `${name} is empty` : `${name} is less than ${issue.minimum}`,
          mend: issue.origin === "string" || issue.origin === "array" ? "fill it in" : "make it larger",
        },
      ];
    default:
      return [{ path, code: codeOf(issue), found: `${name}: ${issue.message}`, mend: wayOutOf(issue) }];
  }
}

/** zod leaves the input out of what it reports; only its words tell that nothing was there. */
const missing = ({ message }: Issue): boolean => /received undefined|^missing$/.test(message);

const article = (expected: string): string => (/^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`);

function codeOf({ message, path }: Issue): FaultCode {
  if (message === "ends before it starts") return "spanReversed";
  if (message === "needs nl or en") return "missing";
  return path.includes("links") || path.includes("address") ? "noAddress" : "wrongForm";
}

function wayOutOf({ message, path }: Issue): string {
  if (message === "ends before it starts") return "let `from` come before `to`";
  if (path.at(-1) === "links" || path.at(-1) === "address") return "give a whole address, with https://";
  return "see the form in src/policy/framework.ts";
}

/** `targets › 3 › unit`, with the place counted from 1 as people do. */
function nameOf(path: Path): string {
  return path.length === 0 ? "the file" : path.map((part) => (typeof part === "number" ? String(part + 1) : part)).join(" › ");
}
