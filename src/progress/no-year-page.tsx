import { localPath } from "../kernel/language.ts";
import type { Said } from "../policy/index.ts";
import type { Markup } from "../ui/markup.ts";
import { frame, type Site } from "../ui/site.tsx";
import { pageWords } from "./page-words.ts";
import type { NothingAbout } from "./years.ts";

/** There is no report about this year; what there is, and that a report of this year may be about the one before. */
export function noYearPage(site: Site, { framework, title, found }: { framework: string; title: Said; found: NothingAbout }): Markup {
  const { language } = site;
  const text = pageWords[language];
  const { asked, years, written, targetsFrom } = found;
  const path = (year: number) => `/voortgang/${encodeURIComponent(framework)}/${year}`;
  const shown = [...new Set([...years, ...(targetsFrom === null ? [] : [targetsFrom])])].toSorted((a, b) => a - b);
  const heading = text.noYear(asked);
  return frame(site, {
    path: path(asked),
    trail: [{ path: "/voortgang", text: text.archive }, { text: heading }],
    title: heading,
    description: heading,
    heading,
    subheading: title.language === language ? title.text : <span lang={title.language}>{title.text}</span>,
    hidden: true,
    children: (
      <>
        {written.length > 0 ? <p>{text.written(asked, written)}</p> : null}
        <p>{shown.length > 0 ? text.otherYears : text.noYears}</p>
        {shown.length > 0 ? (
          <ul>
            {shown.map((year) => (
              <li>
                <a href={localPath(path(year), language)}>{text.aboutYear(year)}</a>
                {year === targetsFrom ? ` (${text.targetsFrom})` : null}
              </li>
            ))}
          </ul>
        ) : null}
      </>
    ),
  });
}
