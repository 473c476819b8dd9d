/** The same report must give the same file: names drawn by chance and times of the clock are replaced, and metafiles get their own name. */
import { unzipSync } from "fflate";
import { zip } from "../../kernel/zip.ts";

/**
 * @param file as the docx package made it
 * @param day stands in the properties as the moment of making and of the last change
 */
export function steady(file: Uint8Array, day: Date): Uint8Array {
  const entries = Object.entries(unzipSync(file)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = new Map<string, string>();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  // Relations of links have names drawn by chance; in the order of the document they get a number.
  const document = entries.find(([name]) => name === "word/document.xml");
  for (const [id] of text(document?.[1] ?? new Uint8Array()).matchAll(/(?<=r:id=")rId[^"]+(?=")/g))
    if (!/^rId\d+$/.test(id)) names.set(id, names.get(id) ?? `rIdLink${names.size + 1}`);
  // The package knows no metafiles: they went in under the name of the raster picture that it asks for.
  const metafiles = new Map(
    entries
      .filter(([name, content]) => name.startsWith("word/media/") && content[0] === 1 && content[40] === 0x20)
      .map(([name]) => [name, name.replace(/\.png$/, ".emf")]),
  );
  const renamed = (xml: string): string =>
    [...metafiles].reduce((written, [from, to]) => written.replaceAll(from.slice("word/".length), to.slice("word/".length)), xml);
  const moment = `${day.toISOString().slice(0, 19)}Z`;
  return zip(
    entries.map(([name, content]) => {
      if (!/\.(xml|rels)$/.test(name)) return { name: metafiles.get(name) ?? name, content };
      if (name === "[Content_Types].xml")
        return { name, content: text(content).replace("<Default ", '<Default ContentType="image/x-emf" Extension="emf"/><Default ') };
      const written = renamed(text(content))
        .replaceAll(/(?<=(?:r:id|Id)=")rId[^"]+(?=")/g, (id) => names.get(id) ?? id)
        .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`);
      return { name, content: name === "word/document.xml" ? renumbered(written) : written };
    }),
  );
}

/** Drawings and bookmarks are counted over all documents of one process. */
function renumbered(xml: string): string {
  let drawings = 0;
  let bookmarks = 0;
  const seen = new Map<string, string>();
  return xml
    .replaceAll(/(<wp:docPr\b[^>]*? ?id=")\d+"/g, (_whole, start: string) => `${start}${(drawings += 1)}"`)
    .replaceAll(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]+)"/g, (_whole, start: string, id: string) => {
      if (!seen.has(id)) seen.set(id, String((bookmarks += 1)));
      return `${start}${seen.get(id)}"`;
    });
}
