import { Button, ProgressBar } from "@fluentui/react-components";
import type { Progress } from "../../application/ports";
import { useTexts } from "./textsContext";

interface Props {
  readonly label: string;
  readonly progress: Progress | undefined;
  readonly onCancel?: () => void;
}

/** A long job: what it is, how far it is, and the way to stop it. */
export function ProgressLine({ label, progress, onCancel }: Props) {
  const { t } = useTexts();
  const isKnown = progress !== undefined && progress.rows > 0;
  return (
    <div className="progress">
      <p role="status">{label}</p>
      <ProgressBar
        aria-label={label}
        {...(isKnown && { value: Math.min(1, progress.rowsDone / progress.rows) })}
        thickness="large"
      />
      {onCancel && (
        <Button size="small" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      )}
    </div>
  );
}
