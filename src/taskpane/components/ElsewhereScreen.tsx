import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Desk } from "../../application/openDesk";
import { deliveryWordsOf, type DeliveryWords } from "../../text/deliveryWords";
import { entryCells, formatEntry } from "../../text/entryCells";
import { sortByBelonging, type Belonging } from "../views/elsewhereView";
import type { UnreadableEntry, WaitingElsewhere } from "../memory/outbox";
import { isNeverSaved } from "../memory/workbookName";
import { CappedList } from "./CappedList";
import { CopyButton } from "./CopyButton";
import { focusWhenShown, ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";
import "./delivery.css";
import "./log.css";

interface Props {
  readonly desk: Desk;
  readonly elsewhere: readonly WaitingElsewhere[];
  readonly unreadable: readonly UnreadableEntry[];
  readonly isBusy: boolean;
  readonly onTake: (workbook: string) => void;
  readonly onForget: (workbook: string) => void;
  readonly onForgetUnreadable: (names: readonly string[]) => void;
  readonly onBack: () => void;
}

const ENTRIES_SHOWN = 5;

/** Entries that wait for another workbook: where they belong, and what can be done with them. */
export function ElsewhereScreen(props: Props) {
  const { desk, elsewhere, unreadable, isBusy, onTake, onForget, onForgetUnreadable, onBack } = props;
  const { language } = useTexts();
  const words = deliveryWordsOf(language);
  const w = words.elsewhere;
  return (
    <main className="screen">
      <button type="button" className="quiet" onClick={onBack}>
        ← {w.back}
      </button>
      <ScreenTitle>{w.title}</ScreenTitle>
      {elsewhere.length === 0 && unreadable.length === 0 && <p role="status">{w.none}</p>}
      {elsewhere.length > 0 && <p className="hint">{w.intro}</p>}
      {sortByBelonging(elsewhere, desk).map(({ waiting, belonging }) => (
        <Waiting
          key={waiting.workbook}
          waiting={waiting}
          belonging={belonging}
          isBusy={isBusy}
          onTake={() => onTake(waiting.workbook)}
          onForget={() => onForget(waiting.workbook)}
        />
      ))}
      {unreadable.length > 0 && (
        <section>
          <h2>{w.unreadable(unreadable.length)}</h2>
          <p className="hint">{w.unreadableWhy}</p>
          <Choices
            text={unreadable.map(({ text }) => text).join("\n\n")}
            count={unreadable.length}
            about={w.unreadable(unreadable.length)}
            isBusy={isBusy}
            onForget={() => onForgetUnreadable(unreadable.map(({ name }) => name))}
          />
        </section>
      )}
    </main>
  );
}

interface WaitingProps {
  readonly waiting: WaitingElsewhere;
  readonly belonging: Belonging;
  readonly isBusy: boolean;
  readonly onTake: () => void;
  readonly onForget: () => void;
}

function Waiting({ waiting, belonging, isBusy, onTake, onForget }: WaitingProps) {
  const { language } = useTexts();
  const w = deliveryWordsOf(language).elsewhere;
  const { workbook, events } = waiting;
  const place = placeOf(workbook);
  const name = place.name ?? w.neverSaved;
  return (
    <section>
      <h2>{name}</h2>
      {place.folder && <p className="hint address">{place.folder}</p>}
      <CappedList
        items={events}
        first={ENTRIES_SHOWN}
        keyOf={({ id }) => id}
        className="logEntries"
        label={name}
      >
        {(event) =>
          // Up to the note: what follows are bare figures and ids.
          entryCells(event, language)
            .slice(0, 12)
            .filter((cell) => cell !== "")
            .join(" · ")
        }
      </CappedList>
      <p>
        {belonging.type === "sameCustomers"
          ? w.sameCustomers(belonging.known, belonging.named)
          : w[belonging.type](events.length)}{" "}
        {nextStep(belonging, place.name !== undefined, w)}
      </p>
      <Choices
        text={events.map((event) => formatEntry(event, language)).join("\n\n")}
        count={events.length}
        about={name}
        isBusy={isBusy}
        {...(belonging.type !== "otherBook" && { onTake, isProven: belonging.type === "sameBook" })}
        onForget={onForget}
      />
    </section>
  );
}

interface ChoicesProps {
  readonly text: string;
  readonly count: number;
  /** For assistive technology: what the buttons are about. */
  readonly about: string;
  readonly isBusy: boolean;
  readonly onTake?: () => void;
  /** The log proves that they belong here: no further question. */
  readonly isProven?: boolean;
  readonly onForget: () => void;
}

function Choices({ text, count, about, isBusy, onTake, isProven = false, onForget }: ChoicesProps) {
  const { t, language } = useTexts();
  const words = deliveryWordsOf(language);
  const w = words.elsewhere;
  const [asked, setAsked] = useState<"take" | "discard">();
  if (asked !== undefined) {
    const question = asked === "take" ? w.takeAsk : w.discardAsk(count);
    return (
      <div className="confirm" role="group" aria-label={question}>
        <p>{question}</p>
        <div className="actions">
          <Button disabledFocusable={isBusy} onClick={asked === "take" ? onTake : onForget}>
            {asked === "take" ? w.takeYes : w.discardYes}
          </Button>
          <Button ref={focusWhenShown} onClick={() => setAsked(undefined)}>
            {w.no(count)}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="actions" role="group" aria-label={about}>
      {onTake && (
        <Button disabledFocusable={isBusy} onClick={isProven ? onTake : () => setAsked("take")}>
          {w.take(count)}
        </Button>
      )}
      <CopyButton text={text} label={words.waiting.copy} copiedLabel={t.common.copied} describes={about} />
      <button type="button" className="quiet" onClick={() => setAsked("discard")}>
        {w.discard}
      </button>
    </div>
  );
}

function nextStep(
  belonging: Belonging,
  hasAddress: boolean,
  w: DeliveryWords["elsewhere"],
): string | undefined {
  if (belonging.type === "sameBook") return undefined;
  if (hasAddress) return w.openIt;
  return belonging.type === "otherBook" ? w.keepAsText : w.savedSince;
}

/** The file of an address, as people know it, and where it stands; nothing for a workbook never saved. */
function placeOf(workbook: string): { readonly name?: string; readonly folder?: string } {
  if (isNeverSaved(workbook)) return {};
  const isWeb = /^https?:/i.test(workbook);
  const [path = ""] = isWeb ? workbook.split(/[?#]/) : [workbook];
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1;
  return {
    name: isWeb ? decoded(path.slice(cut)) : path.slice(cut),
    folder: isWeb ? decoded(path.slice(0, cut)) : path.slice(0, cut),
  };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
