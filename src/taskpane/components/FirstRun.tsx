import { Button, Field as LabelledField, Input, Radio, RadioGroup, Select } from "@fluentui/react-components";
import type {
  CandidateReason,
  ColumnChoice,
  DateOrder,
  DecimalMark,
  Field,
  LedgerCandidate,
  MissingField,
  SheetFault,
} from "../../application/ports";
import type { Texts } from "../../text/texts";
import { mappingWordsOf } from "../../text/mappingWords";
import { questionOf, type ColumnQuestion } from "../views/columnQuestion";
import { askedFields, parseCurrency, type Setup } from "../views/mapping";
import { Disclosure } from "./Disclosure";
import { FaultMessage } from "./FaultMessage";
import { ScreenTitle } from "./ScreenTitle";
import { useTexts } from "./textsContext";

interface Props {
  readonly setup: Setup;
  readonly missing: readonly MissingField[];
  readonly fault: SheetFault | undefined;
  readonly canKeep: boolean;
  readonly onChooseCandidate: (index: number) => void;
  readonly onChooseColumn: (field: Field, column: ColumnChoice | undefined) => void;
  readonly onTypeCurrency: (currency: string) => void;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
}

/** What was found and what each column is taken for; confirmed once, remembered in the workbook. */
export function FirstRun(props: Props) {
  const { setup, missing, fault, canKeep } = props;
  const { onChooseCandidate, onChooseColumn, onTypeCurrency, onConfirm, onKeep } = props;
  const { t, language } = useTexts();
  const words = mappingWordsOf(language);
  const candidate = setup.candidates[setup.chosen];
  if (candidate === undefined) return null;

  const isCurrencyWrong = parseCurrency(setup.currency) === undefined;
  const isReady = missing.length === 0 && !isCurrencyWrong;
  // What was recognised at first stays in sight, even after the person says « no such column ».
  const { shown, more } = askedFields(candidate);
  const column = (field: Field) => (
    <ColumnField
      key={field}
      field={field}
      candidate={candidate}
      chosen={setup.mapping[field]}
      missing={missing}
      fault={fault}
      onChoose={(choice) => onChooseColumn(field, choice)}
    />
  );

  return (
    <main className="screen">
      <ScreenTitle>{t.firstRun.title}</ScreenTitle>
      {!canKeep && <p>{t.firstRun.welcome}</p>}
      <p>{foundWords(candidate, t)}</p>
      {!candidate.isRemembered && (
        <p className="hint">
          {[words.score(candidate.score), ...candidate.why.filter(isCount).map(words.why)].join(" · ")}
        </p>
      )}
      {candidate.why
        .filter((reason) => !isCount(reason))
        .map((reason) => (
          <p key={reason.type}>{words.why(reason)}</p>
        ))}
      {candidate.isRemembered && <p>{t.firstRun.remembered}</p>}
      {setup.candidates.length > 1 && (
        <LabelledField label={t.firstRun.whichSheet}>
          <Select
            value={String(setup.chosen)}
            onChange={(_event, { value }) => onChooseCandidate(Number(value))}
          >
            {setup.candidates.map(({ place, score }, index) => (
              <option key={`${place.sheetId} ${place.address}`} value={index}>
                {`${t.firstRun.candidate(place.sheetName, place.tableName ?? place.address, place.rowCount)} · ${words.score(score)}`}
              </option>
            ))}
          </Select>
        </LabelledField>
      )}
      <p className="hint">{t.firstRun.explain}</p>
      {fault && <FaultMessage fault={fault} />}
      {shown.map(column)}
      {setup.mapping.currency === undefined && (
        <LabelledField
          label={t.firstRun.currency}
          hint={t.firstRun.currencyHint}
          validationMessage={isCurrencyWrong ? t.firstRun.currencyInvalid : undefined}
        >
          <Input
            value={setup.currency}
            maxLength={3}
            className="shortInput"
            onChange={(_event, { value }) => onTypeCurrency(value)}
          />
        </LabelledField>
      )}
      {more.length > 0 && (
        <Disclosure title={t.firstRun.optional}>
          {() => <div className="stack">{more.map(column)}</div>}
        </Disclosure>
      )}
      <div className="actions sticky">
        <Button
          appearance="primary"
          disabledFocusable={!isReady}
          aria-describedby={isReady ? undefined : "cannot-confirm"}
          onClick={onConfirm}
        >
          {t.firstRun.confirm}
        </Button>
        {canKeep && <Button onClick={onKeep}>{t.firstRun.keep}</Button>}
        {!isReady && (
          <span id="cannot-confirm" className="hint">
            {t.firstRun.cannotConfirm}
          </span>
        )}
      </div>
    </main>
  );
}

/** How many columns were recognised; other reasons are warnings of their own. */
function isCount(reason: CandidateReason): boolean {
  return reason.type === "FieldsFound";
}

interface ColumnFieldProps {
  readonly field: Field;
  readonly candidate: LedgerCandidate;
  readonly chosen: ColumnChoice | undefined;
  readonly missing: readonly MissingField[];
  readonly fault: SheetFault | undefined;
  readonly onChoose: (column: ColumnChoice | undefined) => void;
}

function ColumnField({ field, candidate, chosen, missing, fault, onChoose }: ColumnFieldProps) {
  const { t, language } = useTexts();
  const words = mappingWordsOf(language);
  const column = candidate.columns.find(({ index }) => index === chosen?.index);
  const lack = missingOf(field, missing);
  const samples = [...new Set(column?.samples)];
  // The reasons are ours: they say nothing of another column that the person chose.
  const isOurs =
    chosen?.index === candidate.mapping[field]?.index &&
    chosen?.inTitles === candidate.mapping[field]?.inTitles;
  const titles = candidate.mapping[field]?.inTitles ? candidate.mapping[field] : undefined;
  const titlesLetter = candidate.columns.find(({ index }) => index === titles?.index)?.letter ?? "";
  const proofs = isOurs ? (candidate.reasons[field] ?? []) : [];
  // « Its heading says so », under every column, tells nothing.
  const reasons = proofs.every(({ type }) => type === "HeaderNames") ? [] : proofs.map(words.reason);
  const question = questionOf(field, chosen, samples, fault, language);
  const hints = column && [
    ...(chosen?.inTitles ? [] : [samples.length > 0 ? t.firstRun.samples(samples) : t.firstRun.noSamples]),
    ...(chosen?.others ? [words.others(chosen.others.map(({ header }) => header))] : []),
    ...(reasons.length > 0 ? [capitalised(reasons.join(", "))] : []),
  ];
  return (
    <>
      <LabelledField
        label={t.fields[field]}
        hint={hints && { children: hints.map((hint) => <div key={hint}>{hint}</div>) }}
        validationMessage={lack && t.firstRun.missing[lack]}
      >
        <Select
          value={column === undefined ? "" : chosen?.inTitles ? TITLES : String(column.index)}
          onChange={(_event, { value }) =>
            onChoose(
              value === ""
                ? undefined
                : value === TITLES
                  ? titles
                  : candidate.columns.find(({ index }) => index === Number(value)),
            )
          }
        >
          <option value="">{t.firstRun.noColumn}</option>
          {titles && <option value={TITLES}>{words.titlesAbove(titlesLetter)}</option>}
          {candidate.columns.map(({ index, letter, header }) => (
            <option key={index} value={index}>
              {`${letter} – ${header || t.firstRun.emptyHeader}`}
            </option>
          ))}
        </Select>
      </LabelledField>
      {question && chosen && <Question question={question} chosen={chosen} onChoose={onChoose} />}
    </>
  );
}

/** Beside the numbers of the columns. */
const TITLES = "titles";

interface QuestionProps {
  readonly question: ColumnQuestion;
  readonly chosen: ColumnChoice;
  readonly onChoose: (column: ColumnChoice) => void;
}

/** « 03/04/2026 »: 3 April or 4 March? */
function Question({ question, chosen, onChoose }: QuestionProps) {
  const { language } = useTexts();
  const words = mappingWordsOf(language);
  const isDate = question.type === "date-order";
  return (
    <LabelledField
      label={isDate ? words.dateQuestion(question.value) : words.decimalQuestion(question.value)}
    >
      <RadioGroup
        value={(isDate ? chosen.dateOrder : chosen.decimalMark) ?? ""}
        onChange={(_event, { value }) => {
          if (isDate) onChoose({ ...chosen, dateOrder: value as DateOrder });
          else onChoose({ ...chosen, decimalMark: value as DecimalMark });
        }}
      >
        {question.readings.map(({ answer, label }) => (
          <Radio key={answer} value={answer} label={label} />
        ))}
      </RadioGroup>
    </LabelledField>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Said once, beside the field that most people would fill. */
function missingOf(field: Field, missing: readonly MissingField[]): MissingField | undefined {
  const byField: Partial<Record<Field, MissingField>> = {
    debtorName: "debtor",
    dueOn: "dueOn",
    open: "open",
  };
  const lack = byField[field];
  return lack !== undefined && missing.includes(lack) ? lack : undefined;
}

function foundWords({ place }: LedgerCandidate, t: Texts): string {
  const { sheetName, tableName, address, rowCount } = place;
  return tableName === undefined
    ? t.firstRun.found(sheetName, address, rowCount)
    : t.firstRun.foundTable(tableName, sheetName, rowCount);
}
