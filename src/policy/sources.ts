/** Where each part of a framework stands in its documents. */
import type { Framework, Source, Text } from "./framework.ts";
import { listedKinds, listOf, type ItemKind } from "./items.ts";
import { say } from "./text.ts";

export type SourceRow = {
  kind: ItemKind | "measure" | "milestone" | "notInSource";
  id: string;
  title: Text;
  document: Framework["documents"][number];
  place: string;
};

/** Each node, target, update … with its place in a document; what stands in two places has two rows. */
export function sourceRows(framework: Framework): SourceRow[] {
  const rows = (kind: SourceRow["kind"], each: { id: string; title: Text; sources: readonly Source[] }): SourceRow[] =>
    each.sources.flatMap(({ document, place }) =>
      framework.documents
        .filter((one) => one.id === document)
        .map((found) => ({ kind, id: each.id, title: each.title, document: found, place })),
    );
  const cited = listedKinds.flatMap((kind) => framework[listOf[kind]].flatMap((each) => ("sources" in each ? rows(kind, each) : [])));
  const inside = framework.nodes.flatMap((node) => [
    ...node.measures.flatMap((measure) => rows("measure", { ...measure, id: `${node.id}/${measure.id}` })),
    ...node.milestones.flatMap((milestone) => rows("milestone", { ...milestone, id: `${node.id}/${milestone.id}` })),
  ]);
  const absent = framework.notInSource.flatMap(({ what, sources }, at) =>
    rows("notInSource", { id: String(at + 1), title: what, sources }),
  );
  return [...cited, ...inside, ...absent];
}

/** The same as a page in Markdown, a part per framework and a table per kind; in the framework's own language. */
export function sourcesPage(frameworks: readonly Framework[]): string {
  const parts = frameworks.map((framework) => {
    const words = (text: Text) => say(text, framework.language, framework.language).text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
    const documents = framework.documents.map(
      (document) =>
        `- \`${document.id}\`: ${words(document.title)}, ${document.publisher}, ${document.year}.${document.note ? ` ${words(document.note)}` : ""}`,
    );
    const tables = [...Map.groupBy(sourceRows(framework), ({ kind }) => kind)].map(([kind, rows]) => {
      const lines = [...Map.groupBy(rows, ({ id }) => id)].map(
        ([id, places]) =>
          `| \`${id}\` | ${words(places[0].title)} | ${places.map(({ document, place }) => `${document.id}, ${place.replaceAll("|", "\\|")}`).join("; ")} |`,
      );
      return [`### ${kind} (${lines.length})`, "", "| id | title | place |", "| --- | --- | --- |", ...lines].join("\n");
    });
    return [`## ${words(framework.title)} (\`${framework.id}\`)`, "", ...documents, "", tables.join("\n\n")].join("\n");
  });
  return `# Where each fact of this pack stands\n\nMade by \`bin/gelijkop pack sources DIR\` from the files in \`frameworks/\`; a test fails when it differs.\n\n${parts.join("\n\n")}\n`;
}
