/** The form that asks the same page about another order, kind of area, place, period or group. */
import { areaIndex, type AreaIndex, type Area, type Level } from "../../areas/index.ts";
import { capital, figureTexts, titleOf, type GroupRow, type IndicatorRow, type PeriodRow } from "../../figures/index.ts";
import type { Language } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import { Form, SelectField, SubmitButton, type Option } from "../../ui/form.tsx";
import type { Ordering } from "../gap/ordering.ts";
import { withoutOrder } from "./parts.tsx";
import { words } from "./words.ts";

export type ChooserProps = {
  reader: Reader;
  language: Language;
  action: string;
  ordering: Ordering | null;
  orderings: readonly IndicatorRow[];
  /** Whether the page can do without an order. */
  mayLack: boolean;
  level: Level;
  within: Area;
  periods: readonly PeriodRow[];
  /** Empty: the latest. */
  period: string;
  groups: readonly GroupRow[];
  /** Empty: everyone in the survey. */
  group: string;
};

/** The smaller levels on which places can be compared. */
const compared = ["municipality", "district", "neighbourhood"] as const;

export async function chooser(props: ChooserProps) {
  const { reader, language, action, level, within } = props;
  const text = words[language];
  const index = await areaIndex(reader);
  return (
    <Form action={action} label={text.choose} compact>
      <SelectField name="volgorde" label={text.chooseOrder} value={props.ordering?.id ?? withoutOrder} options={orders(props, index)} />
      <ScopeFields {...props} index={index} places={places(index, within, level)} />
      <SubmitButton>{text.show}</SubmitButton>
    </Form>
  );
}

type ScopeProps = Pick<ChooserProps, "language" | "level" | "within" | "periods" | "period" | "groups" | "group"> & {
  index: AreaIndex;
  places: readonly Option[];
};

/** Which kind of area, where, when and who: the same on every page that compares areas. */
export function ScopeFields({ language, level, within, periods, period, groups, group, index, places: around }: ScopeProps) {
  const text = words[language];
  const below = compared.filter((each) => each === level || index.within(within, each).length > 1);
  return (
    <>
      <SelectField
        name="niveau"
        label={text.chooseLevel}
        value={level}
        options={below.map((each) => ({ value: each, text: capital(figureTexts[language].levels[each].many) }))}
      />
      <SelectField name="binnen" label={text.chooseWithin} value={within.code} options={around} />
      {periods.length > 1 ? (
        <SelectField
          name="periode"
          label={text.choosePeriod}
          value={period}
          options={periods.toReversed().map(({ id }) => ({ value: id, text: id }))}
        />
      ) : null}
      {groups.length > 1 ? (
        <SelectField
          name="groep"
          label={text.chooseGroup}
          value={group}
          options={groups.map((each) => ({ value: each.id, text: titleOf(each, language) }))}
        />
      ) : null}
    </>
  );
}

function orders({ ordering, orderings, mayLack, level, within, language }: ChooserProps, index: AreaIndex): Option[] {
  const text = words[language];
  const here = new Set(index.within(within, level).map(({ id }) => id));
  const figures = orderings.map((row) => ({ value: row.id, text: titleOf(row, language), group: text.orderByFigure }));
  const sets = index
    .shown()
    .filter((area) => area.level === "set" && index.within(area, level).some(({ id }) => here.has(id)))
    .map(({ code, name }) => ({ value: code, text: capital(name), group: text.orderBySet }));
  const found = [...figures, ...sets, ...(mayLack ? [{ value: withoutOrder, text: text.noOrderOption }] : [])];
  if (!ordering || found.some(({ value }) => value === ordering.id)) return found;
  const name = ordering.kind === "areas" ? ordering.set.name : ordering.indicators.map((row) => titleOf(row, language)).join(" + ");
  return [{ value: ordering.id, text: name }, ...found];
}

/** The place itself, what it lies in, and what lies in it and is large enough to be divided. */
function places(index: AreaIndex, within: Area, level: Level): Option[] {
  return [
    ...index.ancestors(within).toReversed(),
    within,
    ...index.children(within).filter((area) => area.level !== level && area.level !== "neighbourhood"),
  ].map(({ code, name }) => ({ value: code, text: name }));
}
