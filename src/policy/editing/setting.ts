/** What a form of a framework chooses from: its own parts, and the areas and figures around it. */
import { areaIndex, type AreaIndex } from "../../areas/index.ts";
import { catalogue, type Catalogue } from "../../figures/index.ts";
import type { Translated } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import type { Text } from "../framework.ts";
import { policyOf, type FrameworkGraph, type Policy } from "../policy.ts";
import { say } from "../text.ts";

export type Setting = { policy: Policy; graph: FrameworkGraph; areas: AreaIndex; figures: Catalogue };

/** @throws Problem `no-framework` (404) */
export async function settingOf(reader: Reader, framework: string): Promise<Setting> {
  const [policy, areas, figures] = await Promise.all([policyOf(reader), areaIndex(reader), catalogue(reader)]);
  return { policy, graph: policy.framework(framework), areas, figures };
}

/** A text of the framework in both languages; where one lacks, the other. */
export const inBoth = ({ framework }: FrameworkGraph, text: Text): Translated => ({
  nl: say(text, "nl", framework.language).text,
  en: say(text, "en", framework.language).text,
});
