/** Text and attributes in XML. */

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// oxlint-disable-next-line no-control-regex -- these are what no XML 1.0 can hold
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Whether the text is free of characters that no XML 1.0 can hold; `escapeXml` would drop them. */
export const fitsXml = (text: string): boolean => text.search(impossible) === -1;

export const escapeXml = (text: string): string =>
  text.replaceAll(impossible, "").replaceAll(/[&<>"]/g, (character) => entities[character]);

/** `<name a="1">inner</name>`; `inner` is finished XML, attributes are texts. An undefined attribute is left out. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>> = {}, inner = ""): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(value)}"`]));
  return inner === "" ? `<${name}${given.join("")}/>` : `<${name}${given.join("")}>${inner}</${name}>`;
}
