/**
 * `npm run start:excel`: serves the built add-in over https, as Excel demands, and says how to add it to Excel.
 * On Mac it also puts the manifest where Excel looks for it.
 */
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfNeeded, installIfNeeded } from "./prepare.mjs";
import { contentTypeOf } from "./server.mjs";

/** As written in manifest.xml. */
const PORT = 3000;
const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const dist = join(projectFolder, "dist");
const tell = (line) => process.stdout.write(`${line}\n`);

try {
  await installIfNeeded(tell);
  await buildIfNeeded(tell);
  const { getHttpsServerOptions } = await import("office-addin-dev-certs").then(
    (loaded) => loaded.default ?? loaded,
  );
  tell("A certificate for localhost is needed once; your system may ask you to trust it.");
  const { key, cert } = await getHttpsServerOptions();
  createServer({ key, cert }, (request, response) => void answer(request, response)).listen(
    PORT,
    "localhost",
  );
  tell(`The add-in is served at https://localhost:${PORT}/  (Ctrl+C stops it)`);
  for (const line of await sideload(join(dist, "manifest.xml"))) tell(line);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "https://localhost").pathname);
  const file = normalize(join(dist, path));
  const bytes = file.startsWith(dist + sep) ? await readFile(file).catch(() => undefined) : undefined;
  // Excel on the web reads the metadata of the functions from another origin.
  const headers = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" };
  if (bytes === undefined) response.writeHead(404, headers).end();
  else response.writeHead(200, { ...headers, "Content-Type": contentTypeOf(extname(file)) }).end(bytes);
}

async function sideload(manifest) {
  const web = `Excel on the web: Home › Add-ins › More add-ins › Upload My Add-in › ${manifest}`;
  if (process.platform === "darwin") {
    const excelFolder = join(homedir(), "Library/Containers/com.microsoft.Excel/Data/Documents");
    if (!existsSync(excelFolder)) return ["Excel for Mac was not found.", web];
    await mkdir(join(excelFolder, "wef"), { recursive: true });
    await copyFile(manifest, join(excelFolder, "wef", "relance.manifest.xml"));
    return ["Excel for Mac: quit and reopen Excel, then Home › Add-ins › Relance.", web];
  }
  if (process.platform === "win32")
    return [
      `Excel for Windows: share the folder ${dist}, add it under File › Options › Trust Center › Trust Center Settings ›`,
      "Trusted Add-in Catalogs (tick “Show in Menu”), restart Excel, then Home › Add-ins › Advanced › Shared Folder.",
      web,
    ];
  return [web];
}
