/** The stylesheet and the scripts (one for everybody, one more at the desk), made once at start; their names carry their content's hash, so they can be kept for ever. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { fromRoot } from "./kernel/root.ts";
import { composeStylesheet } from "./ui/stylesheet.ts";

export type Asset = { path: string; type: string; content: string };
export type Assets = { stylesheet: Asset; script: Asset; deskScript: Asset };

/** @param packFolder its theme.css, if any, comes last in the stylesheet */
export function makeAssets(packFolder: string): Assets {
  const theme = join(packFolder, "theme.css");
  const { css, hash } = composeStylesheet(existsSync(theme) ? { theme: readFileSync(theme, "utf8") } : {});
  return {
    stylesheet: { path: `/assets/style-${hash}.css`, type: "text/css; charset=utf-8", content: css },
    script: bundle("main.ts", "script"),
    deskScript: bundle("desk.ts", "desk"),
  };
}

function bundle(entry: string, name: string): Asset {
  const built = buildSync({
    entryPoints: [fromRoot("src", "islands", entry)],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const content = built.outputFiles[0].text;
  return {
    path: `/assets/${name}-${createHash("sha256").update(content).digest("hex").slice(0, 10)}.js`,
    type: "text/javascript; charset=utf-8",
    content,
  };
}
