import { LongTextField } from "./fields";
import { NoteWarning } from "./NoteWarning";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field for words about people: what has no place there is said under it, softly. */
export function NoteField({ label, hint, value, onChange }: Props) {
  return (
    <div className="noteField">
      <LongTextField label={label} hint={hint} value={value} onChange={onChange} />
      <NoteWarning text={value} onChange={onChange} />
    </div>
  );
}
