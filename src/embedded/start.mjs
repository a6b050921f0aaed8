/** `npm start`: prepares what is missing, serves the embedded workbook and opens it in the default browser. */
import { spawn } from "node:child_process";
import { buildIfNeeded, installIfNeeded } from "./prepare.mjs";
import { startServer } from "./server.mjs";

const PORT_DEFAULT = 3010;
const NODE_MAJOR_MIN = 20;

const tell = (line) => process.stdout.write(`${line}\n`);

try {
  if (Number(process.versions.node.split(".")[0]) < NODE_MAJOR_MIN)
    throw new Error(
      `Relance needs Node ${NODE_MAJOR_MIN} or newer; this is ${process.version}. See https://nodejs.org`,
    );
  await installIfNeeded(tell);
  await buildIfNeeded(tell);
  const { address, close } = await startServer({ port: Number(process.env.PORT ?? PORT_DEFAULT) });
  tell(`Relance is at ${address}  (Ctrl+C stops it)`);
  if (!process.env.NO_OPEN && !process.argv.includes("--no-open")) openInBrowser(address);
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => {
      void close().then(() => process.exit());
    });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Where there is no desktop the address above is all a person needs, so a failure here is none. */
function openInBrowser(address) {
  const [program, ...args] =
    process.platform === "win32"
      ? ["cmd", "/c", "start", "", address]
      : [process.platform === "darwin" ? "open" : "xdg-open", address];
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  child.once("error", () => {});
  child.unref();
}
