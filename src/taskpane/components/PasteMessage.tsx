import { Button } from "@fluentui/react-components";
import type { SheetCompared } from "../../domain/callLog";
import { formatDate } from "../../text/formatDate";
import { pasteTextsOf, type PasteTexts } from "../../text/paste";
import type { Message } from "../session/paneState";
import { FaultMessage } from "./FaultMessage";
import { MessageBox } from "./MessageBox";
import { useTexts } from "./textsContext";

const TYPES = ["sheetCompared", "nothingChanged", "anotherList", "rejoined", "takenBack"] as const;
export type PasteMessageOf = Extract<Message, { readonly type: (typeof TYPES)[number] }>;

export function isPasteMessage(message: Message): message is PasteMessageOf {
  return (TYPES as readonly string[]).includes(message.type);
}

interface Props {
  readonly message: PasteMessageOf;
  readonly isBusy: boolean;
  readonly onSeeChanges: () => void;
  readonly onTakeBack: (entryIds: readonly string[]) => void;
  readonly onDismiss: () => void;
}

/** What a new reading of the sheet found, or what was made of it, in a line or two. */
export function PasteMessage({ message, isBusy, onSeeChanges, onTakeBack, onDismiss }: Props) {
  const { t, language } = useTexts();
  const words = pasteTextsOf(language);
  return (
    <>
      <MessageBox
        intent="success"
        close={{ label: t.common.close, run: onDismiss }}
        actions={
          <>
            {message.type === "sheetCompared" && (
              <Button size="small" onClick={onSeeChanges}>
                {words.seeChanges}
              </Button>
            )}
            {message.type === "rejoined" && (
              <Button size="small" disabledFocusable={isBusy} onClick={() => onTakeBack(message.entryIds)}>
                {words.undo}
              </Button>
            )}
          </>
        }
      >
        {message.type === "sheetCompared" ? (
          <>
            <p className="name">{words.changedSince(formatDate(message.event.seenOn, language))}</p>
            <p>{changesInShort(message.event, words)}</p>
            {message.areColumnsWritten && <p>{words.columnsToo}</p>}
          </>
        ) : (
          sentence(message, words)
        )}
      </MessageBox>
      {message.type === "sheetCompared" && message.notKept && (
        <FaultMessage fault={message.notKept} lead={words.notKept} />
      )}
      {"columnsFault" in message && message.columnsFault && (
        <FaultMessage fault={message.columnsFault} lead={t.call.columnsNote} />
      )}
    </>
  );
}

/** « 2 paid · 1 part paid · promises: 1 kept »: broken between items, never within. */
export function changesInShort({ totals, promises }: SheetCompared, words: PasteTexts): string {
  const judged = words.promises(promises);
  return [
    ...totals.map(({ type, count }) => words.inShort[type](count).replaceAll(" ", "\u00a0")),
    ...(judged === "" ? [] : [words.promisesInShort(judged)]),
  ].join("\u00a0· ");
}

function sentence(
  message: Exclude<PasteMessageOf, { readonly type: "sheetCompared" }>,
  words: PasteTexts,
): string {
  switch (message.type) {
    case "nothingChanged":
      return words.nothingChanged;
    case "anotherList":
      return words.anotherList;
    case "takenBack":
      return words.takenBack;
    case "rejoined": {
      const from = message.from || words.noReference;
      const into = message.into || words.noReference;
      return message.what === "invoice" ? words.reattached(from, into) : words.mergedInto(from, into);
    }
  }
}
