import { noteFindings, noteGuardWordsOf } from "../../../text/noteGuard";
import { useCallWords } from "./useCallWords";

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** A soft word about what the debtor should not have to read, with what to write instead. It stops nothing. */
export function NoteWarning({ text, onChange }: Props) {
  const { w, language } = useCallWords();
  const findings = text.trim() === "" ? [] : noteFindings(text, language);
  const words = noteGuardWordsOf(language);
  return (
    <div role="status" className="noteWarning">
      {findings.length > 0 && (
        <>
          <p className="name">{words.title}</p>
          <ul className="lines">
            {findings.map(({ start, end, category, suggestion, replacement }) => (
              <li key={`${start} ${end}`}>
                {w.noteFound(text.slice(start, end), words.categories[category])} {suggestion}{" "}
                {replacement !== undefined && (
                  <button
                    type="button"
                    className="quiet"
                    onClick={() => onChange(`${text.slice(0, start)}${replacement}${text.slice(end)}`)}
                  >
                    {w.replaceBy(replacement)}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
