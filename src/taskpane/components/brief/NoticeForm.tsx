import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Desk } from "../../../application/openDesk";
import type { NoticeDraft } from "../../../application/recordNotice";
import { formatIsoDate, parseIsoDate } from "../../../domain/localDate";
import type { Brief } from "../../views/briefView";
import { DateField, TextField } from "../call/fields";
import { useBriefWords } from "./useBriefWords";

interface Props {
  readonly desk: Desk;
  readonly brief: Brief;
  readonly isSaving: boolean;
  readonly onSave: (notice: Pick<NoticeDraft, "covers" | "noticeOn" | "tracking">) => void;
}

/** Logs that a formal notice went out: only then may anything be handed over. */
export function NoticeForm({ desk, brief, isSaving, onSave }: Props) {
  const { b } = useBriefWords();
  const [sentOn, setSentOn] = useState(formatIsoDate(desk.asOf));
  const [tracking, setTracking] = useState("");
  const noticeOn = parseIsoDate(sentOn);
  const isRefused = noticeOn === undefined || noticeOn > desk.asOf;
  const { claimed: covers, asked } = brief;
  return (
    <div className="stack">
      <p className="hint">{b.noticeExplain(covers.length, asked, desk.policy.handoverAfterNoticeDays)}</p>
      <DateField
        label={b.noticeOn}
        value={sentOn}
        refusal={isRefused ? b.noticeFuture : undefined}
        onChange={setSentOn}
      />
      <TextField label={b.noticeTracking} value={tracking} onChange={setTracking} />
      <div className="actions">
        <Button
          disabledFocusable={isSaving || isRefused}
          onClick={() => {
            if (noticeOn !== undefined) onSave({ covers, noticeOn, tracking: tracking.trim() });
          }}
        >
          {b.noticeSave}
        </Button>
      </div>
    </div>
  );
}
