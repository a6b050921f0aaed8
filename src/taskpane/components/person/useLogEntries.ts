import { useEffect, useState } from "react";
import type { CallEvent } from "../../../domain/callLog";
import type { LogSession } from "../../session/logSession";

/** What the log says, set aside or not, latest first. `unreadable`: only what the desk already knows can be shown. */
export type LogEntries =
  | { readonly type: "reading" }
  | { readonly type: "read"; readonly entries: readonly CallEvent[] }
  | { readonly type: "unreadable" };

export function useLogEntries(openLog: () => Promise<LogSession | undefined>): LogEntries {
  const [entries, setEntries] = useState<LogEntries>({ type: "reading" });
  useEffect(() => {
    let isHere = true;
    const read = async (): Promise<void> => {
      const log = await openLog();
      // Nothing is wanted in particular: every entry says that.
      await log?.search("", "en");
      const found = log?.getState().search?.found;
      if (isHere) setEntries(found ? { type: "read", entries: found } : { type: "unreadable" });
    };
    void read();
    return () => {
      isHere = false;
    };
  }, [openLog]);
  return entries;
}
