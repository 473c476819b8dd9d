/** Reads the charts' own markup, which is well-formed: lower-case names, quoted attributes, every element closed. */
export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] };

const token = /<(\/)?([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/)?>|([^<]+)/g;

/** @returns an element without name that holds all; texts keep their entities, so they can be written again as they are */
export function readMarkup(markup: string): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const open = [root];
  for (const [, closing, name = "", attributes = "", alone, text] of markup.matchAll(token)) {
    const parent = open[open.length - 1];
    if (text !== undefined) parent.children.push(text);
    else if (closing) {
      if (open.length < 2 || parent.name !== name)
        throw new RangeError(`</${name}> closes <${parent.name}>: charts are well-formed markup`);
      open.pop();
    } else {
      const element: Element = { name, attributes: readAttributes(attributes), children: [] };
      parent.children.push(element);
      if (!alone) open.push(element);
    }
  }
  if (open.length > 1) throw new RangeError(`<${open[open.length - 1].name}> is never closed: charts are well-formed markup`);
  return root;
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name, value = ""]) => [name, value]));
}

export const classesOf = ({ attributes }: Element): string[] => (attributes.class ?? "").split(" ").filter(Boolean);

export const elementsIn = ({ children }: Element): Element[] => children.filter((child) => typeof child !== "string");

/** All text of an element, entities kept, titles left out. */
export function textOf(element: Element): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : child.name === "svg" || child.name === "title" ? "" : textOf(child)))
    .join("");
}

const named: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** The text that an escaped one stands for. */
export const unescaped = (text: string): string => text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => named[entity] ?? entity);
