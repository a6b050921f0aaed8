import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { missingFields } from "../application/missingFields";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { FaultMessage } from "./components/FaultMessage";
import { FirstRun } from "./components/FirstRun";
import { ProgressLine } from "./components/ProgressLine";
import { LanguageContext, useTexts } from "./components/textsContext";
import type { PaneSession } from "./paneSession";
import type { PaneState } from "./paneState";
import "./pane.css";

export const loadDeskScreens = () => import(/* webpackChunkName: "desk" */ "./components/DeskScreens");
const DeskScreens = lazy(loadDeskScreens);

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
      <FluentProvider theme={isDark ? webDarkTheme : webLightTheme} className="pane" lang={state.language}>
        <LanguageContext.Provider value={state.language}>
          <PhaseOf session={session} state={state} />
        </LanguageContext.Provider>
      </FluentProvider>
    </ErrorBoundary>
  );
}

function PhaseOf({ session, state }: { readonly session: PaneSession; readonly state: PaneState }) {
  const { t } = useTexts();
  const { phase } = state;
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
        <main className="screen">
          <FaultMessage
            fault={phase.fault}
            actions={[
              {
                label: phase.during === "looking" ? t.failed.lookAgain : t.common.retry,
                run: () => void session.retry(),
              },
              ...(phase.during === "reading"
                ? [{ label: t.failed.chooseAgain, run: () => void session.lookForLists() }]
                : []),
            ]}
          />
        </main>
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
      return (
        <Suspense fallback={<ProgressLine label={t.loading.reading} progress={undefined} />}>
          <DeskScreens session={session} state={state} ready={phase} />
        </Suspense>
      );
  }
}
