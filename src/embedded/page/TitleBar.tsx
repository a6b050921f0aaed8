import { useRef, type ReactElement } from "react";
import type { Theme } from "./App";
import { Icon, type IconName } from "./icons";
import { REGIONS, type PageLanguage, type PageWords } from "./words";

export interface TitleCommands {
  readonly newFile: () => void;
  readonly pick: (file: File) => void;
  readonly save: () => void;
  readonly sample: () => void;
  readonly setLanguage: (language: PageLanguage) => void;
  readonly setLocaleTag: (localeTag: string) => void;
  readonly setTheme: (theme: Theme) => void;
}

interface TitleBarProps {
  readonly words: PageWords;
  readonly fileName: string;
  readonly isChanged: boolean;
  /** Who has no file of their own: the first user's window keeps it. */
  readonly isSecondUser: boolean;
  readonly language: PageLanguage;
  readonly localeTag: string;
  readonly theme: Theme;
  readonly commands: TitleCommands;
}

export function TitleBar(props: TitleBarProps): ReactElement {
  const { words, fileName, isChanged, isSecondUser, language, localeTag, theme, commands } = props;
  const fileInput = useRef<HTMLInputElement>(null);
  const otherTheme = theme === "light" ? "dark" : "light";
  const otherThemeLabel = otherTheme === "dark" ? words.darkTheme : words.lightTheme;
  return (
    <header className="title-bar">
      <div className="title-files" hidden={isSecondUser}>
        <FileButton icon="newFile" label={words.newFile} run={commands.newFile} />
        <FileButton icon="open" label={words.open} run={() => fileInput.current?.click()} />
        <FileButton icon="save" label={words.save} run={commands.save} />
        <FileButton icon="sample" label={words.sample} run={commands.sample} />
        <input
          ref={fileInput}
          type="file"
          hidden
          aria-label={words.open}
          accept=".xlsx,.xlsm,.csv,.txt,.tsv"
          onChange={(event) => {
            const file = event.target.files?.[0];
            // Choosing the same file again must count as a choice.
            event.target.value = "";
            if (file !== undefined) commands.pick(file);
          }}
        />
      </div>
      {isSecondUser && <div className="title-user">{words.secondUser}</div>}
      <h1 className="title-name">
        {fileName}
        {isChanged && <span aria-hidden="true"> •</span>}
      </h1>
      <div className="title-settings">
        <select
          aria-label={words.language}
          title={words.language}
          value={language}
          onChange={(event) => commands.setLanguage(event.target.value === "fr" ? "fr" : "en")}
        >
          <option value="fr">Français</option>
          <option value="en">English</option>
        </select>
        <select
          aria-label={words.region}
          title={words.region}
          value={localeTag}
          onChange={(event) => commands.setLocaleTag(event.target.value)}
        >
          {REGIONS.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="title-button"
          aria-label={otherThemeLabel}
          title={otherThemeLabel}
          onClick={() => commands.setTheme(otherTheme)}
        >
          <Icon name={otherTheme === "dark" ? "moon" : "sun"} />
        </button>
      </div>
    </header>
  );
}

interface FileButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}

function FileButton({ icon, label, run }: FileButtonProps): ReactElement {
  return (
    <button type="button" className="title-button" onClick={run}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}
