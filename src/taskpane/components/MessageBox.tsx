import type { ReactNode } from "react";

interface Props {
  readonly intent: "success" | "warning" | "error";
  readonly children: ReactNode;
  /** Buttons, under the words. */
  readonly actions?: ReactNode;
}

/** A message that stays until the person has done with it. Fluent's own bar brings animation that weighs 10 KB. */
export function MessageBox({ intent, children, actions }: Props) {
  return (
    <div className={`messageBox ${intent}`}>
      <div>{children}</div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
