const path = require("node:path");
const { gzipSync } = require("node:zlib");
const CopyPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const { WebpackError } = require("webpack");
const { FrenchFunctionMetadataPlugin } = require("./src/functions/frenchMetadata.cjs");
const { LOCAL_URL, servedFrom } = require("./src/functions/manifestVariant.cjs");

const FROM_ROOT = (...parts) => path.join(__dirname, ...parts);

/** Gzip sizes that a person would feel if they grew; KB of 1024 bytes. */
const BUDGETS_KB = {
  recalculation: { label: "main.js (a recalculation waits for it)", limit: 15 },
  initial: { label: "initial (main.js + pane)", limit: 110 },
  everything: { label: "everything", limit: 360 },
};

/**
 * The webpack build.
 *
 * - `webpack --mode production` writes the add-in to `dist/`; `--env url=https://…` is where it will be served from.
 * - `webpack --mode production --env embedded` writes the embedded workbook's page to `.cache/embedded/`.
 */
module.exports = (env = {}, argv = {}) => {
  const mode = argv.mode ?? "production";
  return env.embedded ? embeddedPage(mode) : addIn(mode, env.url ?? LOCAL_URL);
};

function addIn(mode, url) {
  return {
    ...common("add-in", mode),
    entry: { main: FROM_ROOT("src/main.ts") },
    output: {
      path: FROM_ROOT("dist"),
      // The manifest names main.js, so that one name stays; everything else may be cached for ever.
      filename: "[name].js",
      chunkFilename: "[name].[contenthash:8].js",
      clean: true,
    },
    devtool: mode === "production" ? false : "source-map",
    plugins: [
      new FunctionMetadata({ input: FROM_ROOT("src/functions/functions.ts"), output: "functions.json" }),
      new FrenchFunctionMetadataPlugin({
        source: "functions.json",
        output: "functions-fr.json",
        texts: FROM_ROOT("src/text/functionTexts.ts"),
      }),
      new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css" }),
      new HtmlPlugin({
        filename: "taskpane.html",
        template: FROM_ROOT("src/taskpane/taskpane.html"),
        scriptLoading: "defer",
        minify: false,
      }),
      new PreloadPane(),
      new CopyPlugin({
        patterns: [
          { from: FROM_ROOT("assets"), to: "assets", globOptions: { ignore: ["**/screenshot.png"] } },
          {
            from: FROM_ROOT("manifest.xml"),
            to: "manifest.xml",
            transform: (xml) => servedFrom(xml.toString("utf8"), url),
          },
        ],
      }),
      new BundleRules(),
      ...(mode === "production" ? [new SizeBudgets(BUDGETS_KB)] : []),
    ],
  };
}

function embeddedPage(mode) {
  return {
    ...common("embedded", mode),
    entry: { page: FROM_ROOT("src/embedded/page/main.ts") },
    output: {
      path: FROM_ROOT(".cache/embedded"),
      filename: "[name].js",
      chunkFilename: "[name].[contenthash:8].js",
      clean: true,
    },
    devtool: "source-map",
    plugins: [
      new MiniCssExtractPlugin({ filename: "[name].css" }),
      new HtmlPlugin({
        filename: "index.html",
        template: FROM_ROOT("src/embedded/index.html"),
        scriptLoading: "defer",
        minify: false,
      }),
    ],
  };
}

function common(name, mode) {
  return {
    name,
    mode,
    context: __dirname,
    target: ["web", "es2020"],
    resolve: { extensions: [".tsx", ".ts", ".mjs", ".js", ".json"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: { loader: "swc-loader", options: swcOptions(mode) },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    cache: {
      type: "filesystem",
      cacheDirectory: FROM_ROOT(".cache/webpack"),
      name: `${name}-${mode}`,
      buildDependencies: { config: [__filename, FROM_ROOT("src/functions/frenchMetadata.cjs")] },
    },
    // The pages stay as written: half a kilobyte, and whoever serves them elsewhere can find the tags.
    optimization: { minimizeOptions: { html: false } },
    // Our own budgets count what travels (gzip); webpack's count what is stored.
    performance: { hints: false },
    stats: "errors-warnings",
  };
}

function swcOptions(mode) {
  return {
    swcrc: false,
    jsc: {
      parser: { syntax: "typescript", tsx: true },
      transform: { react: { runtime: "automatic", development: mode !== "production" } },
      target: "es2020",
    },
  };
}

/**
 * The official generator, kept to the add-in's own compilation: it would otherwise report each fault again for the page
 * and for every style sheet, which webpack compiles as children.
 */
class FunctionMetadata extends CustomFunctionsMetadataPlugin {
  apply({ hooks }) {
    super.apply({ hooks: { beforeCompile: hooks.beforeCompile, compilation: hooks.thisCompilation } });
  }
}

/**
 * Names the pane's files in the page, so that the browser fetches them while Office.js is still starting instead of
 * after it. The pane's chunk is the one that main.ts imports under the name "pane".
 */
class PreloadPane {
  apply(compiler) {
    compiler.hooks.compilation.tap("PreloadPane", (compilation) => {
      HtmlPlugin.getHooks(compilation).alterAssetTagGroups.tap("PreloadPane", (page) => {
        const files = paneFiles(compilation);
        if (files.length === 0) {
          compilation.errors.push(
            new WebpackError('No chunk is named "pane": src/main.ts must import the pane under that name.'),
          );
        }
        for (const file of files) {
          page.headTags.push(
            HtmlPlugin.createHtmlTagObject("link", {
              rel: "preload",
              as: file.endsWith(".css") ? "style" : "script",
              href: page.publicPath + file,
            }),
          );
        }
        return page;
      });
    });
  }
}

function paneFiles(compilation) {
  const files = compilation.namedChunkGroups.get("pane")?.getFiles() ?? [];
  return files.filter((file) => /\.(js|css)$/.test(file));
}

/**
 * What must not get into the add-in: Office.js itself (Excel brings its own, and Microsoft's licence forbids a copy),
 * the embedded workbook and the tests, and the old helpers anywhere but in a file fetched when first needed.
 */
class BundleRules {
  apply(compiler) {
    const notShipped = ["src/embedded/", "test/"].map(
      (folder) => `${__dirname.replaceAll("\\", "/")}/${folder}`,
    );
    compiler.hooks.thisCompilation.tap("BundleRules", (compilation) => {
      compilation.hooks.afterChunks.tap("BundleRules", () => {
        const fault = (text) => compilation.errors.push(new WebpackError(text));
        for (const module of compilation.modules) {
          const source = (module.resource ?? "").replaceAll("\\", "/");
          if (source.includes("/node_modules/@microsoft/office-js/"))
            fault(`Office.js is bundled: ${source}`);
          if (notShipped.some((folder) => source.startsWith(folder))) fault(`This does not ship: ${source}`);
          if (!source.includes("/node_modules/@microsoft/office-js-helpers/")) continue;
          for (const chunk of compilation.chunkGraph.getModuleChunks(module)) {
            if (chunk.canBeInitial() || chunk.name === "pane") {
              fault(`office-js-helpers must be loaded lazily, but "${chunk.name}" contains it.`);
            }
          }
        }
      });
    });
  }
}

/** Prints what each part weighs and fails the build (after writing it, so that one can look) when one is too heavy. */
class SizeBudgets {
  constructor(budgets) {
    this.budgets = budgets;
  }

  apply(compiler) {
    const sizes = new Map();
    compiler.hooks.thisCompilation.tap("SizeBudgets", (compilation) => {
      // The last stage: names and contents are final, and sources are not yet freed.
      const stage = compilation.constructor.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "SizeBudgets", stage }, (assets) => {
        sizes.clear();
        for (const [file, source] of Object.entries(assets)) {
          if (/\.(js|css|html)$/.test(file) && !file.startsWith("assets/")) {
            sizes.set(file, gzipSync(source.buffer(), { level: 9 }).length / 1024);
          }
        }
      });
    });
    compiler.hooks.afterEmit.tap("SizeBudgets", (compilation) => {
      const total = (files) => files.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
      const main = compilation.entrypoints.get("main")?.getFiles() ?? [];
      const initial = [...new Set(["taskpane.html", ...main, ...paneFiles(compilation)])];
      const measured = {
        recalculation: total(["main.js"]),
        initial: total(initial),
        everything: total([...sizes.keys()]),
      };
      const rows = [...sizes].sort(([, a], [, b]) => b - a).map(([file, kb]) => row(file, kb));
      for (const [part, { label, limit }] of Object.entries(this.budgets)) {
        const kb = measured[part];
        rows.push(row(label, kb, limit));
        if (kb > limit) {
          compilation.errors.push(
            new WebpackError(`Too heavy: ${label} is ${kb.toFixed(1)} KB gzip, ${limit} KB at most.`),
          );
        }
      }
      process.stdout.write(`${"gzip".padStart(52)}\n${rows.join("\n")}\n`);
    });
  }
}

function row(label, kb, limit) {
  const size = `${label.padEnd(42)}${kb.toFixed(1).padStart(7)} KB`;
  return limit === undefined ? size : `${size}  of ${limit} KB ${kb > limit ? "TOO HEAVY" : ""}`.trimEnd();
}
