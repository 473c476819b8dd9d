/** Reports of tests: their numbers changed underneath, and read back from each kind of file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Connections } from "../kernel/database.ts";
import { fromRoot } from "../kernel/root.ts";
import { loadCsv } from "../figures/index.ts";
import { loadFrameworks, type Framework } from "../policy/index.ts";
import { utrecht } from "../../test/site.ts";

/** A new delivery in which each published figure is another one. */
export async function changeFigures({ pool }: Connections): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gelijkop-revised-"));
  try {
    const text = readFileSync(fromRoot("packs", "utrecht", "figures", "50090NED.csv"), "utf8");
    const revised = text.replaceAll(/(?<=,)\d+\.\d(?=[,\r\n]|$)/gm, (value) => (Number(value) + 1.3).toFixed(1));
    if (revised === text) throw new Error("The delivery holds no figures to change.");
    writeFileSync(join(folder, "50090NED.csv"), revised);
    await loadCsv(pool, join(folder, "50090NED.csv"), fromRoot("packs", "utrecht", "figures", "50090NED.yaml"), () => {});
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every value that the frameworks themselves give, one more. */
export async function changeFrameworks({ db }: Connections): Promise<void> {
  await loadFrameworks(
    db,
    "utrecht",
    utrecht().frameworks.map((framework) => withEach(framework, (value) => value + 1)),
  );
}

function withEach(framework: Framework, change: (value: number) => number): Framework {
  const point = <T extends { value: number | null }>(each: T): T => ({ ...each, value: each.value === null ? null : change(each.value) });
  return {
    ...framework,
    nodes: framework.nodes.map((node) => ({ ...node, measures: node.measures.map(point) })),
    targets: framework.targets.map((target) => ({
      ...target,
      baseline: point(target.baseline),
      goal: point(target.goal),
      measured: target.measured.map(point),
    })),
    updates: framework.updates.map((update) => ({
      ...update,
      figures: update.figures.map((figure) => ({ ...figure, value: change(figure.value) })),
    })),
  };
}

export const fileIn = (zip: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(zip)[name]);

/** What the marked numbers of a file say, in its order. */
export const numbersIn = {
  html: (bytes: Uint8Array) =>
    [...new TextDecoder().decode(bytes).matchAll(/<data id="[^"]+" value="[^"]+">([^<]*)<\/data>/g)].map(([, text]) => plain(text)),
  docx: (bytes: Uint8Array) =>
    [...fileIn(bytes, "word/document.xml").matchAll(/<w:rStyle w:val="Figure(?:Link)?"\/><\/w:rPr><w:t[^>]*>([^<]*)<\/w:t>/g)].map(
      ([, text]) => plain(text),
    ),
  odt: (bytes: Uint8Array) =>
    [...fileIn(bytes, "content.xml").matchAll(/<text:span text:style-name="Number">([^<]*)<\/text:span>/g)].map(([, text]) => plain(text)),
};

export const plain = (text: string): string =>
  text
    .replaceAll(/&(?:#39|apos);/g, "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
