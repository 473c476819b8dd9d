/** A name for an address out of a title: small letters, digits and single hyphens. "Fiets & wandel: één route" → "fiets-wandel-een-route". */
export function slug(title: string): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return words.slice(0, longest).replace(/-[^-]*$/, (last) => (words.length > longest ? "" : last)) || "naamloos";
}

const longest = 60;

/** The slug of a title, numbered from 2 on where others have it. */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const name = slug(title);
  for (let number = 1; ; number++) {
    const made = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(made)) return made;
  }
}
