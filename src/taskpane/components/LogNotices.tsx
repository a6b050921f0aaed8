import { Button } from "@fluentui/react-components";
import type { LogRowUnreadable } from "../../application/ports";
import type { CallEvent } from "../../domain/callLog";
import { formatEntry } from "../../text/entryCells";
import { logWordsOf } from "../../text/logWords";
import { CopyButton } from "./CopyButton";
import { MessageBox } from "./MessageBox";
import { useTexts } from "./textsContext";

interface Props {
  readonly waiting: readonly CallEvent[];
  /** Kept also when the pane is closed. */
  readonly isLasting: boolean;
  readonly isWaitingForCell: boolean;
  readonly unreadable: readonly LogRowUnreadable[];
  /** A call is being typed: what it needs to know before it is lost. */
  readonly isTyping: boolean;
  readonly isBusy: boolean;
  readonly onTryAgain: () => void;
}

/** What the person must know about the log whatever screen they are on. */
export function LogNotices(props: Props) {
  const { waiting, isLasting, isWaitingForCell, unreadable, isTyping, isBusy, onTryAgain } = props;
  const { language } = useTexts();
  const words = logWordsOf(language);
  return (
    <div className="message">
      <div role="status">
        {isWaitingForCell && <MessageBox intent="warning">{words.finishTyping}</MessageBox>}
        {!isBusy && waiting.length > 0 && (
          <MessageBox
            intent="warning"
            actions={
              <>
                <Button size="small" onClick={onTryAgain}>
                  {words.waiting.tryAgain}
                </Button>
                <CopyButton
                  text={waiting.map((event) => formatEntry(event, language)).join("\n\n")}
                  label={words.waiting.copy}
                  copiedLabel={words.waiting.copied}
                />
              </>
            }
          >
            <p>{words.waiting.title(waiting.length)}</p>
            <p>{isLasting ? words.waiting.kept : words.waiting.keptInPane}</p>
          </MessageBox>
        )}
        {!isLasting && isTyping && waiting.length === 0 && (
          <MessageBox intent="warning">{words.nothingKept}</MessageBox>
        )}
        {unreadable.length > 0 && <MessageBox intent="warning">{words.unreadable(unreadable)}</MessageBox>}
      </div>
    </div>
  );
}
