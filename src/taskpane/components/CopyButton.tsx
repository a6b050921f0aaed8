import { useState } from "react";
import { copyText } from "../copyText";

interface Props {
  readonly text: string;
  readonly label: string;
  readonly copiedLabel: string;
  /** For assistive technology, where several such buttons stand side by side. */
  readonly describes?: string;
  /** The next step of its screen, and looks like it. */
  readonly isMain?: boolean;
}

/** Copies a text; says so in its own label, since a pane has nowhere quieter to say it. */
export function CopyButton({ text, label, copiedLabel, describes, isMain = false }: Props) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => setIsCopied(await copyText(text));
  const shown = isCopied ? copiedLabel : label;
  return (
    <button
      type="button"
      className={isMain ? "mainButton" : "quiet"}
      // The one thing that says it was copied must be heard as well.
      aria-live="polite"
      aria-label={describes === undefined ? undefined : `${shown} ${describes}`}
      onClick={() => void copy()}
    >
      {shown}
    </button>
  );
}
