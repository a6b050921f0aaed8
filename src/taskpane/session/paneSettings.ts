import { languageOfTag } from "../../text/languageOfTag";
import { judgeDesk } from "../../application/openDesk";
import type {
  CallTexts,
  LanguageCode,
  Ports,
  SheetFault,
  SettingsStore,
  WorkbookSettings,
} from "../../application/ports";
import { DEFAULT_POLICY, type Policy } from "../../domain/policy";
import type { PaneSessionOptions } from "./sessionOptions";
import type { PaneStore } from "./paneStore";

/** What the workbook remembers for everybody, and what this computer remembers of the person. */
export class PaneSettings {
  private known: WorkbookSettings = { columnMode: "values", policy: DEFAULT_POLICY };

  constructor(
    private readonly store: PaneStore,
    private readonly ports: Ports,
    private readonly options: PaneSessionOptions,
  ) {}

  get value(): WorkbookSettings {
    return this.known;
  }

  /** As read from the workbook. */
  use(settings: WorkbookSettings): void {
    this.known = settings;
    this.putInForce();
  }

  /** `undefined`: as Excel. */
  readonly chooseLanguage = (languageChoice: LanguageCode | undefined): Promise<void> =>
    this.store.catchBugs(async () => {
      const { language: _before, ...others } = this.known;
      this.known = { ...others, ...(languageChoice && { language: languageChoice }) };
      this.putInForce();
      const fault = await this.remember({});
      if (fault) this.store.changeReady({ message: { type: "fault", fault } });
    });

  /** The rules that hold from now on: kept in the workbook, and the desk judged by them at once. */
  readonly changePolicy = (policy: Policy): Promise<void> =>
    this.store.run({ type: "saving" }, async (ready) => {
      const fault = await this.remember({ policy });
      if (fault) return { message: { type: "fault", fault } };
      this.putInForce();
      const { ledger, history, asOf } = ready.desk;
      return { desk: judgeDesk(ledger, history, asOf, policy), message: { type: "settingsSaved" } };
    });

  readonly changeCallTexts = (callTexts: CallTexts): Promise<void> =>
    this.store.run({ type: "saving" }, async () => {
      const fault = await this.remember({ callTexts });
      if (fault) return { message: { type: "fault", fault } };
      this.store.show({ callTexts });
      return { message: { type: "settingsSaved" } };
    });

  get settingsStore(): Pick<SettingsStore, "policyToText" | "textToPolicy"> {
    return this.ports.settings;
  }

  readonly typeAuthor = (author: string): void => {
    this.options.authorMemory.write(author.trim());
    this.store.show({ author });
  };

  /** The fault, when the workbook could not keep it. */
  async remember(change: Partial<WorkbookSettings>): Promise<SheetFault | undefined> {
    this.known = { ...this.known, ...change };
    const written = await this.ports.settings.write(this.known);
    return written.ok ? undefined : written.fault;
  }

  putInForce(): void {
    const languageChoice = this.known.language;
    const language = languageChoice ?? languageOfTag(this.options.displayLanguage);
    this.store.show({ language, languageChoice, callTexts: this.known.callTexts ?? {} });
    this.options.onInForce?.({ policy: this.known.policy, language });
  }
}
