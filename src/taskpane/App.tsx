import { lazy, Suspense, useSyncExternalStore } from "react";
import { missingFields } from "../application/missingFields";
import { shellTextsOf } from "../text/shellTexts";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { LanguageContext } from "./components/languageContext";
import { ProgressLine } from "./components/ProgressLine";
import { useTabInPane } from "./components/useTabInPane";
import type { PaneSession } from "./session/paneSession";
import type { PaneState, Phase } from "./session/paneState";
import "./pane.css";

export const loadScreens = () => import(/* webpackChunkName: "desk" */ "./screens");
const DeskScreens = lazy(async () => ({ default: (await loadScreens()).DeskScreens }));
const Failed = lazy(async () => ({ default: (await loadScreens()).Failed }));
const FirstRun = lazy(async () => ({ default: (await loadScreens()).FirstRun }));
const Themed = lazy(async () => ({ default: (await loadScreens()).Themed }));

/** Light or dark, as Excel is now. */
export interface ThemeSource {
  readonly isDark: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

interface Props {
  readonly session: PaneSession;
  readonly theme: ThemeSource;
}

/** The pane: one phase at a time. The screens, and Fluent with them, are fetched while the workbook is read. */
export function App({ session, theme }: Props) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const isDark = useSyncExternalStore(theme.subscribe, theme.isDark);
  useTabInPane();
  const { language, phase } = state;
  return (
    <div className={isDark ? "pane dark" : "pane light"} lang={language}>
      <ErrorBoundary language={language} onRestart={() => void session.opening.start()}>
        <LanguageContext.Provider value={language}>
          <Suspense fallback={<Loading state={state} />}>
            {phase.type === "loading" ? (
              <Loading state={state} />
            ) : (
              <Themed isDark={isDark}>
                <PhaseOf session={session} state={state} phase={phase} />
              </Themed>
            )}
          </Suspense>
        </LanguageContext.Provider>
      </ErrorBoundary>
    </div>
  );
}

function Loading({ state: { language, phase, bug } }: { readonly state: PaneState }) {
  if (bug !== undefined) throw bug;
  const { loading } = shellTextsOf(language);
  const what = phase.type === "loading" ? loading[phase.what] : loading.reading;
  const progress = phase.type === "loading" ? phase.progress : undefined;
  return (
    <main className="screen">
      <h1 className="offscreen">Relance</h1>
      <ProgressLine
        label={progress ? `${what} ${loading.rows(progress.rowsDone, progress.rows)}` : what}
        progress={progress}
      />
    </main>
  );
}

interface PhaseProps {
  readonly session: PaneSession;
  readonly state: PaneState;
  readonly phase: Exclude<Phase, { type: "loading" }>;
}

function PhaseOf({ session, state, phase }: PhaseProps) {
  if (state.bug !== undefined) throw state.bug;
  switch (phase.type) {
    case "failed":
      return (
        <Failed
          fault={phase.fault}
          during={phase.during}
          onRetry={() => void session.opening.retry()}
          onChooseAgain={() => void session.opening.lookForLists()}
        />
      );
    case "firstRun":
      return (
        <FirstRun
          setup={phase.setup}
          missing={missingFields(phase.setup.mapping)}
          fault={phase.fault}
          canKeep={phase.before !== undefined}
          onChooseCandidate={session.opening.chooseCandidate}
          onChooseColumn={session.opening.chooseColumn}
          onTypeCurrency={session.opening.typeCurrency}
          onConfirm={() => void session.opening.confirmMapping()}
          onKeep={session.opening.keepMapping}
        />
      );
    case "ready":
      return <DeskScreens session={session} state={state} ready={phase} />;
  }
}
