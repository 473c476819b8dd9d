import type { Language } from "../kernel/language.ts";
import type { Child } from "./markup.ts";
import { texts } from "./texts.ts";

/** What a sentence or tag says. Each tone has a colour, a shape and (for `unknown`) a border of its own; the words are the caller's. */
export type Tone = "good" | "bad" | "same" | "held" | "lost" | "underway" | "behind" | "higher" | "lower" | "unknown";

export const shapes: Readonly<Record<Tone, string>> = {
  good: "▲",
  bad: "▼",
  same: "◦",
  held: "=",
  lost: "≠",
  underway: "◐",
  behind: "◔",
  higher: "↑",
  lower: "↓",
  unknown: "?",
};

/** A status in a word with its shape. `badge` draws a box around it. */
export function Tag({ tone, children, badge = true }: { tone: Tone; children: Child; badge?: boolean }) {
  return (
    <span class={`tag tone-${tone}${badge ? " badge" : ""}`}>
      <span aria-hidden="true">{shapes[tone]}</span> {children}
    </span>
  );
}

/** Sentences that stand out, each with a bar at its side; `word` says in a word what the bar's colour says. */
export function Findings({
  title,
  items,
  level = 2,
}: {
  title: string;
  items: readonly { tone: Tone; word?: string; text: Child }[];
  level?: 2 | 3;
}) {
  if (items.length === 0) return null;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="findings">
      <Heading>{title}</Heading>
      <ul role="list">
        {items.map((item) => (
          <li class={`tone-${item.tone}`}>
            {item.word ? (
              <Tag tone={item.tone} badge={false}>
                {item.word}
              </Tag>
            ) : (
              <span class="shape" aria-hidden="true">
                {shapes[item.tone]}
              </span>
            )}{" "}
            {item.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names with what they stand for: where a number comes from, who published it. Empty values are left out. */
export function Definitions({ items }: { items: readonly { term: string; text: Child }[] }) {
  return (
    <dl class="definitions">
      {items
        .filter((item) => item.text !== null && item.text !== undefined && item.text !== "")
        .map((item) => (
          <div>
            <dt>{item.term}</dt>
            <dd>{item.text}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A part that opens; without a summary it is "How is this measured?". */
export function Details({ language, summary, open, children }: { language: Language; summary?: string; open?: boolean; children: Child }) {
  return (
    <details class="details" open={open}>
      <summary>{summary ?? texts[language].howMeasured}</summary>
      <div class="details-body">{children}</div>
    </details>
  );
}

/** A row of small links with a dot between them, as under a table. */
export function Links({ items, label }: { items: readonly { href: string; text: string; download?: boolean }[]; label?: string }) {
  if (items.length === 0) return null;
  return (
    <ul class="links" role="list" aria-label={label}>
      {items.map((item) => (
        <li>
          <a href={item.href} download={item.download}>
            {item.text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The answer, in a sentence or two. `Page` sets its own; this one is for a lead with something beside it. */
export function Lead({ children }: { children: Child }) {
  return <p class="lead">{children}</p>;
}

/** A quiet box beside the text. */
export function Card({ title, children, level = 2 }: { title?: string; children: Child; level?: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="card">
      {title ? <Heading>{title}</Heading> : null}
      {children}
    </section>
  );
}

/** Text with something beside it on wide screens, below it on narrow ones. */
export function Beside({ children, aside }: { children: Child; aside: Child }) {
  return (
    <div class="beside">
      <div>{children}</div>
      <div>{aside}</div>
    </div>
  );
}

/** What can't be shown, and why, in words: an empty result, a missing figure. */
export function Notice({ tone = "unknown", title, children }: { tone?: Tone; title?: string; children: Child }) {
  return (
    <div class={`notice tone-${tone}`}>
      {title ? <p class="notice-title">{title}</p> : null}
      {children}
    </div>
  );
}
