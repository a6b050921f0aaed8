import { useId, useState, type ReactNode } from "react";

interface Props {
  readonly title: ReactNode;
  /** For assistive technology, when the title is short on purpose. */
  readonly label?: string;
  readonly isOpenAtFirst?: boolean;
  /** Drawn only while open. */
  readonly children: () => ReactNode;
  readonly className?: string;
}

/** A title that opens what stands under it. */
export function Disclosure({ title, label, isOpenAtFirst = false, children, className }: Props) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <div className={className ?? "disclosure"}>
      <button
        type="button"
        className="disclosureTitle"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span>{title}</span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && children()}
      </div>
    </div>
  );
}
