import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { missingFields } from "../application/missingFields";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { ProgressLine } from "./components/ProgressLine";
import { LanguageContext, useTexts } from "./components/textsContext";
import type { PaneSession } from "./paneSession";
import type { PaneState } from "./paneState";
import "./pane.css";

export const loadScreens = () => import(/* webpackChunkName: "desk" */ "./screens");
const DeskScreens = lazy(async () => ({ default: (await loadScreens()).DeskScreens }));
const Failed = lazy(async () => ({ default: (await loadScreens()).Failed }));
const FirstRun = lazy(async () => ({ default: (await loadScreens()).FirstRun }));

/** Light or dark, as Excel is now; Excel does not tell when it changes, so it is asked again now and then. */
export interface ThemeSource {
  isDark(): boolean;
  subscribe(listener: () => void): () => void;
}

interface Props {
  readonly session: PaneSession;
  readonly theme: ThemeSource;
}

/** The pane: one phase at a time. */
export function App({ session, theme }: Props) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const isDark = useSyncExternalStore(theme.subscribe, theme.isDark);
  return (
    <ErrorBoundary language={state.language} onRestart={() => void session.start()}>
      <FluentProvider
        theme={isDark ? webDarkTheme : webLightTheme}
        className={isDark ? "pane dark" : "pane light"}
        lang={state.language}
      >
        <LanguageContext.Provider value={state.language}>
          <Suspense fallback={null}>
            <PhaseOf session={session} state={state} />
          </Suspense>
        </LanguageContext.Provider>
      </FluentProvider>
    </ErrorBoundary>
  );
}

function PhaseOf({ session, state }: { readonly session: PaneSession; readonly state: PaneState }) {
  const { t } = useTexts();
  const { phase, bug } = state;
  if (bug !== undefined) throw bug;
  switch (phase.type) {
    case "loading": {
      const label = phase.progress
        ? `${t.loading[phase.what]} ${t.loading.rows(phase.progress.rowsDone, phase.progress.rows)}`
        : t.loading[phase.what];
      return (
        <main className="screen">
          <ProgressLine label={label} progress={phase.progress} />
        </main>
      );
    }
    case "failed":
      return (
        <Failed
          fault={phase.fault}
          during={phase.during}
          onRetry={() => void session.retry()}
          onChooseAgain={() => void session.lookForLists()}
        />
      );
    case "firstRun":
      return (
        <FirstRun
          setup={phase.setup}
          missing={missingFields(phase.setup.mapping)}
          fault={phase.fault}
          canKeep={phase.before !== undefined}
          onChooseCandidate={session.chooseCandidate}
          onChooseColumn={session.chooseColumn}
          onTypeCurrency={session.typeCurrency}
          onConfirm={() => void session.confirmMapping()}
          onKeep={session.keepMapping}
        />
      );
    case "ready":
      return <DeskScreens session={session} state={state} ready={phase} />;
  }
}
