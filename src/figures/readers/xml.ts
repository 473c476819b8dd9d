const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text of an XML element or attribute with its five named and all numbered references resolved, and Excel's `_x000D_` escapes. */
export function xmlText(raw: string): string {
  const plain = raw.includes("&")
    ? raw.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g, (whole, hex?: string, dec?: string, name?: string) => {
        if (name) return named[name];
        const point = hex ? Number.parseInt(hex, 16) : Number(dec);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      })
    : raw;
  return plain.includes("_x")
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}

/** The value of an attribute in the text of a start tag; null when it has none. */
export function attribute(tag: string, name: string): string | null {
  const at = tag.indexOf(` ${name}=`);
  if (at < 0) return null;
  const quote = tag[at + name.length + 2];
  const end = tag.indexOf(quote, at + name.length + 3);
  return end < 0 ? null : tag.slice(at + name.length + 3, end);
}
