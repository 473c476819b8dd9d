/** Reports to measure: the Utrecht pack's, and made frameworks of any size. */
import type { Connections } from "../src/kernel/database.ts";
import { fromRoot } from "../src/kernel/root.ts";
import { readSnapshot, type Reader } from "../src/kernel/snapshot.ts";
import { loadPack, readPack } from "../src/packs/index.ts";
import { checkFramework, loadFrameworks } from "../src/policy/index.ts";
import type { Report } from "../src/progress/content.ts";
import { render } from "../src/progress/render/index.ts";
import { draft, type Key } from "../src/progress/service.ts";
import { settle, type BenchDatabase, type Ground } from "./ground.ts";

export const site = "http://127.0.0.1";
/** The year by which the targets of 2014 have figures to be judged by: all chapters, charts and maps. */
export const plan: Key = { framework: "utrecht-gezond-2011-2013", year: 2020, language: "nl" };
export const third: Key = { framework: "gezondheid-voor-iedereen-2019-2023", year: 2021, language: "nl" };

export async function utrechtPack(ground: Ground): Promise<BenchDatabase> {
  const database = await ground.fresh("bench_report");
  await loadPack(database, readPack(fromRoot("packs", "utrecht")));
  await settle(database);
  return database;
}

export async function readerOn({ read, pool }: Connections): Promise<Reader> {
  return { read, snapshot: await readSnapshot((text) => pool.query(text)) };
}

/** From what is stored to the file; without drawings their tables stay. */
export async function wholePdf(reader: Reader, key: Key, drawings: boolean): Promise<Uint8Array> {
  const report = await draft(reader, key, site);
  return render(drawings ? report : withoutDrawings(report), "pdf");
}

export const drawingsOf = ({ body }: Report): number =>
  body.chapters.reduce((sum, { blocks }) => sum + blocks.filter(({ kind }) => kind === "figure").length, 0);

const withoutDrawings = ({ head, body }: Report): Report => ({
  head,
  body: {
    ...body,
    chapters: body.chapters.map((chapter) => ({
      ...chapter,
      blocks: chapter.blocks.map((block) => (block.kind === "figure" ? block.table : block)),
    })),
  },
});

const perTrack = 8;
/** In each track that many programmes; one in five has a target, each an update. About the real frameworks' share of each. */
export async function madePolicy(ground: Ground, name: string, tracks: number): Promise<BenchDatabase & { nodes: number }> {
  const sources = [{ document: "nota", place: "p. 1" }];
  const ids = Array.from({ length: tracks }, (_, track) => Array.from({ length: perTrack }, (_each, at) => `p-${track}-${at}`));
  const whole = {
    id: "gemaakt",
    title: "Gemaakt",
    language: "nl",
    period: { from: "2020-01-01", to: "2023-12-31" },
    intro: "Een gemaakte nota.",
    documents: [{ id: "nota", title: "De nota", publisher: "Stad", year: 2020 }],
    nodeKinds: [
      { id: "missie", title: { one: "missie", many: "missies" }, under: [] },
      { id: "spoor", title: { one: "spoor", many: "sporen" }, under: ["missie"] },
      { id: "programma", title: { one: "programma", many: "programma's" }, under: ["spoor"], sheet: true },
    ],
    nodes: [
      { id: "gezond", kind: "missie", title: "Iedereen gezond", sources },
      ...ids.flatMap((programmes, track) => [
        { id: `s-${track}`, kind: "spoor", parent: "gezond", title: `Spoor ${track}`, sources },
        ...programmes.map((id) => ({
          id,
          kind: "programma",
          parent: `s-${track}`,
          title: `Programma ${id}`,
          summary: "Elke week buiten.",
          sources,
        })),
      ]),
    ],
    targets: ids.flat().flatMap((id, at) =>
      at % 5 > 0
        ? []
        : {
            id: `t-${id}`,
            node: id,
            title: `Meer mensen doen mee aan ${id}`,
            wording: "Van 70 naar 78 procent.",
            unit: "%",
            kind: "value",
            better: "higher",
            scope: "Volwassenen",
            baseline: { period: "2020", value: 70 },
            goal: { period: "2024", value: 78 },
            measured: [{ period: "2021", value: 72 }],
            sources,
          },
    ),
    updates: ids.flat().map((id, at) => ({
      id: `u-${id}`,
      node: id,
      year: 2021,
      gain: at % 2 === 0 ? "all" : "equal",
      title: `Bericht over ${id}`,
      text: "Er is dit jaar iets gedaan.",
      author: "Stad",
      sources,
    })),
  };
  const { framework, faults } = checkFramework("gemaakt.yaml", JSON.stringify(whole));
  if (!framework) throw new Error(`The made framework is not sound: ${JSON.stringify(faults.slice(0, 3))}`);
  const database = await ground.fresh(name);
  await loadFrameworks(database.db, "gemaakt", [framework]);
  await settle(database);
  return { ...database, nodes: framework.nodes.length };
}
