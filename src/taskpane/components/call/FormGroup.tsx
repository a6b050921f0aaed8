import { useId, useState, type ReactNode } from "react";

interface Props {
  readonly title: string;
  /** How many things were said in it. */
  readonly count: number;
  /** Something in it was refused: it must be seen. */
  readonly isRefused: boolean;
  readonly isOpenAtFirst?: boolean;
  readonly children: ReactNode;
}

/** An optional part of the form, folded until somebody needs it. */
export function FormGroup({ title, count, isRefused, isOpenAtFirst = false, children }: Props) {
  const [isUnfolded, setIsUnfolded] = useState(isOpenAtFirst);
  const isOpen = isUnfolded || isRefused;
  const id = useId();
  return (
    <div className="formGroup">
      <button
        type="button"
        className="disclosureTitle"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsUnfolded(!isOpen)}
      >
        {title}
        {count > 0 && <span className="hint"> · {count}</span>}
      </button>
      <div id={id} className="formGroupBody" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
