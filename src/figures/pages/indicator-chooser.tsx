/** The form of an indicator's page: other areas, another year, other people. */
import type { Language } from "../../kernel/language.ts";
import { Form, SelectField, SubmitButton } from "../../ui/form.tsx";
import type { IndicatorView } from "../service.ts";
import { figureTexts } from "../texts.ts";
import type { IndicatorChoice, ShownIndicator } from "./indicator-charts.ts";
import { capital, titleOf } from "./parts.tsx";
import { words } from "./words.ts";

export function chooser(view: IndicatorView, choice: IndicatorChoice, action: string, language: Language, index: ShownIndicator["index"]) {
  const text = words[language];
  const { levels } = figureTexts[language];
  const inside = [
    ...index.ancestors(view.within).toReversed(),
    view.within,
    ...index.children(view.within).filter(({ level }) => level !== view.level && level !== "neighbourhood"),
  ];
  const below = (["municipality", "district", "neighbourhood"] as const).filter((level) => index.within(view.within, level).length > 1);
  return (
    <Form action={action} label={text.choose} compact>
      <SelectField
        name="niveau"
        label={text.chooseLevel}
        value={view.level}
        options={below.map((level) => ({ value: level, text: capital(levels[level].many) }))}
      />
      <SelectField
        name="binnen"
        label={text.chooseWithin}
        value={view.within.code}
        options={inside.map((area) => ({ value: area.code, text: area.name }))}
      />
      <SelectField
        name="periode"
        label={text.choosePeriod}
        value={view.period.id}
        options={view.periods.toReversed().map(({ id }) => ({ value: id, text: id }))}
      />
      <SelectField
        name="groep"
        label={text.chooseGroup}
        value={view.group.id}
        options={view.groups.map((group) => ({ value: group.id, text: titleOf(group, language) }))}
      />
      <SelectField
        name="vergelijk"
        label={text.chooseBenchmark}
        value={choice.benchmark ?? ""}
        options={[
          { value: "", text: view.within.name },
          ...index.ancestors(view.within).map((area) => ({ value: area.code, text: area.name })),
        ]}
      />
      <SubmitButton>{text.show}</SubmitButton>
    </Form>
  );
}
