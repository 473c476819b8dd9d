/** The progress report and the policy pages: the whole report as PDF, the slowest page, and what a framework 100 times larger costs. */
import { draft, type Key } from "../src/progress/service.ts";
import { answerOf } from "./child.ts";
import type { BenchDatabase, Ground } from "./ground.ts";
import { interleave, median, timed } from "./interleave.ts";
import { peerLine, type Line } from "./line.ts";
import { pageLine } from "./pages.ts";
import { measuredPage } from "./recorded-queries.ts";
import { drawingsOf, madePolicy, plan, readerOn, site, third, utrechtPack, wholePdf } from "./report-ground.ts";

export const reportNames = [
  "whole report as PDF",
  "memory of that report at its peak",
  "slowest policy page",
  "draft of a report as a page",
  "tree page, 100× the framework, per 100 nodes",
  "content of a report, 100× the framework, per 100 nodes",
];

export async function reportLines(ground: Ground): Promise<Line[]> {
  const database = await utrechtPack(ground);
  try {
    return [
      await pdfLine(database),
      await memoryLine(database),
      await slowestLine(database),
      await pageLine("draft of a report as a page", database, `/voortgang/${third.framework}/${third.year}`, null),
      ...(await growthLines(ground)),
    ];
  } finally {
    await database.close();
    await ground.drop("bench_report");
  }
}

async function pdfLine(database: BenchDatabase): Promise<Line> {
  const reader = await readerOn(database);
  const report = await draft(reader, plan, site);
  const measured = await interleave(
    5,
    () => timed(() => wholePdf(reader, plan, true)),
    () => timed(() => wholePdf(reader, plan, false)),
    1,
  );
  const content = median(await inTurn(5, () => timed(() => draft(reader, plan, site))));
  const bytes = (await wholePdf(reader, plan, true)).length;
  return peerLine(
    "whole report as PDF",
    "its drawings left out, their tables kept",
    "ms",
    measured,
    null,
    `${report.body.chapters.length} chapters, ${drawingsOf(report)} charts and maps, ${Math.round(bytes / 1024)} KiB; ${content.toFixed(0)} ms of either side goes to the content, drawings included`,
  );
}

async function memoryLine({ url }: BenchDatabase): Promise<Line> {
  const peak = (what: string) => answerOf<number>("report-child.ts", [url, what]);
  const [ours, theirs, idle] = [await peak("drawn"), await peak("bare"), await peak("idle")];
  const note = `${idle.toFixed(0)} MB of it has a process that only connects`;
  return peerLine("memory of that report at its peak", "its drawings left out", "MB", { ours, theirs, ratio: ours / theirs }, null, note);
}

/** Each kind of policy page as the Utrecht pack fills it; the slowest is shown beside its own queries. */
async function slowestLine(database: BenchDatabase): Promise<Line> {
  const own = `/beleid/${plan.framework}`;
  const paths = [
    "/beleid",
    own,
    `${own}/boom`,
    `${own}/matrix`,
    `${own}/doelen`,
    `${own}/doelen/overgewicht-kinderen`,
    `${own}/gezond-gewicht`,
    `/beleid/${third.framework}`,
    `/beleid/${third.framework}/matrix`,
    `/beleid/${third.framework}/gezondheidsmodel`,
    `/beleid/vergelijk?a=${plan.framework}&b=${third.framework}`,
    "/gebieden/WK034403/beleid",
  ];
  const found: { path: string; took: number }[] = [];
  for (const path of paths) {
    const page = await measuredPage(database, path);
    found.push({ path, took: median(await inTurn(5, () => timed(page.render))) });
  }
  const [slowest] = found.toSorted((a, b) => b.took - a.took);
  const line = await pageLine("slowest policy page", database, slowest.path, null);
  return { ...line, note: `${slowest.path}, of ${paths.length} kinds of page; ${line.note}` };
}

/** The same work on a made framework of 46 nodes and on one of 100 times as many programmes. */
async function growthLines(ground: Ground): Promise<Line[]> {
  const [small, large] = [await madePolicy(ground, "bench_policy", 5), await madePolicy(ground, "bench_policies", 500)];
  try {
    const per100 = async (database: typeof small, times: number, work: () => Promise<unknown>) =>
      (median(await inTurn(times, () => timed(work))) / database.nodes) * 100;
    const [pageOfLarge, pageOfSmall] = [
      await measuredPage(large, "/beleid/gemaakt/boom"),
      await measuredPage(small, "/beleid/gemaakt/boom"),
    ];
    const [readLarge, readSmall] = [await readerOn(large), await readerOn(small)];
    const key: Key = { framework: "gemaakt", year: 2021, language: "nl" };
    const note = `made frameworks of ${large.nodes.toLocaleString("en")} and of ${small.nodes} nodes`;
    const line = async (name: string, rounds: number, ours: () => Promise<unknown>, theirs: () => Promise<unknown>) =>
      peerLine(
        `${name}, 100× the framework, per 100 nodes`,
        "with 1×",
        "ms",
        await interleave(
          rounds,
          () => per100(large, 1, ours),
          () => per100(small, 15, theirs),
          1,
        ),
        { most: 1.2 },
        note,
      );
    return [
      await line("tree page", 9, pageOfLarge.render, pageOfSmall.render),
      await line(
        "content of a report",
        5,
        () => draft(readLarge, key, site),
        () => draft(readSmall, key, site),
      ),
    ];
  } finally {
    await Promise.all([small.close(), large.close()]);
    await ground.drop("bench_policy");
    await ground.drop("bench_policies");
  }
}

async function inTurn(times: number, step: () => Promise<number>): Promise<number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time++) found.push(await step());
  return found;
}
