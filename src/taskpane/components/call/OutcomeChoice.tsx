import { Button, Field as LabelledField, Input } from "@fluentui/react-components";
import { useEffect, useRef, useState, type KeyboardEvent as ReactKeyboardEvent } from "react";
import type { Desk } from "../../../application/openDesk";
import { OUTCOME_CODES, type OutcomeCode, type Reach } from "../../../domain/outcome";
import { formatOutcome } from "../../../text/ruleWords";
import { usualOutcomes } from "../../callForm/callForm";
import type { DebtorView } from "../../views/deskView";
import { useCallWords } from "./useCallWords";
import { foldText } from "../../../domain/foldText";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly chosen: OutcomeCode | undefined;
  readonly refusal: string | undefined;
  /** @param isByKey a figure was pressed: the keyboard then goes on to the first field. */
  readonly onChoose: (outcome: OutcomeCode, isByKey: boolean) => void;
}

const REACHES: readonly Reach[] = ["attempt", "contact", "right-party", "none"];

/** What happened on the line: nine big buttons and their figures, and all the other outcomes behind the tenth. */
export function OutcomeChoice({ desk, view, chosen, refusal, onChoose }: Props) {
  const { t, w, language } = useCallWords();
  const usual = usualOutcomes(view);
  const isOther = chosen !== undefined && !usual.includes(chosen);
  const [isOpen, setIsOpen] = useState(false);
  const [query, setQuery] = useState("");
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) search.current?.focus();
  }, [isOpen]);

  const choose = (outcome: OutcomeCode, isByKey: boolean): void => {
    setIsOpen(false);
    setQuery("");
    onChoose(outcome, isByKey);
  };
  const press = useRef<(figure: number) => void>(() => {});
  useEffect(() => {
    press.current = (figure) => {
      const outcome = usual[figure - 1];
      if (outcome !== undefined) choose(outcome, true);
      else if (figure === 0) setIsOpen(true);
    };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const figure = figureOf(event);
      if (figure === undefined) return;
      event.preventDefault();
      press.current(figure);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const others = OUTCOME_CODES.filter((code) => !usual.includes(code));
  const found = others.filter((code) => matches(formatOutcome(code, language), query));
  const walk = (event: ReactKeyboardEvent<HTMLElement>): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, button")];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  };

  return (
    <fieldset data-refused={refusal && true}>
      <legend>{t.call.outcome}</legend>
      <div className="outcomes">
        {usual.map((code, index) => (
          <Button
            key={code}
            data-figure={index + 1}
            aria-keyshortcuts={String(index + 1)}
            aria-pressed={chosen === code}
            appearance={chosen === code ? "primary" : "secondary"}
            aria-label={formatOutcome(code, language)}
            onClick={() => choose(code, false)}
          >
            {w.shortOutcomes[code] ?? formatOutcome(code, language)}
          </Button>
        ))}
        <Button
          data-figure={0}
          aria-keyshortcuts="0"
          aria-pressed={isOther}
          aria-expanded={isOpen}
          appearance={isOther ? "primary" : "secondary"}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOther ? w.otherChosen(formatOutcome(chosen, language)) : w.otherOutcome}
        </Button>
      </div>
      {isOpen && (
        // Only moves the focus among its own buttons: each is a stop of its own for those who do not use arrows.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className="otherOutcomes" onKeyDown={walk}>
          <LabelledField label={w.findOutcome}>
            <Input
              ref={search}
              type="search"
              value={query}
              onChange={(_event, { value }) => setQuery(value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                if (found[0] !== undefined) choose(found[0], true);
              }}
            />
          </LabelledField>
          {found.length === 0 && <p className="hint">{w.noOutcomeFound(query)}</p>}
          {REACHES.map((reach) => {
            const codes = found.filter((code) => desk.policy.outcomes[code].reach === reach);
            return (
              codes.length > 0 && (
                <div key={reach} role="group" aria-label={w.reached[reach]}>
                  <p className="hint" aria-hidden>
                    {w.reached[reach]}
                  </p>
                  {codes.map((code) => (
                    <button
                      key={code}
                      type="button"
                      className="line"
                      aria-pressed={chosen === code}
                      onClick={({ detail }) => choose(code, detail === 0)}
                    >
                      {formatOutcome(code, language)}
                    </button>
                  ))}
                </div>
              )
            );
          })}
        </div>
      )}
      {refusal && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </fieldset>
  );
}

/**
 * The figure of a key, by its place on the keyboard: on a French one the figures of the top row need Shift. Nothing
 * where a person is typing.
 */
function figureOf(event: KeyboardEvent): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest("textarea, select, input:not([type=checkbox]):not([type=radio])")) return undefined;
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  return figure === undefined ? undefined : Number(figure);
}

function matches(label: string, query: string): boolean {
  const folded = foldText(label);
  return foldText(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
