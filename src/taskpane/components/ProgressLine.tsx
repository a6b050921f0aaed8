import { useId, type ReactNode } from "react";
import type { Progress } from "../../application/ports";

interface Props {
  readonly label: string;
  readonly progress: Progress | undefined;
  /** The way to stop it, where there is one. */
  readonly children?: ReactNode;
}

/** A long job: what it is and how far it is. */
export function ProgressLine({ label, progress, children }: Props) {
  const id = useId();
  const isKnown = progress !== undefined && progress.rows > 0;
  return (
    <div className="progress">
      <p id={id} role="status">
        {label}
      </p>
      <progress aria-labelledby={id} {...(isKnown && { value: progress.rowsDone, max: progress.rows })} />
      {children}
    </div>
  );
}
