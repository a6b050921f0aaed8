import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { FORMULA_ROWS_MAX, type ColumnMode, type RowIssue } from "../../application/ports";
import type { Desk } from "../../application/openDesk";
import { issueWords } from "../../text/formatFault";
import { mappingWordsOf } from "../../text/mappingWords";
import { shellTextsOf } from "../../text/shellTexts";
import { viewOf, type IssueGroup } from "../views/deskView";
import type { Job } from "../session/paneState";
import { AllSettled } from "./AllSettled";
import { Amounts } from "./Amounts";
import { CappedList } from "./CappedList";
import { Disclosure } from "./Disclosure";
import { ProgressLine } from "./ProgressLine";
import { ScreenTitle } from "./ScreenTitle";
import { SinceLastExport } from "./SinceLastExport";
import { useTexts } from "./textsContext";

interface Props {
  readonly desk: Desk;
  readonly columns: ColumnMode | undefined;
  readonly job: Job | undefined;
  readonly onReadAgain: () => void;
  readonly onChangeColumns: () => void;
  readonly onSelectCell: (cell: string) => void;
  readonly onWriteColumns: (mode: ColumnMode) => void;
  readonly onRemoveColumns: () => void;
  readonly onWriteIssues: () => void;
  readonly onCancel: () => void;
  readonly mergesCount: number;
  readonly onOpenChanges: () => void;
  readonly onOpenOrphans: () => void;
  readonly onOpenMerges: () => void;
}

/** What was read, what could not be, and our columns in the sheet. */
export function SheetScreen(props: Props) {
  const { desk, job, onReadAgain, onChangeColumns, onSelectCell, onWriteIssues, onCancel } = props;
  const { t, language } = useTexts();
  const { ledger } = desk;
  const view = viewOf(desk);
  const isBusy = job !== undefined;
  const words = mappingWordsOf(language);
  const computed = ledger.receivables.filter(({ dueFromTerms }) => dueFromTerms !== undefined).length;
  return (
    <main className="screen">
      <ScreenTitle>{t.sheet.title}</ScreenTitle>
      <p>{t.sheet.read(ledger.place.sheetName, ledger.receivables.length)}</p>
      <dl className="figures">
        <div>
          <dt>{t.sheet.open}</dt>
          <dd>
            <Amounts amounts={view.open} />
          </dd>
        </div>
        <div>
          <dt>{t.sheet.overdue}</dt>
          <dd>
            <Amounts amounts={view.overdue} />
          </dd>
        </div>
      </dl>
      {view.isAllSettled && <AllSettled ledger={ledger} isBusy={isBusy} onChangeColumns={onChangeColumns} />}
      {ledger.issues.length === 0 && <p className="hint">{t.sheet.noIssues}</p>}
      {computed > 0 && <p className="hint">{words.computedDueDates(computed)}</p>}
      {ledger.renamed?.map((column) => (
        <p key={column.field} className="hint">
          {words.renamed(column)}
        </p>
      ))}
      {ledger.rowsLeftOut > 0 && <p className="hint">{t.sheet.rowsLeftOut(ledger.rowsLeftOut)}</p>}
      {job?.type === "rereading" ? (
        <ProgressLine label={shellTextsOf(language).loading.reading} progress={job.progress}>
          <CancelButton onCancel={onCancel} />
        </ProgressLine>
      ) : (
        <div className="actions">
          <Button disabledFocusable={isBusy} onClick={onReadAgain}>
            {t.sheet.readAgain}
          </Button>
          {!view.isAllSettled && (
            <Button disabledFocusable={isBusy} onClick={onChangeColumns}>
              {t.sheet.changeColumns}
            </Button>
          )}
        </div>
      )}
      <SinceLastExport {...props} />
      <Columns {...props} />
      <Issues
        groups={view.issues}
        isBusy={isBusy}
        onSelectCell={onSelectCell}
        onWriteIssues={onWriteIssues}
      />
    </main>
  );
}

function Columns({ desk, columns, job, onWriteColumns, onRemoveColumns, onCancel }: Props) {
  const { t } = useTexts();
  const [wantsFormulas, setWantsFormulas] = useState(columns === "formulas");
  const [isConfirming, setIsConfirming] = useState(false);
  const hasTooManyRows = desk.ledger.receivables.length > FORMULA_ROWS_MAX;
  const isBusy = job !== undefined;
  if (job?.type === "refreshing" || job?.type === "removing")
    return (
      <section>
        <h2>{t.sheet.columnsTitle}</h2>
        {job.type === "refreshing" ? (
          <ProgressLine label={t.sheet.refreshing} progress={job.progress}>
            <CancelButton onCancel={onCancel} />
          </ProgressLine>
        ) : (
          <ProgressLine label={t.sheet.removing} progress={undefined} />
        )}
      </section>
    );
  return (
    <section>
      <h2>{t.sheet.columnsTitle}</h2>
      <p className="hint">{columns === undefined ? t.sheet.columnsExplain : t.sheet.columnsThere(columns)}</p>
      <Checkbox
        label={t.sheet.asFormulas}
        checked={wantsFormulas && !hasTooManyRows}
        disabled={hasTooManyRows}
        aria-describedby="formulas-hint"
        onChange={(_event, { checked }) => setWantsFormulas(checked === true)}
      />
      <p id="formulas-hint" className="hint">
        {hasTooManyRows ? t.sheet.tooManyForFormulas(FORMULA_ROWS_MAX) : t.sheet.asFormulasHint}
      </p>
      <div className="actions">
        <Button
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => onWriteColumns(wantsFormulas && !hasTooManyRows ? "formulas" : "values")}
        >
          {columns === undefined ? t.sheet.add : t.sheet.refresh}
        </Button>
        {columns !== undefined && !isConfirming && (
          <Button disabledFocusable={isBusy} onClick={() => setIsConfirming(true)}>
            {t.sheet.remove}
          </Button>
        )}
      </div>
      {columns !== undefined && isConfirming && (
        <div className="confirm" role="group" aria-label={t.sheet.remove}>
          <p>{t.sheet.confirmRemove}</p>
          <div className="actions">
            <Button
              onClick={() => {
                setIsConfirming(false);
                onRemoveColumns();
              }}
            >
              {t.sheet.removeYes}
            </Button>
            <Button onClick={() => setIsConfirming(false)}>{t.sheet.removeNo}</Button>
          </div>
        </div>
      )}
    </section>
  );
}

function CancelButton({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useTexts();
  return (
    <Button size="small" onClick={onCancel}>
      {t.common.cancel}
    </Button>
  );
}

interface IssuesProps {
  readonly groups: readonly IssueGroup[];
  readonly isBusy: boolean;
  readonly onWriteIssues: () => void;
  readonly onSelectCell: (cell: string) => void;
}

function Issues({ groups, isBusy, onSelectCell, onWriteIssues }: IssuesProps) {
  const { t, language } = useTexts();
  const count = groups.reduce((sum, { issues }) => sum + issues.length, 0);
  if (count === 0) return null;
  return (
    <section>
      <h2>{t.sheet.issuesTitle(count)}</h2>
      {groups.map(({ type, issues }) => {
        const words = issueWords(type, language);
        return (
          <Disclosure key={type} title={words.title(issues.length)} isOpenAtFirst={issues.length <= 5}>
            {() => (
              <>
                <p className="hint">{words.next}</p>
                <CappedList items={issues} first={10} keyOf={({ cell }) => cell}>
                  {(issue) => (
                    <IssueLine issue={issue} words={words.line(issue)} onSelectCell={onSelectCell} />
                  )}
                </CappedList>
              </>
            )}
          </Disclosure>
        );
      })}
      <div className="actions">
        <Button disabledFocusable={isBusy} onClick={onWriteIssues}>
          {t.sheet.issuesToSheet}
        </Button>
      </div>
    </section>
  );
}

interface IssueLineProps {
  readonly issue: RowIssue;
  readonly words: string;
  readonly onSelectCell: (cell: string) => void;
}

function IssueLine({ issue: { cell }, words, onSelectCell }: IssueLineProps) {
  const { t } = useTexts();
  return (
    <button
      type="button"
      className="line"
      title={t.common.selectCell(cell)}
      onClick={() => onSelectCell(cell)}
    >
      <span className="cellLink">{cell}</span>
      {words !== "" && <span>{words}</span>}
    </button>
  );
}
