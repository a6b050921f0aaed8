import { useState } from "react";
import { copyText } from "../copyText";

interface Props {
  readonly text: string;
  readonly label: string;
  readonly copiedLabel: string;
  /** For assistive technology, where several such buttons stand side by side. */
  readonly describes?: string;
}

/** Copies a text; says so in its own label, since a pane has nowhere quieter to say it. */
export function CopyButton({ text, label, copiedLabel, describes }: Props) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => setIsCopied(await copyText(text));
  const shown = isCopied ? copiedLabel : label;
  return (
    <button
      type="button"
      className="quiet"
      aria-label={describes === undefined ? undefined : `${shown} ${describes}`}
      onClick={() => void copy()}
    >
      {shown}
    </button>
  );
}
