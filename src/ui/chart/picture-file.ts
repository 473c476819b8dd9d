/** A chart of a page as a file: an SVG that needs nothing else, or the same as PNG. */
import { Problem } from "../../kernel/problem.ts";
import { pngOf } from "../image.ts";
import { standaloneSvg, type StandaloneProps } from "./standalone.ts";

export const pictureKinds = ["svg", "png"] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** An SVG carries its own colours, which the pages' policy refuses; nothing else may come along in it. */
const drawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/**
 * @param drawn null where the page shows no such chart
 * @param name of the picture, and of the subject that it is of, for who asks in vain
 * @throws Problem `no-picture` (404) where there is nothing to draw
 */
export async function pictureResponse(drawn: StandaloneProps | null, kind: PictureKind, name: string, subject: string): Promise<Response> {
  if (!drawn)
    throw new Problem({
      kind: "no-picture",
      status: 404,
      message: `There is nothing to draw as ${name} for ${subject.slice(0, 80)} here.`,
      wayOut: "The page of this subject says why.",
    });
  const svg = standaloneSvg(drawn);
  const headers = { "cache-control": "public, no-cache" };
  return kind === "svg"
    ? new Response(svg, {
        headers: { ...headers, "content-type": "image/svg+xml; charset=utf-8", "content-security-policy": drawingPolicy },
      })
    : new Response(new Uint8Array(await pngOf(svg, scaleOf(svg))), { headers: { ...headers, "content-type": "image/png" } });
}

/** Twice as large as the drawing; a list of hundreds of areas as large as may be drawn. */
function scaleOf(svg: string): number {
  const height = Number(/ height="(\d+)"/.exec(svg)?.[1]);
  return height > 4900 ? 1 : 2;
}
