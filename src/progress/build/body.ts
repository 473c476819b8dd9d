/** The whole report, from what the system holds at this moment. Nothing here knows a framework by name. */
import type { Block, Body, Chapter, Line, Run } from "../content.ts";
import { branchesOf } from "./chapters.ts";
import { changesBlocks } from "./changes.ts";
import { cityBlocks } from "./city.ts";
import type { Ground } from "./ground.ts";
import { documentAnchor, joined, langOf, link, number, paragraph, plain, sourceLine, spoken, strong, wordsOf } from "./lines.ts";
import { branchBlocks, hostOf } from "./priority.ts";
import { targetLines, targetsBlocks } from "./targets.ts";
import { statuses, statusWords } from "../../policy/index.ts";
import { formatDate } from "../../kernel/language.ts";
import { words } from "./words.ts";

/** @returns chapters in the order of the city's own progress reports: introduction, health in all policies, priorities, targets, what changed, sources */
export async function buildBody(ground: Ground): Promise<Body> {
  const { framework, graph, speaker, year } = ground;
  const text = words[speaker.language];
  const { branches, outside } = branchesOf(graph);
  const city = await cityBlocks(ground);
  const around =
    ground.updatesOn(outside).length > 0 ? [chapter("general", "priority", text.general, branchBlocks(ground, "general", outside))] : [];
  const chapters: Chapter[] = [
    chapter("introduction", "introduction", text.introduction, introduction(ground)),
    chapter("all-policies", "allPolicies", text.allPolicies, allPolicies(ground)),
    ...around,
    ...branches.map(({ node, nodes }): Chapter => {
      const id = `node-${node.id}`;
      const intro = node.summary ? [paragraph(`${id}-summary`, [spoken(node.summary, speaker)])] : [];
      return {
        ...chapter(id, "priority", wordsOf(node.title, speaker), [...intro, ...branchBlocks(ground, id, nodes)]),
        ...langOf(node.title, speaker),
      };
    }),
    chapter("targets", "targets", text.targets, targetsBlocks(ground)),
    ...(city.blocks.length > 0 ? [chapter("city", "city", text.city, city.blocks)] : []),
    chapter("changes", "changes", text.changes, changesBlocks(ground)),
    chapter("not-in-source", "notInSource", text.notInSource, notInSource(ground)),
    chapter("sources", "sources", text.sources, sources(ground, city.releases)),
  ];
  return {
    format: 1,
    title: text.title(wordsOf(framework.title, speaker), year),
    subtitle: text.subtitle,
    chapters: chapters.map((each) => withManualText(ground, each)),
    targets: targetLines(ground),
    updates: framework.updates.filter((update) => update.year === year).map(({ id }) => id),
  };
}

const chapter = (id: string, kind: Chapter["kind"], title: string, blocks: readonly Block[]): Chapter => ({ id, kind, title, blocks });

/** What people wrote comes after the chapter's first paragraph, signed. */
function withManualText({ texts, speaker }: Ground, each: Chapter): Chapter {
  const written = texts.filter(({ chapter: id }) => id === each.id);
  const blocks = written.flatMap(({ part, text, author }): Block[] => [
    ...text.split(/\n\s*\n/).map((one, at) => paragraph(`${each.id}-text-${part}-${at + 1}`, [plain(one.trim().replaceAll(/\s+/g, " "))])),
    paragraph(`${each.id}-text-${part}-signed`, [plain(words[speaker.language].signed(author))], "note"),
  ]);
  const first = each.blocks[0]?.kind === "paragraph" ? 1 : 0;
  return { ...each, blocks: [...each.blocks.slice(0, first), ...blocks, ...each.blocks.slice(first)] };
}

function introduction(ground: Ground): Block[] {
  const { framework, speaker, year, targets } = ground;
  const text = words[speaker.language];
  const day = (date: string) => formatDate(new Date(`${date}T12:00:00Z`), speaker.language);
  const reported = framework.updates.filter((update) => update.year === year);
  const count = (id: string, label: string, value: number): Line => [
    number({ id, label, value, unit: "", origin: null, language: speaker.language }),
    plain(` ${label}`),
  ];
  const gains = (["all", "equal", "base"] as const).map((gain) =>
    count(`count-updates-${gain}`, text.gainCounts[gain], reported.filter((update) => update.gain === gain).length),
  );
  const standings = statuses.flatMap((status): Line[] => {
    const found = targets.filter(({ progress }) => progress.status === status).length;
    return found === 0 ? [] : [count(`count-status-${status}`, statusWords[speaker.language][status], found)];
  });
  return [
    paragraph("introduction-intro", [spoken(framework.intro, speaker)]),
    paragraph("introduction-period", [
      plain(`${text.period(wordsOf(framework.title, speaker), day(framework.period.from), day(framework.period.to))} ${text.about(year)}`),
    ]),
    paragraph("introduction-counted", [plain(`${text.counted}:`)]),
    { kind: "list", id: "introduction-counts", items: gains },
    ...(standings.length === 0
      ? []
      : [
          paragraph("introduction-statuses", [plain(text.statusCounts)]),
          { kind: "list" as const, id: "introduction-status-counts", items: standings },
        ]),
  ];
}

function allPolicies({ framework, speaker }: Ground): Block[] {
  const text = words[speaker.language];
  if (framework.contributions.length === 0) return [paragraph("all-policies-none", [plain(text.noContributions)])];
  return [
    paragraph("all-policies-text", [plain(text.allPoliciesText)]),
    {
      kind: "table",
      id: "all-policies-table",
      caption: text.contributions,
      columns: [
        { title: text.example, share: 1.6 },
        { title: text.what, share: 3 },
        { title: text.worksOn, share: 1.3 },
        { title: text.source, share: 1.3 },
      ],
      rows: framework.contributions.map((each): Line[] => {
        const links: Line = joined(
          each.links.map((href): Line => [link(hostOf(href), href)]),
          ", ",
        );
        const works = framework.determinants
          .filter(({ id }) => each.determinants.includes(id))
          .map((one): Line => [spoken(one.title, speaker)]);
        return [
          [spoken(each.title, speaker), plain(` (${each.field})`)],
          [spoken(each.text, speaker), ...(links.length > 0 ? [plain(` ${text.moreOn} `), ...links, plain(".")] : [])],
          works.length > 0 ? joined(works, ", ") : [plain(text.determinantUnknown)],
          sourceLine(each.sources, framework, speaker),
        ];
      }),
    },
  ];
}

function notInSource({ framework, speaker }: Ground): Block[] {
  const text = words[speaker.language];
  if (framework.notInSource.length === 0) return [paragraph("not-in-source-none", [plain(text.nothingMissing)])];
  const items = framework.notInSource.map(({ what, sources: places }): Line => [
    spoken(what, speaker),
    plain(" ("),
    ...sourceLine(places, framework, speaker),
    plain(")"),
  ]);
  return [paragraph("not-in-source-text", [plain(text.notInSourceText)]), { kind: "list", id: "not-in-source-list", items }];
}

function sources({ framework, speaker, list }: Ground, used: readonly string[]): Block[] {
  const text = words[speaker.language];
  const documents = framework.documents.flatMap(({ id, title, publisher, year, address, note }): Block[] => {
    const about: Run[] = [
      plain(`${publisher}, ${year}. `),
      ...(note ? [spoken(note, speaker)] : []),
      ...(address ? [plain(" "), link(hostOf(address), address)] : []),
    ];
    return [
      { kind: "heading", id: documentAnchor(id).slice(1), level: 4, text: wordsOf(title, speaker), ...langOf(title, speaker) },
      paragraph(`sources-${id}-text`, about),
    ];
  });
  const releases = list.releases.filter(({ key }) => used.includes(key));
  const figures: Block[] =
    releases.length === 0
      ? []
      : [
          { kind: "heading", id: "sources-figures", level: 3, text: text.figures },
          {
            kind: "list",
            id: "sources-releases",
            items: releases.map((release): Line => [
              strong(release.title),
              plain(`. ${release.publisher}. ${text.licence}: ${release.licence}. `),
              link(release.key, speaker.language === "nl" ? `/data/${release.key}` : `/en/data/${release.key}`),
            ]),
          },
        ];
  return [{ kind: "heading", id: "sources-documents", level: 3, text: text.documents }, ...documents, ...figures];
}
