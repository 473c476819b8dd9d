/** PNG of a standalone drawing, by resvg as WebAssembly: one file for every platform, and nothing it does can end our process. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { Problem } from "../kernel/problem.ts";

const require = createRequire(import.meta.url);

/** Fonts come along, for a server has none of its own. One family with all of Latin, Greek and Cyrillic and the signs of mathematics. */
const fonts = ["DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"];
const family = "DejaVu Sans Condensed";

/** What a drawing may ask: 16 million pixels are 64 MB while it is drawn. */
const most = { pixels: 16_000_000, bytes: 12_000_000 };

let ready: Promise<Uint8Array[]> | null = null;

/**
 * @param svg a whole file with a width and height in pixels, such as `standaloneSvg` makes
 * @param scale pixels of the image per pixel of the drawing
 * @throws Problem `image-too-large` (422) for a drawing that is larger than may be drawn, `image-refused` (500) when it can't be drawn
 */
export async function pngOf(svg: string, scale = 2): Promise<Uint8Array> {
  const [, width, height] = /<svg\b[^>]*?\swidth="(\d+(?:\.\d+)?)"[^>]*?\sheight="(\d+(?:\.\d+)?)"/.exec(svg) ?? [];
  const pixels = Number(width) * Number(height) * scale * scale;
  if (!(pixels > 0 && pixels <= most.pixels) || svg.length > most.bytes) throw tooLarge(width, height, scale, svg.length);
  const fontBuffers = await (ready ??= prepare());
  let drawing: InstanceType<typeof Resvg> | null = null;
  try {
    drawing = new Resvg(svg, {
      fitTo: { mode: "zoom", value: scale },
      font: { fontBuffers, defaultFontFamily: family, sansSerifFamily: family },
      textRendering: 2,
    });
    const image = drawing.render();
    const png = image.asPng();
    image.free();
    return png;
  } catch (cause) {
    throw new Problem({
      kind: "image-refused",
      status: 500,
      message: "This picture can't be drawn as PNG.",
      wayOut: "Take the SVG, which is the same picture.",
      cause,
    });
  } finally {
    drawing?.free();
  }
}

async function prepare(): Promise<Uint8Array[]> {
  const folder = join(dirname(require.resolve("dejavu-fonts-ttf/package.json")), "ttf");
  const [wasm, ...read] = await Promise.all(
    [require.resolve("@resvg/resvg-wasm/index_bg.wasm"), ...fonts.map((name) => join(folder, name))].map((path) => readFile(path)),
  );
  await initWasm(wasm);
  return read;
}

function tooLarge(width: string | undefined, height: string | undefined, scale: number, bytes: number): Problem {
  const asked =
    width && height ? `${width} × ${height} pixels, ${scale} times as large, of ${bytes} bytes` : "a drawing without a size in pixels";
  return new Problem({
    kind: "image-too-large",
    status: 422,
    message: `A PNG was asked of ${asked}; at most ${most.pixels} pixels and ${most.bytes} bytes are drawn.`,
    wayOut: "Take the SVG, or ask for a part of the areas.",
  });
}
