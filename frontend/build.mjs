// Bundles styles, scripts and the map of the pages into src/Solmu/wwwroot/dist; MSBuild calls it when something here changed.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { tabler } from "./tabler.mjs";
import { world } from "./world.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../src/Solmu/wwwroot/dist/", import.meta.url));

const tablerPlugin = {
  name: "tabler",
  setup(bundle) {
    bundle.onResolve({ filter: /^tabler$/ }, () => ({ path: "tabler", namespace: "tabler" }));
    bundle.onLoad({ filter: /.*/, namespace: "tabler" }, async () => ({ contents: await tabler(), loader: "css", resolveDir: here }));
  },
};

const shared = { bundle: true, minify: true, target: "es2022", legalComments: "none", write: false, logLevel: "warning", absWorkingDir: here };
const [map, ...results] = await Promise.all([
  world(),
  build({ ...shared, entryPoints: ["src/app.css"], outfile: "app.css", target: ["chrome123", "firefox121", "safari17.5"], plugins: [tablerPlugin] }),
  build({ ...shared, entryPoints: ["src/app.ts"], outfile: "app.js", format: "esm" }),
  build({ ...shared, entryPoints: ["src/theme.ts"], outfile: "theme.js", format: "iife" }),
]);

await mkdir(dist, { recursive: true });
for (const { path, contents } of results.flatMap(result => result.outputFiles)) {
  await writeFile(dist + path.slice(here.length), contents);
}

await writeFile(dist + "world.svg", map.svg);
await writeFile(dist + "world.json", map.json);
