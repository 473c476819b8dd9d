/** The form of each kind. */
import type { ItemKind } from "../items.ts";
import { withChosen } from "./choices.ts";
import {
  columnFields,
  determinantFields,
  documentFields,
  frameworkFields,
  headingFields,
  nodeKindFields,
  partnerFields,
  targetGroupFields,
} from "./list-fields.ts";
import { nodeFields } from "./node-fields.ts";
import { isThing, type Property } from "./form-shape.ts";
import type { Setting } from "./setting.ts";
import { targetFields } from "./target-fields.ts";
import { contributionFields, formFields, planFields, updateFields } from "./update-fields.ts";

const forms: Readonly<Record<ItemKind, (setting: Setting, content: object) => Property[]>> = {
  framework: frameworkFields,
  document: documentFields,
  nodeKind: nodeKindFields,
  heading: headingFields,
  targetGroup: targetGroupFields,
  column: columnFields,
  partner: partnerFields,
  determinant: determinantFields,
  assignment: headingFields,
  node: nodeFields,
  target: targetFields,
  update: updateFields,
  contribution: contributionFields,
  form: formFields,
  plan: planFields,
};

/** What a form of this kind asks. @param content the form's, however unfinished: some questions hang on it */
export function propertiesOf(setting: Setting, kind: ItemKind, content: unknown): Property[] {
  return withChosen(forms[kind](setting, isThing(content) ? content : {}), [content]);
}
