import type { Language } from "../../kernel/language.ts";
import type { Child } from "../markup.ts";
import { texts } from "../texts.ts";

export type FigureProps = {
  language: Language;
  /** Becomes the figure's id, so that a chart can be linked to. */
  id: string;
  /** The finding, as a sentence. */
  title: string;
  /** The measure and the year. */
  subtitle: string;
  /** Who published the figures, when; may hold links. */
  source: Child;
  /** The same data as a table (`DataTable`); it can be opened, sorted and copied. */
  table: Child;
  /** Level of the title's heading on the page; 2 unless told. */
  level?: 2 | 3;
  /** The chart. */
  children: Child;
};

/** A chart with its finding as title, its measure, its source and its table. */
export function Figure({ language, id, title, subtitle, source, table, level = 2, children }: FigureProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <figure class="figure" id={id} aria-labelledby={`${id}-title`}>
      <Heading class="figure-title" id={`${id}-title`}>
        {title}
      </Heading>
      <p class="figure-subtitle">{subtitle}</p>
      {children}
      <figcaption class="source">
        {texts[language].source}: {source}
      </figcaption>
      <details class="details">
        <summary>{texts[language].table}</summary>
        {table}
      </details>
    </figure>
  );
}
