/**
 * Reads back what a PDF says, in the order of its pages: enough for a file that Typst wrote (plain objects, Flate streams, Identity-H
 * fonts with a ToUnicode map), and no more.
 */
import { inflateSync } from "node:zlib";

export type PdfText = {
  /** One per page, without blanks between words: what is set apart by moving is one word here. */
  pages: string[];
  /** The catalog, information and metadata as written. */
  catalog: string;
  information: string;
  metadata: string;
};

export function readPdf(bytes: Uint8Array): PdfText {
  const file = Buffer.from(bytes);
  const text = file.toString("latin1");
  const objects = new Map<string, { head: string; stream: () => string }>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const body = match[2];
    const start = body.indexOf("stream\n");
    const at = match.index + match[0].indexOf("stream\n") + "stream\n".length;
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
    const head = start < 0 ? body : body.slice(0, start);
    objects.set(match[1], {
      head,
      stream: () =>
        (head.includes("/FlateDecode") ? inflateSync(file.subarray(at, at + length)) : file.subarray(at, at + length)).toString("latin1"),
    });
  }
  const get = (id: string) => {
    const found = objects.get(id);
    if (!found) throw new Error(`The PDF has no object ${id}.`);
    return found;
  };
  const all = [...objects.values()].map(({ head }) => head);
  const catalog = all.find((head) => head.includes("/Type /Catalog")) ?? "";
  const pagesOf = (id: string): string[] => {
    const { head } = get(id);
    if (!head.includes("/Type /Pages")) return [id];
    return [...(/\/Kids \[([^\]]*)\]/.exec(head)?.[1] ?? "").matchAll(/(\d+) 0 R/g)].flatMap((kid) => pagesOf(kid[1]));
  };
  const fonts = new Map<string, Map<string, string>>();
  const fontOf = (id: string) => {
    const known = fonts.get(id) ?? unicodeMap(get(/\/ToUnicode (\d+) 0 R/.exec(get(id).head)?.[1] ?? "").stream());
    fonts.set(id, known);
    return known;
  };
  const pages = pagesOf(/\/Pages (\d+) 0 R/.exec(catalog)?.[1] ?? "").map((id) => {
    const { head } = get(id);
    const named = new Map(
      [...(/\/Font <<([^>]*)>>/.exec(head)?.[1] ?? "").matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name, font]) => [name, fontOf(font)]),
    );
    return shownText(get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? "").stream(), named);
  });
  const trailer = /\/Info (\d+) 0 R/.exec(text)?.[1];
  return {
    pages,
    catalog,
    information: trailer ? get(trailer).head : "",
    metadata: get(/\/Metadata (\d+) 0 R/.exec(catalog)?.[1] ?? "").stream(),
  };
}

function unicodeMap(cmap: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, code, target] of cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g))
    map.set(code, Buffer.from(target, "hex").swap16().toString("utf16le"));
  return map;
}

function shownText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let shown = "";
  const token = /\/(\S+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9A-Fa-f]+)>(?!>)/g;
  for (const [, name, literal, hex] of content.matchAll(token)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else
      for (const code of (hex ?? Buffer.from(unescaped(literal), "latin1").toString("hex")).toUpperCase().match(/.{4}/g) ?? [])
        shown += font.get(code) ?? "";
  }
  return shown.replaceAll(/\s/g, "");
}

function unescaped(literal: string): string {
  const named: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" };
  return literal.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_whole, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (named[code] ?? code),
  );
}
