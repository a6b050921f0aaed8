import { Button } from "@fluentui/react-components";
import type { Desk } from "../../application/openDesk";
import type { ColumnMode } from "../../application/ports";
import {
  amountOfChange,
  type ChangeType,
  type ReceivableChange,
  type SeenReceivable,
} from "../../domain/comparison";
import type { PromiseDecided } from "../../domain/promisesSince";
import { formatAmount, formatAmounts } from "../../text/formatAmount";
import { formatDate } from "../../text/formatDate";
import { pasteTextsOf, type PasteTexts } from "../../text/paste";
import { debtorIn } from "../views/deskView";
import type { Job, Paste } from "../session/paneState";
import { comparisonView, orphansOf, type ChangeGroup, type ComparisonView } from "../views/pasteView";
import { CappedList } from "./CappedList";
import { Disclosure } from "./Disclosure";
import { FaultMessage } from "./FaultMessage";
import { ScreenTitle } from "./ScreenTitle";
import { SheetLinks } from "./SheetLinks";
import { useTexts } from "./textsContext";
import "./paste.css";

interface Props {
  readonly desk: Desk;
  readonly paste: Paste | undefined;
  readonly columns: ColumnMode | undefined;
  readonly job: Job | undefined;
  readonly mergesCount: number;
  readonly onOpenDebtor: (debtorKey: string) => void;
  readonly onOpenOrphans: (key?: string) => void;
  readonly onOpenMerges: () => void;
  readonly onTakeBack: (entryIds: readonly string[]) => void;
  readonly onRefreshColumns: (mode: ColumnMode) => void;
  readonly onBack: () => void;
}

/** What has changed since the sheet was read before: counts and amounts first, each opens to its invoices. */
export function PasteReport(props: Props) {
  const { desk, paste, columns, job, mergesCount, onOpenOrphans, onOpenMerges, onRefreshColumns, onBack } =
    props;
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const view = comparisonView(desk, paste?.report);
  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {words.backToSheet}
        </button>
      </div>
      <ScreenTitle>{words.title}</ScreenTitle>
      {view === undefined ? (
        <p>{words.noComparison}</p>
      ) : (
        <>
          <p>
            {view.event.seenOn === view.event.comparedOn
              ? words.sinceEarlier(formatDate(view.event.comparedOn, language))
              : words.since(
                  formatDate(view.event.seenOn, language),
                  formatDate(view.event.comparedOn, language),
                )}
          </p>
          {paste?.notKept && <FaultMessage fault={paste.notKept} lead={words.notKept} />}
          {paste?.areColumnsStale && columns !== undefined && (
            <div className="confirm stack">
              <p>{words.columnsStale}</p>
              <div className="actions">
                <Button
                  size="small"
                  disabledFocusable={job !== undefined}
                  onClick={() => onRefreshColumns(columns)}
                >
                  {words.refreshColumns}
                </Button>
              </div>
            </div>
          )}
          <Promises {...props} view={view} />
          {view.groups.map((group) => (
            <Group key={group.total.type} {...props} view={view} group={group} />
          ))}
          {view.isPartial && <p className="hint">{words.knownOnly}</p>}
        </>
      )}
      <SheetLinks {...{ desk, mergesCount, onOpenMerges }} onOpenOrphans={() => onOpenOrphans()} />
    </main>
  );
}

interface ViewProps extends Props {
  readonly view: ComparisonView;
}

function Promises({ view: { event, promises }, onOpenDebtor }: ViewProps) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const judged = words.promises(event.promises);
  if (judged === "") return null;
  const title = (
    // One child: a title's parts would stand without a space between them.
    <span>
      <span className="name">{words.promisesTitle}</span> {judged}
    </span>
  );
  if (promises.length === 0) return <p>{title}</p>;
  return (
    <Disclosure title={title} isOpenAtFirst={promises.length <= 5}>
      {() => (
        <CappedList items={promises} first={10} keyOf={({ callId }) => callId}>
          {(promise) => <PromiseLine promise={promise} onOpenDebtor={onOpenDebtor} />}
        </CappedList>
      )}
    </Disclosure>
  );
}

interface PromiseLineProps {
  readonly promise: PromiseDecided;
  readonly onOpenDebtor: (debtorKey: string) => void;
}

function PromiseLine({ promise, onOpenDebtor }: PromiseLineProps) {
  const { t, language } = useTexts();
  const words = pasteTextsOf(language);
  const { debtorKey, debtorName, promised, promisedOn, state } = promise;
  return (
    <button type="button" className="line" onClick={() => onOpenDebtor(debtorKey)}>
      <span className="cardTitle">
        <span className="name">{debtorName}</span>
        <span className={`chip promise-${state}`}>{t.promiseStates[state]}</span>
      </span>
      <span className="hint">
        {words.promised(formatAmount(promised, language), formatDate(promisedOn, language))}
      </span>
    </button>
  );
}

// What asks for a look is open from the start, when it is short.
const OPEN_AT_FIRST: ReadonlySet<ChangeType> = new Set([
  "paid",
  "partPaid",
  "vanished",
  "reDated",
  "reNumbered",
  "debtorRenamed",
]);
const OPEN_AT_FIRST_MAX = 5;

interface GroupProps extends ViewProps {
  readonly group: ChangeGroup;
}

function Group(props: GroupProps) {
  const { group } = props;
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const { type, count, amounts } = group.total;
  const hint = (words.changeHints as Partial<Record<ChangeType, string>>)[type];
  const title = (
    <span className="groupTitle">
      <span>
        <span className="name">{words.changeTitles[type]}</span> {words.changeCount(count)}
      </span>{" "}
      <span className="amounts">{formatAmounts(amounts, language)}</span>
    </span>
  );
  if (group.changes.length === 0) return <p className="closedGroup">{title}</p>;
  return (
    <Disclosure
      title={title}
      className="disclosure changeGroup"
      isOpenAtFirst={OPEN_AT_FIRST.has(type) && count <= OPEN_AT_FIRST_MAX}
    >
      {() => (
        <>
          {hint && <p className="hint">{hint}</p>}
          <CappedList items={group.changes} first={10} keyOf={keyOfChange} className="changes">
            {(change) => <ChangeLine {...props} change={change} />}
          </CappedList>
        </>
      )}
    </Disclosure>
  );
}

function ChangeLine({
  change,
  desk,
  view,
  job,
  onOpenDebtor,
  onOpenOrphans,
  onTakeBack,
}: GroupProps & { readonly change: ReceivableChange }) {
  const { language } = useTexts();
  const words = pasteTextsOf(language);
  const seen = "after" in change ? change.after : change.before;
  // Under the name it is called by today: two names may have been put together.
  const debtorKey = desk.history.debtorKeysToday.get(seen.debtorKey) ?? seen.debtorKey;
  const debtor = debtorIn(desk, debtorKey);
  const undo = undoOf(change, view);
  const orphan = "before" in change && orphansOf(desk).find(({ key }) => key === change.before.key);
  const what = (
    <>
      <span className="invoiceHead">
        <span className="name">{nameOf(change, words)}</span>
        <span className="amount">{formatAmount(amountOfChange(change), language)}</span>
      </span>
      <span className="hint">{detailsOf(change, words, language)}</span>
    </>
  );
  return (
    <>
      {debtor === undefined ? (
        <div className="line asText">{what}</div>
      ) : (
        <button type="button" className="line" onClick={() => onOpenDebtor(debtor.debtor.key)}>
          {what}
        </button>
      )}
      {(undo.length > 0 || orphan) && (
        <p className="hint lineActions">
          {undo.length > 0 && (
            <>
              {words.followed}{" "}
              <button
                type="button"
                className="quiet"
                aria-label={words.undoOf(nameOf(change, words))}
                disabled={job !== undefined}
                onClick={() => onTakeBack(undo)}
              >
                {words.undo}
              </button>
            </>
          )}
          {orphan && change.type !== "vanished" && `${words.notFollowed} `}
          {orphan && (
            <button
              type="button"
              className="quiet"
              aria-label={
                change.type === "vanished"
                  ? words.notPaidOf(orphan.reference || words.noReference)
                  : words.chooseInvoiceOf(orphan.reference || words.noReference)
              }
              onClick={() => onOpenOrphans(orphan.key)}
            >
              {change.type === "vanished" ? words.notPaid : words.chooseInvoice}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** The entries that moved the notes of this invoice, and the customer's with them. */
function undoOf(change: ReceivableChange, { reattached, merged }: ComparisonView): readonly string[] {
  if (change.type !== "reNumbered" && change.type !== "debtorRenamed") return [];
  const own = reattached.get(change.before.key);
  if (own === undefined) return [];
  const customers = change.type === "debtorRenamed" ? merged.get(change.before.debtorKey) : undefined;
  return customers === undefined ? [own.id] : [own.id, customers.id];
}

function nameOf(change: ReceivableChange, words: PasteTexts): string {
  const shown = ({ reference }: SeenReceivable): string => reference || words.noReference;
  if (change.type === "reNumbered") return words.fromTo(shown(change.before), shown(change.after));
  return shown("after" in change ? change.after : change.before);
}

function detailsOf(change: ReceivableChange, words: PasteTexts, language: "en" | "fr"): string {
  const date = (on: SeenReceivable["dueOn"]): string => (on === undefined ? "–" : formatDate(on, language));
  const seen = "after" in change ? change.after : change.before;
  const isMoved = "before" in change && "after" in change && change.before.dueOn !== change.after.dueOn;
  const due = isMoved
    ? words.dueFromTo(date(change.before.dueOn), date(change.after.dueOn))
    : words.due(date(seen.dueOn));
  const name =
    change.type === "debtorRenamed"
      ? words.fromTo(change.before.debtorName, change.after.debtorName)
      : seen.debtorName;
  const left = change.type === "partPaid" || change.type === "increased";
  return [name, due, ...(left ? [words.stillOpen(formatAmount(seen.open, language))] : [])].join(" · ");
}

function keyOfChange(change: ReceivableChange): string {
  return "before" in change ? change.before.key : change.after.key;
}
