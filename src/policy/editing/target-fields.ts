/** The form of a target. */
import { areas, groups, indicators, nodes } from "./choices.ts";
import type { Property } from "./form-shape.ts";
import type { Setting } from "./setting.ts";
import { both, choose, lasting, longText, number, shortText, sources, texts, title, type Words } from "./shared-fields.ts";

export function targetFields(setting: Setting): Property[] {
  return [
    lasting("title"),
    choose("node", nodes(setting), { label: both("Waar hoort het doel bij?", "What does the target belong to?"), required: true }),
    title(setting),
    longText(setting, "wording", {
      label: both("Wat is er afgesproken?", "What was agreed?"),
      hint: both("Zoals het document het zegt, in eigen woorden.", "As the document puts it, in your own words."),
      required: true,
    }),
    {
      name: "unit",
      kind: "line",
      label: both("Eenheid", "Unit"),
      hint: both("Bijvoorbeeld: % of mensen", "For example: % or people"),
      required: true,
    },
    choose(
      "kind",
      [
        { value: "value", text: both("Een waarde halen", "Reach a value") },
        { value: "direction", text: both("Een kant op gaan", "Go one way") },
        { value: "hold", text: both("Gelijk blijven", "Stay the same") },
        { value: "count", text: both("Een aantal gebieden uit dit beleid", "A number of areas of this policy") },
      ],
      { label: both("Wat voor doel is het?", "What kind of target is it?"), required: true },
    ),
    choose(
      "better",
      [
        { value: "lower", text: both("Lager is beter", "Lower is better") },
        { value: "higher", text: both("Hoger is beter", "Higher is better") },
      ],
      { label: both("Welke kant is beter?", "Which way is better?"), required: true },
    ),
    longText(setting, "scope", {
      label: both("Over wie en waar gaat het?", "Whom and where is it about?"),
      required: true,
    }),
    moment(setting, "baseline", { label: both("Hoe was het?", "How was it?"), required: true }),
    moment(setting, "goal", { label: both("Hoe moet het worden?", "How should it become?"), required: true }),
    number("margin", {
      label: both("Hoeveel mag het schommelen?", "How much may it move?"),
      hint: both("Alleen bij een doel om gelijk te blijven.", "Only for a target to stay the same."),
    }),
    {
      name: "counts",
      kind: "group",
      label: both("Wat wordt er geteld?", "What is counted?"),
      hint: both("Alleen bij een aantal gebieden uit dit beleid.", "Only for a number of areas of this policy."),
      fields: [
        choose("node", nodes(setting), { label: both("Van welk onderdeel?", "Of which part?") }),
        choose("what", [{ value: "areaColumns", text: both("De gebieden waar het gebeurt", "The areas where it happens") }], {
          label: both("Wat daarvan?", "What of it?"),
        }),
      ],
    },
    series(setting),
    {
      name: "measured",
      kind: "rows",
      label: both("Welke metingen geven de documenten?", "Which measurements do the documents give?"),
      one: both("meting", "measurement"),
      fields: pointFields(setting),
    },
    texts(setting, "notes", { label: both("Opmerkingen", "Notes") }),
    sources(setting),
  ];
}

const moment = (setting: Setting, name: string, words: Words): Property => ({
  name,
  kind: "group",
  ...words,
  fields: pointFields(setting),
});

const pointFields = (setting: Setting): Property[] => [
  { name: "period", kind: "line", label: both("Wanneer?", "When?"), hint: both("Bijvoorbeeld: 2024", "For example: 2024"), required: true },
  { ...number("value", { label: both("Waarde", "Value") }), empty: null },
  number("lower", { label: both("Laagste waarde die ook kan", "Lowest value that is possible too") }),
  number("upper", { label: both("Hoogste waarde die ook kan", "Highest value that is possible too") }),
  shortText(setting, "reason", { label: both("Waarom is er geen waarde?", "Why is there no value?") }),
];

const series = (setting: Setting): Property => ({
  name: "series",
  kind: "rows",
  label: both("Welke cijfers gaan hierover?", "Which figures are about this?"),
  one: both("reeks cijfers", "series of figures"),
  fields: [
    choose("indicator", indicators(setting), { label: both("Onderwerp", "Topic"), required: true }),
    choose("group", groups(setting), { label: both("Bevolkingsgroep", "Population group"), required: true }),
    choose("area", areas(setting), { label: both("Gebied", "Area"), required: true }),
    {
      name: "complement",
      kind: "flag",
      label: both("Het gaat om de anderen: 100 procent min dit cijfer", "It is about the others: 100 percent less this figure"),
    },
    choose(
      "fit",
      [
        { value: "same", text: both("Dit meet hetzelfde als het doel", "This measures the same as the target") },
        { value: "other", text: both("Dit lijkt erop, maar is anders", "This is like it, but differs") },
      ],
      { label: both("Past het bij het doel?", "Does it fit the target?"), required: true },
    ),
    longText(setting, "difference", { label: both("Wat is er anders?", "What differs?") }),
  ],
});
