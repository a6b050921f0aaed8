import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { LogRowUnreadable, SheetFault } from "../../application/ports";
import type { CallEvent } from "../../domain/callLog";
import { deliveryWordsOf } from "../../text/deliveryWords";
import { formatEntry } from "../../text/entryCells";
import { formatSheetFault } from "../../text/formatFault";
import { logWordsOf } from "../../text/logWords";
import type { Job } from "../paneState";
import { CopyButton } from "./CopyButton";
import { MessageBox } from "./MessageBox";
import { useTexts } from "./textsContext";

interface Props {
  readonly waiting: readonly CallEvent[];
  /** Why they wait; left out where the screen says it already. */
  readonly fault: SheetFault | undefined;
  /** Kept also when the pane is closed. */
  readonly isLasting: boolean;
  readonly isWaitingForCell: boolean;
  readonly unreadable: readonly LogRowUnreadable[];
  /** A call is being typed: what it needs to know before it is lost. */
  readonly isTyping: boolean;
  readonly job: Job | undefined;
  readonly onTryAgain: () => void;
}

/** What the person must know about the log whatever screen they are on. */
export function LogNotices(props: Props) {
  const { waiting, fault, isLasting, isWaitingForCell, unreadable, isTyping, job, onTryAgain } = props;
  const { language } = useTexts();
  const words = deliveryWordsOf(language);
  const isDelivering = job?.type === "delivering";
  const isSlow = useLasting(job?.type === "saving" || isDelivering);
  const isShown = waiting.length > 0 && (job === undefined || isDelivering);
  return (
    <div className="message">
      <div role="status">
        {isWaitingForCell && <MessageBox intent="warning">{words.finishTyping}</MessageBox>}
        {isSlow && !isWaitingForCell && (
          <MessageBox intent="warning">{isLasting ? words.slow : words.slowInPane}</MessageBox>
        )}
        {isShown && (
          <MessageBox
            intent="warning"
            actions={
              <>
                <Button size="small" disabledFocusable={isDelivering} onClick={onTryAgain}>
                  {isDelivering ? words.waiting.trying : words.waiting.tryAgain}
                </Button>
                <CopyButton
                  text={waiting.map((event) => formatEntry(event, language)).join("\n\n")}
                  label={words.waiting.copy}
                  copiedLabel={words.waiting.copied}
                />
              </>
            }
          >
            <p className="name">{words.waiting.title(waiting.length)}</p>
            {fault && <Reason fault={fault} />}
            <p>{isLasting ? words.waiting.kept(waiting.length) : words.waiting.keptInPane(waiting.length)}</p>
          </MessageBox>
        )}
        {!isLasting && isTyping && waiting.length === 0 && (
          <MessageBox intent="warning">{words.nothingKept}</MessageBox>
        )}
        {unreadable.length > 0 && (
          <MessageBox intent="warning">{logWordsOf(language).unreadable(unreadable)}</MessageBox>
        )}
      </div>
    </div>
  );
}

function Reason({ fault }: { readonly fault: SheetFault }) {
  const { language } = useTexts();
  const { what, next } = formatSheetFault(fault, language);
  return (
    <>
      <p>{what}</p>
      <p className="nextStep">{next}</p>
    </>
  );
}

// Longer than anything takes that goes well.
const SLOW_AFTER_MS = 15_000;

/** Whether something has been going on for so long that the person wonders. */
function useLasting(isGoingOn: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return undefined;
    const timer = setTimeout(() => setIsLong(true), SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isGoingOn]);
  return isLong;
}
