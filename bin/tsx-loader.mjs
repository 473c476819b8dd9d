// Node strips types from .ts by itself; .tsx also needs its JSX turned into calls. That is all this does.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

let esbuild;
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith(".tsx")) return nextLoad(url, context);
    esbuild ??= process.getBuiltinModule("node:module").createRequire(import.meta.url)("esbuild");
    const path = fileURLToPath(url);
    const { code } = esbuild.transformSync(readFileSync(path, "utf8"), {
      loader: "tsx",
      format: "esm",
      target: "es2024",
      jsx: "automatic",
      jsxImportSource: "hono/jsx",
      sourcefile: path,
      sourcemap: "inline",
    });
    return { format: "module", source: code, shortCircuit: true };
  },
});
