import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  browserForTests,
  cellText,
  openFileInPage,
  saveInPage,
  screenshot,
  TUESDAY,
  type WorkbookPage,
} from "../support/browser";

/*
 * The same story on sheets that nobody here made, when they are at hand beside the project: they are not ours to ship.
 * Amounts were counted apart with a script over the raw text; dates were worked out by hand from RULES.md.
 */

const FOLDER = join(__dirname, "..", "..", "..", "shared", "data");

interface ThirdParty {
  readonly file: string;
  readonly language: "en" | "fr";
  /** Columns a person would correct before reading. */
  readonly corrections: Readonly<Record<string, string>>;
  readonly columnsAt: string;
  /** Row, and what our first three columns say there. */
  readonly rows: readonly (readonly [row: number, next: string, stage: string, why: string])[];
  readonly toCall: number;
  readonly debtor: string;
  readonly overdue: string;
  /** A cell of the debtor's first late invoice in « next call », after a promise for Friday 27 November. */
  readonly promisedCell: string;
}

const FILES: readonly ThirdParty[] = [
  {
    file: "ibm-ar/variant-dmy-pedroteles.csv",
    language: "fr",
    // Every row of this file has a settlement date; here they are read as if none had been paid.
    corrections: { "Réglée le": "" },
    columnsAt: "M1:R1",
    rows: [
      // Due Thursday 02/02/2012, two days later is a Saturday.
      [2, "06/02/2012", "Relance ferme", "Premier appel : 2 jours après l’échéance"],
      [5, "06/02/2012", "En litige", "Premier appel : 2 jours après l’échéance"],
    ],
    toCall: 100,
    debtor: "3993-QUNVJ",
    overdue: "",
    promisedCell: "M2",
  },
  {
    file: "fr-factures-faker/invoice_dataset.csv",
    language: "fr",
    corrections: {},
    columnsAt: "Y1:AD1",
    rows: [
      // Due Wednesday 09/10/2024.
      [2, "11/10/2024", "Relance ferme", "Premier appel : 2 jours après l’échéance"],
      // Due Saturday 07/12/2024: two days later is Monday.
      [4, "09/12/2024", "Relance ferme", "Premier appel : 2 jours après l’échéance"],
    ],
    toCall: 10,
    debtor: "Pineau Regnier et Fils",
    overdue: "45 130,96 $US",
    // This customer owes in three currencies; the promise is in the largest, dollars, first met in row 44.
    promisedCell: "Y44",
  },
  {
    file: "highradius-open-invoices/data.csv",
    language: "en",
    corrections: {},
    columnsAt: "W1:AB1",
    // Due Friday 13 March 2020: two days later is a Sunday.
    rows: [[2, "3/16/2020", "Firm reminder", "First call: 2 days after the due date"]],
    toCall: 526,
    debtor: "WINC co",
    overdue: "",
    promisedCell: "W2",
  },
];

const WORDS = {
  fr: {
    read: "Lire ma feuille",
    add: "Ajouter les colonnes",
    added: "Colonnes ajoutées en ",
    today: "Aujourd’hui",
    toCall: (count: number) => `${count} clients à appeler`,
    minutes: "Minutes dont je dispose",
    script: "Que dire",
    log: "Noter un appel",
    promise: "Promesse de paiement",
    save: "Enregistrer l’appel",
    saved: /^Noté pour /,
    history: "Appels (1)",
    promised: "30/11/2026",
  },
  en: {
    read: "Read my sheet",
    add: "Add the columns",
    added: "Columns added in ",
    today: "Today",
    toCall: (count: number) => `${count} customers to call`,
    minutes: "Minutes I have",
    script: "What to say",
    log: "Log a call",
    promise: "Promise to pay",
    save: "Save the call",
    saved: /^Logged for /,
    history: "Calls (1)",
    promised: "11/30/2026",
  },
} as const;

const plain = (text: string): string => text.replace(/\s/g, " ");

(existsSync(FOLDER) ? describe : describe.skip)(
  "The story on third-party sheets (needs ../shared/data)",
  () => {
    const browser = browserForTests({ file: "new", width: 1500, height: 1000, now: TUESDAY });

    const openFile = async (
      language: "en" | "fr",
      fileName: string,
      bytes: Uint8Array,
    ): Promise<WorkbookPage> => {
      const workbook = await browser.open({ language });
      await openFileInPage(workbook.page, fileName, bytes);
      return workbook;
    };

    it.each(FILES)("reads $file, writes its columns, logs a promise and finds it again", async (third) => {
      const words = WORDS[third.language];
      const name = third.file.split("/")[1]!;
      const { page, pane, close } = await openFile(
        third.language,
        name,
        readFileSync(join(FOLDER, third.file)),
      );

      await pane.getByRole("button", { name: words.read }).waitFor();
      for (const [label, column] of Object.entries(third.corrections))
        await pane.getByLabel(label).selectOption(column);
      await pane.getByRole("button", { name: words.read }).click();
      await pane.getByRole("button", { name: words.add }).click();
      await pane.getByText(words.added + third.columnsAt).waitFor();
      const [from] = third.columnsAt.split(":");
      const first = lettersOf(from!);
      for (const [row, ...expected] of third.rows) {
        const found = await Promise.all(
          [0, 1, 2].map((n) => cellText(page, `${columnAfter(first, n)}${row}`)),
        );
        expect(found.map(plain)).toEqual(expected);
      }

      await pane.getByRole("button", { name: words.today }).click();
      await pane.getByRole("heading", { name: words.toCall(third.toCall) }).waitFor();
      await screenshot(page, `third-party-${name}`);
      // Nobody has called yet: 4 minutes a call, the mean of 1, 3 and 8. Source: the policy's defaults.
      await pane.getByRole("textbox", { name: words.minutes }).fill("45");
      const list = pane.getByRole("list", { name: words.toCall(third.toCall) });
      await expect(list.getByRole("listitem").count()).resolves.toBe(Math.min(11, third.toCall));
      await pane.getByRole("textbox", { name: words.minutes }).fill("");
      await pane.getByRole("searchbox").fill(third.debtor);
      await pane.getByRole("button", { name: third.debtor }).first().click();
      await pane.getByRole("button", { name: words.script }).click();
      await expect(pane.getByRole("list", { name: words.script }).getByRole("heading").count()).resolves.toBe(
        5,
      );
      expect(plain(await pane.locator("main").innerText())).toContain(third.overdue);
      await pane.getByRole("button", { name: words.log }).click();
      await pane.getByRole("button", { name: words.promise }).click();
      await pane.getByRole("button", { name: words.save }).click();
      await pane.getByText(words.saved).waitFor();
      expect(await cellText(page, third.promisedCell)).toBe(words.promised);

      const { bytes } = await saveInPage(page);
      await close();
      const again = await openFile(third.language, "again.xlsx", bytes);
      await again.pane.getByRole("searchbox").fill(third.debtor);
      await again.pane.getByRole("button", { name: third.debtor }).first().click();
      await again.pane.getByRole("heading", { name: words.history }).waitFor();
      expect(await cellText(again.page, third.promisedCell)).toBe(words.promised);
    });
  },
);

function lettersOf(address: string): string {
  return address.replace(/\d+/, "");
}

/** @example columnAfter("Y", 2) // => "AA" */
function columnAfter(letters: string, by: number): string {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  let rest = number + by;
  let text = "";
  for (; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}
