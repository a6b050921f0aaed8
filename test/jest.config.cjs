const { join } = require("node:path");

const transform = {
  "\\.[cm]?[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
        target: "es2022",
      },
    },
  ],
};
const shared = {
  rootDir: join(__dirname, ".."),
  transform,
  // Packages published as ES modules only; everything else in node_modules runs as it is.
  transformIgnorePatterns: ["/node_modules/(?!(@borgar|numfmt|fflate|@formulajs)/)"],
  moduleNameMapper: { "\\.css$": "<rootDir>/test/support/noStyles.cjs" },
};

/** Three kinds of tests: plain (Node), the pane's components (jsdom), the whole product (a real browser). */
module.exports = {
  maxWorkers: 2,
  // A cold machine spends seconds on loading Fluent before the first test of a file begins.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: "unit",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/browser/", "<rootDir>/test/taskpane/"],
    },
    {
      ...shared,
      displayName: "pane",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/test/taskpane/**/*.test.ts?(x)"],
      setupFiles: ["<rootDir>/test/support/browserApis.ts"],
      testEnvironmentOptions: { customExportConditions: ["node", "node-addons"] },
    },
    {
      ...shared,
      displayName: "browser",
      testEnvironment: "node",
      globalSetup: "<rootDir>/test/support/findBrowserOnce.cjs",
      testMatch: ["<rootDir>/test/browser/**/*.test.ts"],
    },
  ],
};
