import { useEffect, useId, useRef, type ReactElement } from "react";

export interface Choice {
  readonly label: string;
  readonly choose: () => void;
}

/** Something a person must decide before the page goes on. */
export interface Asked {
  readonly title: string;
  readonly text: string;
  /** The first is what Enter does. Giving up is always possible besides. */
  readonly choices: readonly Choice[];
}

interface QuestionProps {
  readonly asked: Asked;
  readonly cancelLabel: string;
  readonly close: () => void;
}

/** A modal question. Escape gives up. */
export function Question({ asked, cancelLabel, close }: QuestionProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const textId = useId();

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="question"
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      onClose={close}
    >
      <h2 id={titleId}>{asked.title}</h2>
      <p id={textId}>{asked.text}</p>
      <div className="question-choices">
        {asked.choices.map(({ label, choose }, index) => (
          <button
            key={label}
            type="button"
            className={index === 0 ? "plain-button is-primary" : "plain-button"}
            onClick={() => {
              close();
              choose();
            }}
          >
            {label}
          </button>
        ))}
        <button type="button" className="plain-button" onClick={close}>
          {cancelLabel}
        </button>
      </div>
    </dialog>
  );
}
