import type { Desk } from "../../application/openDesk";
import type * as PasteModule from "../../application/paste";
import type { Ports } from "../../application/ports";
import type { ReadyPhase } from "./paneState";
import type { PaneStore } from "./paneStore";

/** Compares what was just read with the reading before, and keeps it for the next one. */
export class ReadingComparison {
  constructor(
    private readonly store: PaneStore,
    private readonly ports: Ports,
  ) {}

  /** What has changed since the sheet was read before, with every note where it belongs now. */
  async compare(read: Desk, { keepsFirst = false } = {}): Promise<ComparedDesk> {
    const { compareReading } = await loadPaste();
    const author = this.store.state.author.trim();
    const { desk, report, notKept, ...found } = await compareReading(this.ports, read, { author });
    const { phase } = this.store.state;
    const compared = { desk, paste: phase.type === "ready" ? phase.paste : undefined };
    // A workbook is written to only where the person asked for something that is kept in it.
    if (found.isFirst) return keepsFirst ? this.keepReading(desk) : { ...compared, message: undefined };
    if (found.isAnotherList) return { desk, paste: undefined, message: { type: "anotherList" } };
    if (report === undefined)
      return {
        ...compared,
        message: notKept ? { type: "fault", fault: notKept } : { type: "nothingChanged" },
      };
    return {
      desk,
      paste: { report, ...(notKept && { notKept }), areColumnsStale: true },
      message: { type: "sheetCompared", event: report.event, areColumnsWritten: false, notKept },
    };
  }

  /** From here on, later readings are compared with this one. A workbook that cannot keep it is only not compared. */
  async keepReading(desk: Desk): Promise<ComparedDesk> {
    const { keepReading } = await loadPaste();
    await keepReading(this.ports, desk);
    return { desk, paste: undefined, message: undefined };
  }
}

export type PasteUseCases = typeof PasteModule;

/** Needed once the workbook has been read, and fetched meanwhile. */
export async function loadPaste(): Promise<PasteUseCases> {
  return import(/* webpackChunkName: "desk" */ "../../application/paste");
}

/** A reading after what was compared with the one before. */
export type ComparedDesk = Pick<ReadyPhase, "desk" | "paste" | "message">;
