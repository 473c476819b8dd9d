import { localPath, type Language, type Texts } from "../../kernel/language.ts";
import { Links } from "../prose.tsx";
import { pictureKinds, type PictureKind } from "./picture-file.ts";

const words: Texts<{ label: string; as: Readonly<Record<PictureKind, string>> }> = {
  nl: { label: "De grafiek als bestand", as: { svg: "Als SVG", png: "Als PNG" } },
  en: { label: "The chart as a file", as: { svg: "As SVG", png: "As PNG" } },
};

export type PictureLinksProps = {
  language: Language;
  /** Of the file, without its ending and its language. */
  path: string;
  /** What the page was asked, so that the file shows the same; what is undefined or empty is left out. */
  query?: Readonly<Record<string, string | undefined>>;
};

/** The same chart as a file that needs nothing else. */
export function PictureLinks({ language, path, query = {} }: PictureLinksProps) {
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const { label, as } = words[language];
  return (
    <Links
      label={label}
      items={pictureKinds.map((kind) => ({
        href: localPath(`${path}.${kind}${asked.size > 0 ? `?${asked}` : ""}`, language),
        text: as[kind],
        download: true,
      }))}
    />
  );
}
