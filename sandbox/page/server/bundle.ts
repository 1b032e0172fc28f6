import { fileURLToPath } from "node:url";
import { type BuildOptions, type BuildResult, context, type OutputFile } from "esbuild";

type Bundle = { js: string; css: string };

/** Builds the browser's side of the page in memory, once or on every change of a file. */
export async function bundlePage(options: { watch: boolean; onBuilt: () => void }) {
  let bundle: Bundle = { js: "", css: "" };
  const building = await context({
    ...settings(options.watch),
    plugins: [
      {
        name: "keep",
        setup(build) {
          build.onEnd((result) => {
            if (result.errors.length > 0) return;
            bundle = read(result);
            options.onBuilt();
          });
        },
      },
    ],
  });
  await building.rebuild();
  if (options.watch) await building.watch();
  return { current: () => bundle, close: () => building.dispose() };
}

function settings(watch: boolean): BuildOptions & { write: false } {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  return {
    entryPoints: [
      { in: at("../main.tsx"), out: "page" },
      { in: at("../styles/page.css"), out: "page" },
    ],
    bundle: true,
    write: false,
    outdir: "/",
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    minify: !watch,
    sourcemap: watch && "inline",
    loader: { ".svg": "dataurl", ".ttf": "dataurl" },
    define: { "process.env.NODE_ENV": watch ? '"development"' : '"production"' },
    // The project's own tsconfig speaks of paths and plugins that are none of this page's business.
    tsconfigRaw: {},
    logLevel: "warning",
  };
}

function read(result: BuildResult): Bundle {
  const find = (end: string) =>
    result.outputFiles?.find((file: OutputFile) => file.path.endsWith(end))?.text ?? "";
  return { js: find(".js"), css: find(".css") };
}
