const { existsSync, statSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const { transformFileSync } = require("@swc/core");
const { Compilation, WebpackError, sources } = require("webpack");

/**
 * The French words laid over the functions' metadata. Ids, names, types and options stay as they are: formulas in
 * people's workbooks hold the names, so those are the same in every language.
 *
 * Shape:  `metadata` as in functions.json; `texts` by function id, parameters by their English name.
 * Errors: a list of everything that one has and the other has not; nothing is translated then.
 */
function toFrenchMetadata(metadata, texts) {
  const faults = [];
  const left = new Set(Object.keys(texts));
  const functions = metadata.functions.map((fn) => {
    const text = texts[fn.id];
    left.delete(fn.id);
    if (!text?.description) {
      faults.push(`${fn.id} has no French description`);
      return fn;
    }
    const unknown = new Set(Object.keys(text.parameters));
    const parameters = fn.parameters.map((parameter) => {
      unknown.delete(parameter.name);
      const words = text.parameters[parameter.name];
      if (!words?.name || !words.description) {
        faults.push(`${fn.id}(${parameter.name}) has no French name or description`);
        return parameter;
      }
      return { ...parameter, name: words.name, description: words.description };
    });
    for (const name of unknown) faults.push(`${fn.id} has no parameter ${name}, but it is worded in French`);
    const names = parameters.map((parameter) => parameter.name);
    if (new Set(names).size < names.length)
      faults.push(`${fn.id} has two parameters of the same French name`);
    return { ...fn, description: text.description, parameters };
  });
  for (const id of left) faults.push(`there is no function ${id}, but it is worded in French`);
  return faults.length > 0 ? { faults } : { faults, metadata: { ...metadata, functions } };
}

/**
 * Webpack plugin: writes the French metadata beside the English one, which the official generator cannot translate.
 *
 * `source` and `output` are file names in the output folder; `texts` is the TypeScript module that exports
 * FUNCTION_TEXTS_FR.
 */
class FrenchFunctionMetadataPlugin {
  constructor({ source, output, texts }) {
    this.source = source;
    this.output = output;
    this.texts = texts;
  }

  apply(compiler) {
    const name = "FrenchFunctionMetadataPlugin";
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name, stage }, (assets) => {
        const english = assets[this.source];
        // Without it the generator has already reported why.
        if (english === undefined) return;
        try {
          const read = [];
          const { FUNCTION_TEXTS_FR } = loadTypeScript(this.texts, read);
          compilation.fileDependencies.addAll(read);
          const { faults, metadata } = toFrenchMetadata(
            JSON.parse(english.source().toString()),
            FUNCTION_TEXTS_FR,
          );
          for (const fault of faults) compilation.errors.push(new WebpackError(`${this.texts}: ${fault}.`));
          if (metadata === undefined) return;
          compilation.emitAsset(this.output, new sources.RawSource(JSON.stringify(metadata, null, 4)));
        } catch (cause) {
          compilation.errors.push(new WebpackError(`${this.texts} cannot be read: ${cause.message}`));
        }
      });
    });
  }
}

/** Runs one TypeScript module and those it imports by a relative path; every file read is added to `read`. */
function loadTypeScript(file, read) {
  read.push(file);
  const { code } = transformFileSync(file, {
    swcrc: false,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  const module = { exports: {} };
  const load = (request) =>
    request.startsWith(".")
      ? loadTypeScript(sourceFile(path.resolve(path.dirname(file), request)), read)
      : createRequire(file)(request);
  vm.compileFunction(code, ["module", "exports", "require"], { filename: file })(
    module,
    module.exports,
    load,
  );
  return module.exports;
}

function sourceFile(withoutExtension) {
  const candidates = [withoutExtension, `${withoutExtension}.ts`, path.join(withoutExtension, "index.ts")];
  const found = candidates.find((file) => existsSync(file) && statSync(file).isFile());
  if (found === undefined) throw new Error(`${withoutExtension} does not exist`);
  return found;
}

module.exports = { FrenchFunctionMetadataPlugin, toFrenchMetadata };
