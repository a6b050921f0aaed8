import { Button } from "@fluentui/react-components";
import { useEffect, useRef, type ReactNode, type Ref } from "react";
import { isAboutColumns } from "../views/columnFaults";
import type { DebtorView } from "../views/deskView";
import type { Message, Screen } from "../session/paneState";
import { callFormWordsOf } from "../../text/callFormWords";
import { deliveryWordsOf } from "../../text/deliveryWords";
import { mailKindOf } from "../../text/followUpMail";
import { formatDate } from "../../text/formatDate";
import { settingsWordsOf } from "../../text/settingsWords";
import { formatNextCallReason, formatOutcome } from "../../text/ruleWords";
import { FaultMessage } from "./FaultMessage";
import { MessageBox } from "./MessageBox";
import { isPasteMessage, PasteMessage, type PasteMessageOf } from "./PasteMessage";
import { useTexts, type Wording } from "./textsContext";

interface Props {
  readonly message: Message | undefined;
  readonly isBusy: boolean;
  /** Whom to call next, once this call is logged. */
  readonly following: DebtorView | undefined;
  readonly onUndo: () => void;
  readonly onFollowUp: (debtorKey: string, callId: string) => void;
  readonly onOpenFollowing: () => void;
  readonly onReadAgain: () => void;
  readonly onChangeColumns: () => void;
  readonly onShowColumns: () => void;
  readonly onDismiss: () => void;
  /** Back to a call that was being typed. */
  readonly onResume: (screen: Screen) => void;
  readonly onSeeChanges: () => void;
  readonly onTakeBack: (entryIds: readonly string[]) => void;
}

/** What was just done, or why it was not, with the next step one click away. */
export function MessageLine(props: Props) {
  const { message } = props;
  const line = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  // What was done may have been asked for far down the screen.
  useEffect(() => {
    if (message !== undefined) line.current?.scrollIntoView({ block: "nearest" });
    // One more Enter and the next customer is there; the button that logged this call cannot log it twice.
    if (message?.type === "callLogged" && document.hasFocus()) next.current?.focus();
  }, [message]);
  return (
    <div className="message" ref={line}>
      <div role="status">
        {message !== undefined && isPasteMessage(message) && <PasteMessage {...props} message={message} />}
        {message !== undefined && message.type !== "fault" && !isPasteMessage(message) && (
          <Done {...props} message={message} next={next} />
        )}
      </div>
      {message?.type === "fault" && <FaultAction {...props} message={message} />}
    </div>
  );
}

type DoneMessage = Exclude<Message, { readonly type: "fault" } | PasteMessageOf>;

interface DoneProps extends Props {
  readonly message: DoneMessage;
  /** The button that leads to the next customer. */
  readonly next: Ref<HTMLButtonElement>;
}

function Done({ next, ...props }: DoneProps) {
  const { message, isBusy, following, onUndo, onOpenFollowing, onReadAgain, onShowColumns, onDismiss } =
    props;
  const { onFollowUp, onResume } = props;
  const wording = useTexts();
  const { t } = wording;
  const columnsFault = "columnsFault" in message ? message.columnsFault : undefined;
  return (
    <>
      <MessageBox
        intent="success"
        close={{ label: t.common.close, run: onDismiss }}
        actions={
          <>
            {message.type === "callLogged" && following && (
              <Button size="small" appearance="primary" ref={next} onClick={onOpenFollowing}>
                {t.call.nextInList(following.debtor.name)}
              </Button>
            )}
            {hasFollowUp(message) && (
              <Button size="small" onClick={() => onFollowUp(message.debtorKey, message.callId)}>
                {callFormWordsOf(wording.language).followUp.open}
              </Button>
            )}
            {message.type === "callLogged" && (
              <Button size="small" disabledFocusable={isBusy} onClick={onUndo}>
                {t.call.undo}
              </Button>
            )}
            {message.type === "draftsKept" && (
              <Button size="small" onClick={() => onResume(message.screen)}>
                {deliveryWordsOf(wording.language).resume}
              </Button>
            )}
            {message.type === "columnsWritten" && (
              <Button size="small" onClick={onShowColumns}>
                {t.debtor.showInSheet}
              </Button>
            )}
          </>
        }
      >
        {doneWords(message, wording)}
      </MessageBox>
      {columnsFault && (
        <FaultMessage
          fault={columnsFault}
          lead={t.call.columnsNote}
          actions={[{ label: t.sheet.readAgain, run: onReadAgain }]}
        />
      )}
    </>
  );
}

/** After an answer to a plan, and after most calls, there is something to write to the debtor. */
function hasFollowUp(
  message: Message,
): message is Extract<Message, { readonly type: "callLogged" | "noted" }> {
  if (message.type === "noted") return message.what === "planAnswer";
  return message.type === "callLogged" && mailKindOf(message) !== undefined;
}

function doneWords(message: DoneMessage, { t, language }: Wording): ReactNode {
  switch (message.type) {
    case "columnsWritten": {
      const { wereAdded, address, rows } = message.written;
      return wereAdded ? t.sheet.added(address, rows) : t.sheet.refreshed(address, rows);
    }
    case "columnsRemoved":
      return t.sheet.removed;
    case "issuesWritten":
      return t.sheet.issuesWritten;
    case "settingsSaved":
      return settingsWordsOf(language).saved;
    case "draftsKept":
      return deliveryWordsOf(language).draftsKept(message.debtorName, message.count - 1);
    case "delivered":
      return deliveryWordsOf(language).delivered(message.count);
    case "callUndone":
      return t.call.undone(message.debtorName);
    case "noted":
      return callFormWordsOf(language).noted[message.what](message.debtorName);
    case "callLogged": {
      const { outcome, debtorName, next } = message;
      const why = next && formatNextCallReason(next.reason, language);
      return (
        <>
          <p>{t.call.saved(formatOutcome(outcome, language), debtorName)}</p>
          {next && why && (
            <p className="nextStep">
              {next.on === undefined
                ? t.call.previewNone(why)
                : t.call.previewNext(formatDate(next.on, language), why)}
            </p>
          )}
        </>
      );
    }
  }
}

function FaultAction(props: Props & { readonly message: Extract<Message, { type: "fault" }> }) {
  const { message, onReadAgain, onChangeColumns, onDismiss } = props;
  const { t } = useTexts();
  const { fault } = message;
  const close = { label: t.common.close, run: onDismiss };
  const step =
    fault.type === "ChangedSinceRead"
      ? [{ label: t.sheet.readAgain, run: onReadAgain }]
      : isAboutColumns(fault)
        ? [{ label: t.sheet.changeColumns, run: onChangeColumns }]
        : [];
  return <FaultMessage fault={fault} actions={[...step, close]} />;
}
