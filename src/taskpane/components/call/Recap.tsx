import { toCallLogged, type CallDraft } from "../../../application/recordCall";
import { recapOf } from "../../../text/recap";
import { useCallWords } from "./useCallWords";

/** Who does what by when, to read back before hanging up. Nothing where nothing was said. */
export function Recap({ draft }: { readonly draft: CallDraft }) {
  const { w, language } = useCallWords();
  const lines = recapOf(toCallLogged(draft, { loggedAt: "", author: "" }), language);
  if (lines.length === 0) return null;
  return (
    <section className="recap" aria-label={w.recap}>
      <h2>{w.recap}</h2>
      <ul>
        {lines.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
