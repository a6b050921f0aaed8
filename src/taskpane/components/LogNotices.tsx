import { Button } from "@fluentui/react-components";
import type { LogRowUnreadable, SheetFault } from "../../application/ports";
import type { CallEvent } from "../../domain/callLog";
import { deliveryWordsOf } from "../../text/deliveryWords";
import { formatEntry } from "../../text/entryCells";
import { formatSheetFault } from "../../text/formatFault";
import { logWordsOf } from "../../text/logWords";
import type { Job } from "../session/paneState";
import { CopyButton } from "./CopyButton";
import { MessageBox } from "./MessageBox";
import { useTexts } from "./textsContext";

interface Props {
  readonly waiting: readonly CallEvent[];
  /** Why they wait. */
  readonly fault: SheetFault | undefined;
  /** The screen says it already, and that they are kept. */
  readonly isFaultSaid: boolean;
  /** Kept also when the pane is closed. */
  readonly isLasting: boolean;
  readonly unreadable: readonly LogRowUnreadable[];
  /** A call is being typed: what it needs to know before it is lost. */
  readonly isTyping: boolean;
  readonly job: Job | undefined;
  readonly onTryAgain: () => void;
}

/** What the person must know about the log whatever screen they are on. */
export function LogNotices(props: Props) {
  const { waiting, fault, isFaultSaid, isLasting, unreadable, isTyping, job, onTryAgain } = props;
  const { t, language } = useTexts();
  const words = deliveryWordsOf(language);
  const isDelivering = job?.type === "delivering";
  const isShown = waiting.length > 0 && (job === undefined || isDelivering);
  return (
    <div className="message">
      <div role="status">
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
                  copiedLabel={t.common.copied}
                />
              </>
            }
          >
            <p className="name">{words.waiting.title(waiting.length)}</p>
            {fault && !isFaultSaid && <Reason fault={fault} />}
            {!isLasting ? (
              <p>{words.waiting.keptInPane(waiting.length)}</p>
            ) : (
              !isFaultSaid && <p>{words.waiting.kept(waiting.length)}</p>
            )}
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
