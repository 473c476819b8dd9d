/** One content, five files. */
import { Problem } from "../../kernel/problem.ts";
import type { Report } from "../content.ts";
import { renderDocx } from "./docx.ts";
import { renderHtml } from "./html.tsx";
import { renderOdt } from "./odt.ts";
import { renderPdf } from "./pdf.ts";

export const formats = ["html", "pdf", "docx", "odt", "json"] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Readonly<Record<Format, string>> = {
  html: "text/html; charset=utf-8",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  json: "application/json; charset=utf-8",
};

/** The same report gives the same bytes, whenever and however often it is printed. */
export async function render(report: Report, format: Format): Promise<Uint8Array> {
  switch (format) {
    case "html":
      return renderHtml(report);
    case "pdf":
      return renderPdf(report);
    case "docx":
      return renderDocx(report);
    case "odt":
      return renderOdt(report);
    default:
      return new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`);
  }
}

/** @throws Problem `usage` */
export function readFormat(given: string | undefined): Format {
  const format = formats.find((each) => each === given);
  if (format) return format;
  throw new Problem({
    kind: "usage",
    message: given === undefined ? "No format was given." : `--format ${given} is not a format.`,
    wayOut: `Choose ${formats.join(", ")}.`,
  });
}
