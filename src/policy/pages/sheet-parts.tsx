/** Parts of a sheet: what a programme did itself, with whom, with what money, and by when. */
import { formatDate } from "../../kernel/language.ts";
import { Definitions, Tag } from "../../ui/prose.tsx";
import type { Text } from "../framework.ts";
import { amount } from "../progress-words.ts";
import type { Sheet } from "../service.ts";
import { Places, type Voice } from "./parts.tsx";
import { euros } from "./updates.tsx";
import { words } from "./words.ts";

const questions = ["howMuch", "howWell", "betterOff"] as const;

/** The programme's own measures, apart from the population's figures. */
export function Performance({ found: { framework, node }, voice }: { found: Sheet; voice: Voice }) {
  const text = words[voice.language];
  return (
    <section class="apart">
      <h2>{text.performance}</h2>
      <p>{node.measures.length > 0 ? text.performanceText : text.performanceNone}</p>
      {node.measures.length === 0
        ? null
        : questions.map((question) => {
            const own = node.measures.filter((measure) => measure.question === question);
            return (
              <>
                <h3>{text.questions[question]}</h3>
                {own.length === 0 ? (
                  <p>
                    <Tag tone="unknown" badge={false}>
                      {text.questionNone}
                    </Tag>
                  </p>
                ) : (
                  <ul class="plain-list">
                    {own.map((measure) => (
                      <li>
                        <p>
                          {voice.say(measure.title)}:{" "}
                          {measure.value === null ? (
                            <Tag tone="unknown" badge={false}>
                              {text.unknown}
                            </Tag>
                          ) : (
                            <b>
                              {amount(measure.value, voice.language)} {voice.say(measure.unit)}
                            </b>
                          )}
                          {measure.period === undefined ? null : <> ({voice.say(measure.period)})</>}
                        </p>
                        {measure.note === undefined ? null : <p>{voice.say(measure.note)}</p>}
                        <Places framework={framework} sources={measure.sources} voice={voice} />
                      </li>
                    ))}
                  </ul>
                )}
              </>
            );
          })}
    </section>
  );
}

export function Partners({ found: { partners }, voice }: { found: Sheet; voice: Voice }) {
  const text = words[voice.language];
  if (partners.length === 0) return null;
  return (
    <section>
      <h2>{text.partners}</h2>
      {partners.some(({ role }) => role === null) ? <p class="source">{text.roleNone}</p> : null}
      <ul class="columns" role="list">
        {partners.map(({ partner, role }) => (
          <li>
            {partner.name}
            {role === null ? null : <span class="note"> ({voice.say(role)})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Finance({ found: { node }, voice }: { found: Sheet; voice: Voice }) {
  const text = words[voice.language];
  if (node.finance.length === 0) return null;
  const orNone = (each: Text | undefined) => (each === undefined ? text.notNamed : voice.say(each));
  return (
    <section>
      <h2>{text.finance}</h2>
      {node.finance.map((each) => (
        <Definitions
          items={[
            { term: text.payer, text: voice.say(each.payer) },
            { term: text.amount, text: each.amount === null ? text.notNamed : euros(each.amount, voice) },
            { term: text.years, text: each.years === undefined ? null : voice.say(each.years) },
            { term: text.condition, text: orNone(each.condition) },
            { term: text.ifItFails, text: orNone(each.ifItFails) },
          ]}
        />
      ))}
    </section>
  );
}

export function Milestones({ found: { framework, node }, voice }: { found: Sheet; voice: Voice }) {
  const { language } = voice;
  const text = words[language];
  if (node.milestones.length === 0) return null;
  const day = (date: string) => formatDate(new Date(date), language);
  return (
    <section>
      <h2>{text.milestones}</h2>
      <ul class="plain-list">
        {node.milestones.map((milestone) => (
          <li>
            <p>
              <b>{voice.say(milestone.title)}</b>
            </p>
            <p>
              {text.due}: {milestone.due === null ? text.noDate : day(milestone.due)}. {text.done}:{" "}
              {milestone.done === null ? text.notDone : day(milestone.done)}.
            </p>
            {milestone.evidence === undefined ? null : (
              <p>
                {text.evidence}: {voice.say(milestone.evidence)}
              </p>
            )}
            <Places framework={framework} sources={milestone.sources} voice={voice} />
          </li>
        ))}
      </ul>
    </section>
  );
}
