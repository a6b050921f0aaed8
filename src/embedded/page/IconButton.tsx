import type { ReactElement } from "react";
import { Icon, type IconName } from "./icons";

/** A button that shows a picture only; its name is read out and shown when the mouse rests on it. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}): ReactElement {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.label}
      title={props.label}
      onClick={props.run}
    >
      <Icon name={props.icon} />
    </button>
  );
}
