/** What a browser would send of the forms in a page, by our own reading of the HTML that we make. */

/**
 * Every control that would be sent, in order: no buttons, no boxes or rounds that aren't chosen. Line ends as browsers send them.
 * @param html a page, or the part of it that holds the form
 */
export function formControls(html: string): FormData {
  const form = new FormData();
  for (const { 1: tag, 2: attributes, index } of html.matchAll(/<(input|textarea|select)((?:\s[\w-]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    const name = attributeOf(attributes, "name") ?? "";
    const inside = html.slice(index).replace(/^[^>]*"?>/, "");
    const value = tag === "input" ? inputValue(attributes) : tag === "textarea" ? textValue(inside) : chosenValue(inside);
    if (name !== "" && value !== null) form.append(name, value.replaceAll("\n", "\r\n"));
  }
  return form;
}

function inputValue(attributes: string): string | null {
  const box = ["checkbox", "radio"].includes(attributeOf(attributes, "type") ?? "");
  return box && !/\schecked/.test(attributes) ? null : (attributeOf(attributes, "value") ?? "");
}

const textValue = (inside: string): string => decoded(inside.slice(0, inside.indexOf("</textarea>"))).replace(/^\n/, "");

function chosenValue(inside: string): string {
  const options = inside.slice(0, inside.indexOf("</select>"));
  const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
  return decoded(chosen?.[1] ?? "");
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : decoded(found);
}

const entities: Readonly<Record<string, string>> = { "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const decoded = (text: string): string => text.replaceAll(/&(?:quot|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
