/** How a thing of a framework is named among all things that can be edited: FRAMEWORK/KIND/KEY. */
import { notFound } from "../../kernel/problem.ts";
import { itemKinds, type ItemKind } from "../items.ts";

export type ItemRef = { framework: string; kind: ItemKind; key: string };

const id = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Null for what can be no name of a thing. */
export function readRef(name: string): ItemRef | null {
  const [framework, kind, key, ...more] = name.split("/");
  if (more.length > 0 || key === undefined || !id.test(framework) || !id.test(key) || name.length > 300) return null;
  const found = itemKinds.find((each) => each === kind);
  if (!found || (found === "framework" && key !== framework)) return null;
  return { framework, kind: found, key };
}

/** @throws Problem `no-page` (404) */
export function refOf(name: string): ItemRef {
  const ref = readRef(name);
  if (!ref) throw notFound();
  return ref;
}

export const nameOf = ({ framework, kind, key }: ItemRef): string => `${framework}/${kind}/${key}`;
