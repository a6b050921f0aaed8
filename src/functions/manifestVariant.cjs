const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { parseArgs } = require("node:util");

const LOCAL_URL = "https://localhost:3000";
const NAMESPACE = "RELANCE";
const METADATA_END = "</Metadata>";
const STRINGS_START = "<bt:ShortStrings>";

/** The manifest for an add-in served from `url` (with or without a final slash) instead of this machine. */
function servedFrom(manifest, url) {
  return manifest.replaceAll(LOCAL_URL, url.replace(/\/+$/, ""));
}

/**
 * The manifest whose functions are typed =RELANCE.NEXTCALL(…).
 *
 * For an Excel that refuses functions without a prefix, or another add-in that has the same names. Choose before people
 * write formulas: workbooks store the full name, and the other variant does not recognise it.
 */
function withNamespace(manifest) {
  const parts = [METADATA_END, STRINGS_START];
  const missing = parts.find((part) => manifest.split(part).length !== 2);
  if (missing !== undefined) throw new Error(`The manifest should contain ${missing} once.`);
  return manifest
    .replace(METADATA_END, `${METADATA_END}\n            <Namespace resid="Functions.Namespace" />`)
    .replace(
      STRINGS_START,
      `${STRINGS_START}\n        <bt:String id="Functions.Namespace" DefaultValue="${NAMESPACE}" />`,
    );
}

function main() {
  const { values } = parseArgs({
    options: { namespace: { type: "boolean", default: false }, url: { type: "string", default: LOCAL_URL } },
  });
  const project = path.join(__dirname, "..", "..");
  const served = servedFrom(readFileSync(path.join(project, "manifest.xml"), "utf8"), values.url);
  const target = path.join(project, "dist", values.namespace ? "manifest.namespace.xml" : "manifest.xml");
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, values.namespace ? withNamespace(served) : served);
  process.stdout.write(`Written: ${path.relative(process.cwd(), target)}\n`);
}

module.exports = { LOCAL_URL, servedFrom, withNamespace };
if (require.main === module) main();
