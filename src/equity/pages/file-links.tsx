import { localPath, type Language } from "../../kernel/language.ts";
import { withQuery } from "../../figures/index.ts";
import { Links } from "../../ui/prose.tsx";
import { words } from "./words.ts";

/** The same chart as a file that needs nothing else. @param path of the file, without its ending */
export function FileLinks({
  path,
  query = {},
  language,
}: {
  path: string;
  query?: Record<string, string | undefined>;
  language: Language;
}) {
  const text = words[language];
  const href = (kind: string) => localPath(withQuery(`${path}.${kind}`, query), language);
  return (
    <Links
      label={text.picture}
      items={[
        { href: href("svg"), text: text.svg, download: true },
        { href: href("png"), text: text.png, download: true },
      ]}
    />
  );
}
