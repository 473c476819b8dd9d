import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/database.ts";
import { readerOf } from "../../test/reader.ts";
import { loadUtrecht } from "../../test/utrecht.ts";
import { fillForm, type FilledForm } from "./fill-form.ts";
import { oneFramework, sheet } from "./service.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await loadUtrecht(base);
});
afterAll(() => base.close());

const id = "utrecht-gezond-2011-2013";

test("two organisations fill in the form of 'Heeft u ook kinderen?'; the sheet shows their plans as one; a second filling-in is a new version", async () => {
  const { framework } = await oneFramework(await readerOf(base), id);
  const form = framework.forms.find(({ node }) => node === "heeft-u-ook-kinderen");
  if (!form) throw new Error("The pack has no form for this programme.");
  const [question] = form.questions.filter(({ kind }) => kind === "text" || kind === "line");
  const [first, second] = framework.partners;
  const filled = (partner: string, answer: string): FilledForm => ({
    framework: id,
    form: form.id,
    partner,
    date: "2026-11-21",
    answers: { [question.id]: answer },
    actor: "a made person",
    reason: "test",
  });

  expect(await fillForm(base.db, filled(first.id, "We vragen het bij de intake."))).toEqual({ version: 1 });
  await fillForm(base.db, filled(second.id, "We vragen het in het eerste gesprek."));
  expect(await fillForm(base.db, filled(first.id, "We vragen het altijd bij de intake."))).toEqual({ version: 2 });

  const { forms } = await sheet(await readerOf(base), id, "heeft-u-ook-kinderen");
  expect(forms[0].plans.map(({ partner }) => partner.id).toSorted()).toEqual([first.id, second.id].toSorted());
  const answers = forms[0].questions.find((each) => each.question.id === question.id)?.answers.map(({ answer }) => answer);
  expect(answers?.toSorted()).toEqual(["We vragen het altijd bij de intake.", "We vragen het in het eerste gesprek."]);
});

test("a question or an organisation that is not there is refused, and nothing is kept", async () => {
  const { framework } = await oneFramework(await readerOf(base), id);
  const [form] = framework.forms;
  const wrong = {
    framework: id,
    form: form.id,
    partner: framework.partners[0].id,
    date: "2026-11-21",
    actor: "a made person",
    reason: "test",
  };
  await expect(fillForm(base.db, { ...wrong, answers: { "no-question": "x" } })).rejects.toMatchObject({
    kind: "item-invalid",
    faults: [{ found: `${form.id} has no question no-question` }],
  });
  await expect(fillForm(base.db, { ...wrong, partner: "nobody", answers: { [form.questions[0].id]: "x" } })).rejects.toMatchObject({
    kind: "item-invalid",
  });
  await expect(fillForm(base.db, { ...wrong, answers: {} })).rejects.toMatchObject({ kind: "item-invalid" });
});
