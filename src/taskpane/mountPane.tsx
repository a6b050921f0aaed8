import { createRoot } from "react-dom/client";
import type { Ports } from "../application/ports";
import { App, loadScreens, type ThemeSource } from "./App";
import { PaneSession, type PaneSessionOptions } from "./paneSession";

export interface MountOptions extends PaneSessionOptions {
  readonly theme: ThemeSource;
}

/** Shows the pane in an element, over any ports, and starts reading. */
export function mountPane(
  element: HTMLElement,
  ports: Ports,
  { theme, ...options }: MountOptions,
): PaneSession {
  const session = new PaneSession(ports, options);
  createRoot(element).render(<App session={session} theme={theme} />);
  void session.start();
  // Fetched while the sheet is read, so that the screens are there when it is.
  void loadScreens();
  return session;
}
