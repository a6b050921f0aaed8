/**
 * `npm run start:excel`: serves the built add-in over https, as Excel demands, and adds it to the Excel of this machine.
 *
 * Windows: named in the registry, where Excel looks for add-ins under development. Mac: manifest in Excel's `wef`
 * folder. Elsewhere, and for Excel on the web, it says what to click. Ctrl+C stops serving and takes it out again.
 */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildIfNeeded, installIfNeeded } from "./prepare.mjs";
import { contentTypeOf } from "./server.mjs";

/** As written in manifest.xml. */
const PORT = 3000;
const DEVELOPER_ADD_INS = "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer";
const run = promisify(execFile);
const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist");
const manifest = join(dist, "manifest.xml");
const tell = (line) => process.stdout.write(`${line}\n`);

try {
  await installIfNeeded(tell);
  await buildIfNeeded(tell);
  const server = await serve(await certificate());
  tell(`Relance is served at https://localhost:${PORT}/  (Ctrl+C stops it)`);
  const { added, remove } = await addToExcel();
  for (const line of [...added, ...stepsForTheWeb()]) tell(line);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
      void remove().finally(() => process.exit());
    });
  }
} catch (error) {
  const taken = `Port ${PORT}, which the manifest names, is taken. Stop the other program and try again.`;
  process.stderr.write(`${error.code === "EADDRINUSE" ? taken : error.message}\n`);
  process.exitCode = 1;
}

function stepsForTheWeb() {
  return [
    "",
    "Excel on the web (any system):",
    `  1. In the same browser, open https://localhost:${PORT}/assets/help.html once; accept the certificate if asked.`,
    "  2. Open a workbook at https://excel.cloud.microsoft",
    "  3. Home › Add-ins › More add-ins › My add-ins › Upload My Add-in, and choose",
    `     ${manifest}`,
    "  4. Home › Relance",
  ];
}

/** A certificate for localhost, made once; Windows and Mac ask the person to trust it, as Excel must. */
async function certificate() {
  const loaded = await import("office-addin-dev-certs");
  const certificates = loaded.default ?? loaded;
  if (process.platform === "win32" || process.platform === "darwin") {
    tell("Excel needs a certificate for localhost; your system may ask you to trust it.");
    return certificates.getHttpsServerOptions();
  }
  const folder = join(homedir(), ".office-addin-dev-certs");
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(folder, name));
  if (!existsSync(key)) await certificates.generateCertificates(ca, cert, key);
  return { cert: await readFile(cert), key: await readFile(key) };
}

function serve(credentials) {
  const server = createServer(credentials, (request, response) => void answer(request, response));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, "localhost", () => resolve(server));
  });
}

async function answer(request, response) {
  const file = fileAt(request.url);
  const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (bytes === undefined) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("There is no such file.\n");
    return;
  }
  response
    .writeHead(200, {
      "Content-Type": contentTypeOf(extname(file)),
      // Excel on the web reads the functions' metadata from its own origin.
      "Access-Control-Allow-Origin": "*",
      // Excel shows no icon that it may not keep; everything else should be what was built last.
      "Cache-Control": extname(file) === ".png" ? "max-age=3600" : "no-cache",
    })
    .end(request.method === "HEAD" ? undefined : bytes);
}

/** `undefined` for what is no address, or lies outside what was built. */
function fileAt(url) {
  try {
    const file = normalize(join(dist, decodeURIComponent(new URL(url, "https://localhost").pathname)));
    return file.startsWith(dist + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {Promise<{added: string[], remove: () => Promise<unknown>}>} what to tell, and how to undo it. */
async function addToExcel() {
  if (process.platform === "win32") return addOnWindows();
  if (process.platform === "darwin") return addOnMac();
  return { added: ["There is no Excel for this system; Excel on the web works."], remove: async () => {} };
}

async function addOnWindows() {
  const id = /<Id>(.*)<\/Id>/.exec(await readFile(manifest, "utf8"))[1];
  await run("reg", ["add", DEVELOPER_ADD_INS, "/v", id, "/t", "REG_SZ", "/d", manifest, "/f"]);
  spawn("cmd", ["/c", "start", "", "excel"], { stdio: "ignore", detached: true })
    .once("error", () => tell("Excel did not start by itself: start it now."))
    .unref();
  return {
    added: [
      "Excel for Windows: Home › Add-ins › More add-ins › Developer add-ins › Relance (restart Excel if it was open).",
    ],
    remove: () => run("reg", ["delete", DEVELOPER_ADD_INS, "/v", id, "/f"]),
  };
}

async function addOnMac() {
  const documents = join(homedir(), "Library", "Containers", "com.microsoft.Excel", "Data", "Documents");
  if (!existsSync(documents)) return { added: ["Excel for Mac was not found."], remove: async () => {} };
  const copy = join(documents, "wef", "relance.manifest.xml");
  await mkdir(dirname(copy), { recursive: true });
  await copyFile(manifest, copy);
  return {
    added: [
      "Excel for Mac: quit Excel and open it again, then Home › Add-ins › Developer add-ins › Relance.",
    ],
    remove: () => rm(copy, { force: true }),
  };
}
