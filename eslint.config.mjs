import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import a11y from "eslint-plugin-jsx-a11y";
import officeAddins from "eslint-plugin-office-addins";
import hooks from "eslint-plugin-react-hooks";
import globals from "globals";
import ts from "typescript-eslint";

/** `const { left, ..._rest }` and the like. */
const UNUSED_ON_PURPOSE = {
  argsIgnorePattern: "^_",
  destructuredArrayIgnorePattern: "^_",
  varsIgnorePattern: "^_",
};

export default defineConfig([
  globalIgnores(["dist/", ".cache/", "coverage/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  js.configs.recommended,
  {
    rules: {
      "no-console": "error",
      "no-alert": "error",
      "no-implicit-coercion": "error",
      "no-param-reassign": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },

  // What ships, and the embedded workbook: rules that know the types.
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // `return fault(…)` says in one line that the work ends here.
      "@typescript-eslint/no-confusing-void-expression": "off",
      // tsc already treats every index as possibly missing; `!` says that the lines above have just checked.
      "@typescript-eslint/no-non-null-assertion": "off",
      // Excel's own error for cells; its types do not say that it is one.
      "@typescript-eslint/only-throw-error": [
        "error",
        { allow: [{ from: "package", name: "Error", package: "custom-functions-runtime" }] },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  // The embedded workbook walks arrays by index a million times, and its rows are sparse on purpose.
  {
    files: ["src/embedded/**/*.ts"],
    rules: {
      "@typescript-eslint/no-array-delete": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-for-in-array": "off",
    },
  },
  // A custom function takes whatever is in a cell; the generator of Excel's metadata calls that `any`.
  {
    files: ["src/functions/functions.ts"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  // Tests: the same language, without the wait for types; tsc checks those anyway.
  {
    files: ["test/**/*.{ts,tsx}"],
    extends: [ts.configs.strict],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },

  {
    files: ["src/{excel,functions,taskpane}/**/*.{ts,tsx}", "src/main.ts"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  {
    files: ["src/**/*.tsx", "src/taskpane/**/*.ts"],
    extends: [hooks.configs.flat.recommended, a11y.flatConfigs.strict],
  },
  // The spreadsheet's page draws a workbook that changes under it, as a grid with its own keys and a movable border.
  {
    files: ["src/embedded/**/*.tsx"],
    rules: {
      "jsx-a11y/no-noninteractive-element-interactions": "off",
      "jsx-a11y/no-noninteractive-tabindex": "off",
      "jsx-a11y/no-static-element-interactions": "off",
      "react-hooks/immutability": "off",
      "react-hooks/refs": "off",
    },
  },

  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "@typescript-eslint": ts.plugin },
    rules: { "@typescript-eslint/no-unused-vars": ["error", UNUSED_ON_PURPOSE] },
  },

  // Programs that Node runs as they are.
  {
    files: ["**/*.mjs", "**/*.cjs", "*.js"],
    languageOptions: { globals: globals.node },
  },
  { files: ["**/*.cjs", "*.js"], languageOptions: { sourceType: "commonjs" } },
]);
