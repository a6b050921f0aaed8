import { useEffect, useState } from "react";
import { deliveryWordsOf } from "../../text/deliveryWords";
import type { Job } from "../session/paneState";
import { MessageBox } from "./MessageBox";
import { useTexts } from "./textsContext";
import "./delivery.css";

interface Props {
  readonly job: Job | undefined;
  readonly isWaitingForCell: boolean;
  /** What is saved is kept also when the pane is closed. */
  readonly isLasting: boolean;
}

/** Why what was asked for takes so long; stays in sight, since who saves a call is far down the screen. */
export function ExcelWaits({ job, isWaitingForCell, isLasting }: Props) {
  const { language } = useTexts();
  const words = deliveryWordsOf(language);
  const isSlow = useLasting(job?.type === "saving" || job?.type === "delivering");
  const said = isWaitingForCell
    ? words.finishTyping
    : isSlow
      ? isLasting
        ? words.slow
        : words.slowInPane
      : undefined;
  return (
    <div className="message excelWaits">
      <div role="status">{said && <MessageBox intent="warning">{said}</MessageBox>}</div>
    </div>
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
