import { formatDate } from "../../kernel/language.ts";
import { Definitions } from "../../ui/prose.tsx";
import type { JoinedForm } from "../service.ts";
import type { Voice } from "./parts.tsx";
import { words } from "./words.ts";

/** What organisations filled in on one form, put together: each question with everybody's answer. */
export function JoinedPlan({ joined: { form, plans, questions }, voice }: { joined: JoinedForm; voice: Voice }) {
  const text = words[voice.language];
  const told = (kind: string, answer: string) =>
    kind === "date" && !Number.isNaN(Date.parse(answer)) ? formatDate(new Date(answer), voice.language) : answer;
  return (
    <section>
      <h2>
        {text.joinedPlan}: {voice.say(form.title)}
      </h2>
      <p>{text.filledIn(plans.map(({ partner, date }) => `${partner.name} (${formatDate(new Date(date), voice.language)})`).join(", "))}</p>
      {questions
        .filter(({ answers }) => answers.length > 0)
        .map(({ question, answers }) => (
          <>
            <h3>{voice.say(question.label)}</h3>
            <Definitions items={answers.map(({ partner, answer }) => ({ term: partner.name, text: told(question.kind, answer) }))} />
          </>
        ))}
    </section>
  );
}
