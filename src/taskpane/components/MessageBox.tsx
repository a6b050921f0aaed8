import type { ReactNode } from "react";

interface Props {
  readonly intent: "success" | "warning" | "error";
  readonly children: ReactNode;
  /** Buttons, under the words. */
  readonly actions?: ReactNode;
  /** Left out: the message stays as long as its cause. */
  readonly close?: { readonly label: string; readonly run: () => void };
}

/** A message that stays until the person has done with it. Fluent's own bar brings animation that weighs 10 KB. */
export function MessageBox({ intent, children, actions, close }: Props) {
  return (
    <div className={`messageBox ${intent}`}>
      <div className="messageWords">
        <div>{children}</div>
        {close && (
          <button
            type="button"
            className="close"
            aria-label={close.label}
            title={close.label}
            onClick={close.run}
          >
            ×
          </button>
        )}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
