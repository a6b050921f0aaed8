/*
 * Lets Node run the project's TypeScript as it stands: finds `./x` as `./x.ts` and takes the types out, unchecked.
 */
import { transformSync } from "@swc/core";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export function resolve(specifier, context, next) {
  if (specifier.startsWith(".") && context.parentURL?.endsWith(".ts")) {
    const url = new URL(`${specifier}.ts`, context.parentURL);
    if (existsSync(fileURLToPath(url))) return { url: url.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(await readFile(filename, "utf8"), {
    filename,
    module: { type: "es6" },
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
  });
  return { format: "module", source: code, shortCircuit: true };
}
