/** A chapter about one branch of the framework: what was done, for everyone and for equal chances apart. */
import { localPath } from "../../kernel/language.ts";
import { statusWords, updatePath, type PolicyNode, type Update } from "../../policy/index.ts";
import type { Block, Line, Run, Table, UpdateBlock } from "../content.ts";
import { displayName } from "../../areas/index.ts";
import type { Ground } from "./ground.ts";
import { documentAnchor, joined, langOf, link, number, paragraph, plain, sourceLine, spoken, strong, wordsOf } from "./lines.ts";
import { words } from "./words.ts";

/** @param id of the chapter; every block's id starts with it */
export function branchBlocks(ground: Ground, id: string, nodes: readonly PolicyNode[]): Block[] {
  return [
    ...updateBlocks(ground, id, nodes),
    ...targetBlocks(ground, id, nodes),
    ...resultBlocks(ground, id, nodes),
    ...milestoneBlocks(ground, id, nodes),
    ...missingBlocks(ground, id, nodes),
  ];
}

function updateBlocks(ground: Ground, id: string, nodes: readonly PolicyNode[]): Block[] {
  const text = words[ground.speaker.language];
  const found = ground.updatesOn(nodes);
  // One sentence says more than two headings over nothing.
  if (found.length === 0) return [paragraph(`${id}-nothing`, [plain(text.nothing(ground.year))])];
  return (["all", "equal", "base"] as const).flatMap((gain): Block[] => {
    const ofGain = found.filter((update) => update.gain === gain);
    if (gain === "base" && ofGain.length === 0) return [];
    const none = gain === "base" || ofGain.length > 0 ? [] : [paragraph(`${id}-${gain}-none`, [plain(text.noneGain[gain](ground.year))])];
    return [
      { kind: "heading", id: `${id}-${gain}`, level: 3, text: text.gains[gain] },
      ...none,
      ...ofGain.map((update) => updateBlock(ground, update)),
    ];
  });
}

function updateBlock({ framework, index, speaker }: Ground, update: Update): UpdateBlock {
  const text = words[speaker.language];
  const id = `update-${update.id}`;
  const areas = update.areas.map((code) => displayName(index.versions(code)[0]?.name ?? code));
  const partners = framework.partners.filter((partner) => update.partners.includes(partner.id)).map(({ name }) => name);
  const said = (label: string, value: Line): Line => [plain(`${label}: `), ...value];
  return {
    kind: "update",
    id,
    gain: update.gain,
    title: wordsOf(update.title, speaker),
    ...langOf(update.title, speaker),
    text: [spoken(update.text, speaker)],
    figures: update.figures.map((figure, at) => {
      const label = wordsOf(figure.title, speaker);
      return [
        plain(`${label}: `),
        number({
          id: `${id}-${at + 1}`,
          label: `${wordsOf(update.title, speaker)}: ${label}`,
          value: figure.value,
          unit: figure.unit,
          origin:
            update.sources.length > 0
              ? documentAnchor(update.sources[0].document)
              : localPath(updatePath(framework.id, update), speaker.language),
          language: speaker.language,
        }),
      ];
    }),
    about: joined(
      [
        areas.length > 0 ? said(text.where, [plain(areas.join(", "))]) : [],
        partners.length > 0 ? said(text.withWhom, [plain(partners.join(", "))]) : [],
        update.links.length > 0
          ? said(
              text.moreOn,
              joined(
                update.links.map((href): Line => [link(hostOf(href), href)]),
                ", ",
              ),
            )
          : [],
        said(
          text.source,
          joined([[plain(update.author)], ...(update.sources.length > 0 ? [sourceLine(update.sources, framework, speaker)] : [])], ", "),
        ),
      ],
      " · ",
    ),
  };
}

/** Who is behind an address: its whole text would be unreadable in a line, and "here" says nothing. */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, "");
}

/** How the chapter's targets stand; their stories are told together, further on. */
function targetBlocks({ targetsOn, speaker }: Ground, id: string, nodes: readonly PolicyNode[]): Block[] {
  const items = targetsOn(nodes).map(({ target, progress }): Line => [
    link(wordsOf(target.title, speaker), `#target-${target.id}`),
    plain(`: ${statusWords[speaker.language][progress.status]}`),
  ]);
  if (items.length === 0) return [];
  return [
    { kind: "heading", id: `${id}-targets`, level: 3, text: words[speaker.language].targetsHere },
    { kind: "list", id: `${id}-targets-list`, items },
  ];
}

/** What programmes did, apart from how the city's health is: a population figure is never one programme's score. */
function resultBlocks({ framework, speaker }: Ground, id: string, nodes: readonly PolicyNode[]): Block[] {
  const text = words[speaker.language];
  const rows = nodes.flatMap((node) =>
    node.measures.map((measure): Line[] => {
      const label = wordsOf(measure.title, speaker);
      const value: Run =
        measure.value === null
          ? plain(text.unknown)
          : number({
              id: `${id}-${node.id}-${measure.id}`,
              label,
              value: measure.value,
              unit: measure.unit,
              origin: documentAnchor(measure.sources[0].document),
              language: speaker.language,
            });
      return [
        [spoken(measure.title, speaker)],
        [plain(text.question[measure.question])],
        [value],
        [plain(measure.period ?? "")],
        [...(measure.note ? [spoken(measure.note, speaker), plain(" ")] : []), ...sourceLine(measure.sources, framework, speaker)],
      ];
    }),
  );
  if (rows.length === 0) return [];
  const table: Table = {
    kind: "table",
    id: `${id}-measures`,
    caption: text.resultsTable,
    columns: [
      { title: text.result, share: 2 },
      { title: text.counts, share: 1.1 },
      { title: text.value, numeric: true, share: 1.3 },
      { title: text.periodHeading, share: 1 },
      { title: text.note, share: 2.4 },
    ],
    rows,
  };
  return [
    { kind: "heading", id: `${id}-results`, level: 3, text: text.programmeResults },
    paragraph(`${id}-results-text`, [plain(text.programmeResultsText)]),
    table,
  ];
}

function milestoneBlocks({ framework, speaker }: Ground, id: string, nodes: readonly PolicyNode[]): Block[] {
  const text = words[speaker.language];
  const rows = nodes.flatMap((node) =>
    node.milestones.map((each): Line[] => [
      [spoken(each.title, speaker)],
      [plain(each.due ?? text.noDate)],
      [plain(each.done ?? text.notYet)],
      sourceLine(each.sources, framework, speaker),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    { kind: "heading", id: `${id}-milestones`, level: 3, text: text.milestones },
    {
      kind: "table",
      id: `${id}-milestones-table`,
      caption: text.milestonesTable,
      columns: [
        { title: text.milestones, share: 3 },
        { title: text.due, share: 1.1 },
        { title: text.done, share: 1.1 },
        { title: text.source, share: 2 },
      ],
      rows,
    },
  ];
}

function missingBlocks({ speaker }: Ground, id: string, nodes: readonly PolicyNode[]): Block[] {
  const items = nodes.flatMap((node) =>
    node.notInSource.map((what): Line => [strong(`${wordsOf(node.title, speaker)}: `), spoken(what, speaker)]),
  );
  if (items.length === 0) return [];
  return [
    { kind: "heading", id: `${id}-missing`, level: 3, text: words[speaker.language].missingHere },
    { kind: "list", id: `${id}-missing-list`, items },
  ];
}
