import type { LanguageCode } from "../../application/ports";
import { textsOf } from "../../text/texts";

const LANGUAGES: readonly LanguageCode[] = ["fr", "en"];

/** Each language under its own name, for a `Select`. */
export function LanguageOptions() {
  return (
    <>
      {LANGUAGES.map((language) => (
        <option key={language} value={language} lang={language}>
          {textsOf(language).languageName}
        </option>
      ))}
    </>
  );
}
