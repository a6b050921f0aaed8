const { execFileSync } = require("node:child_process");
const { join } = require("node:path");

/**
 * Finds a browser before any browser test starts, fetching one where there is none: two test files that looked at the
 * same time would unpack over each other. Test files read how to start it from `RELANCE_BROWSER`.
 */
module.exports = function findBrowserOnce() {
  const finder = join(__dirname, "..", "..", "src", "embedded", "browserFinder.mjs");
  process.env.RELANCE_BROWSER ??= execFileSync(process.execPath, [finder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
};
