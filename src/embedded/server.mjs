/**
 * Serves the embedded workbook: its page, the unchanged production bundle of the pane, and Office.js from npm.
 *
 * As a program it picks a free port, tells its address to the process that forked it, and stops with it.
 */
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Longest prefix first. */
const FOLDERS = [
  { prefix: "/pane/", folder: join(projectFolder, "dist") },
  { prefix: "/office/", folder: join(projectFolder, "node_modules", "@microsoft", "office-js", "dist") },
  { prefix: "/", folder: join(projectFolder, ".cache", "embedded") },
];

const CONTENT_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** The production pane loads Office.js from Microsoft; the same library from npm lets it run without the internet. */
const OFFICE_ON_CDN = /https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office(?:\.debug)?\.js/g;

/**
 * @param {{port: number, portsToTry?: number}} options `port` 0 takes any free port; otherwise the following ones are
 *   tried when it is taken.
 * @returns {Promise<{address: string, port: number, close: () => Promise<void>}>}
 */
export async function startServer({ port, portsToTry = 20 }) {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => plainText(response, 500, "The server could not read this file."));
  });
  const last = port === 0 ? 0 : port + portsToTry - 1;
  for (let candidate = port; ; candidate++) {
    try {
      await listen(server, candidate);
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || candidate >= last) throw error;
    }
  }
  const taken = server.address().port;
  return {
    address: `http://localhost:${taken}/`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    // Only this machine: the page has no password.
    server.listen(port, "localhost", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** @param {string} extension with its dot. */
export function contentTypeOf(extension) {
  return CONTENT_TYPES[extension] ?? "application/octet-stream";
}

async function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD")
    return plainText(response, 405, "Only reading is possible here.");
  const path = decodedPath(request.url);
  if (path === undefined) return plainText(response, 400, "This is not an address.");
  const { prefix, folder } = FOLDERS.find((candidate) => path.startsWith(candidate.prefix));
  const file = normalize(join(folder, path === "/" ? "index.html" : path.slice(prefix.length)));
  const found = file.startsWith(folder + sep) ? await stat(file).catch(() => undefined) : undefined;
  if (found === undefined || !found.isFile())
    return plainText(response, 404, `There is no ${path} here. The workbook is at /.`);
  const headers = {
    "Content-Type": contentTypeOf(extname(file)),
    "Cache-Control": "no-cache",
  };
  if (prefix === "/pane/" && extname(file) === ".html") {
    const html = (await readFile(file, "utf8")).replaceAll(OFFICE_ON_CDN, "/office/office.js");
    response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : html);
    return;
  }
  const tag = `"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"`;
  if (request.headers["if-none-match"] === tag) {
    response.writeHead(304, { ETag: tag }).end();
    return;
  }
  response.writeHead(200, { ...headers, ETag: tag, "Content-Length": found.size });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}

/** Without query; `undefined` when it is malformed or holds a zero byte, which file names cannot. */
function decodedPath(url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

function plainText(response, status, text) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { address } = await startServer({ port: 0 });
  if (process.send) {
    process.send({ address });
    process.on("disconnect", () => process.exit());
  } else process.stdout.write(`${address}\n`);
}
