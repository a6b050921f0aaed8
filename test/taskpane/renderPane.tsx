import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { App } from "../../src/taskpane/App";
import { PaneSession } from "../../src/taskpane/session/paneSession";
import type { PaneSessionOptions } from "../../src/taskpane/session/sessionOptions";
import { DeskInMemory, type BookInMemory } from "./deskInMemory";

export interface RenderedPane {
  readonly ports: DeskInMemory;
  readonly session: PaneSession;
  readonly user: UserEvent;
}

interface Given extends BookInMemory {
  readonly displayLanguage?: "fr-FR" | "en-US";
  readonly author?: string;
  readonly prepare?: (ports: DeskInMemory) => void;
  readonly writeIssues?: PaneSessionOptions["writeIssues"];
  readonly reviews?: PaneSessionOptions["reviews"];
  readonly logUpkeep?: PaneSessionOptions["logUpkeep"];
}

/** The pane as a person meets it, over ports in memory; returns once the workbook has been read. */
export async function renderPane(given: Given = {}): Promise<RenderedPane> {
  const { displayLanguage = "en-US", author = "Camille", prepare, ...rest } = given;
  const { writeIssues, reviews, logUpkeep, ...book } = rest;
  const ports = new DeskInMemory(book);
  prepare?.(ports);
  let remembered = author;
  const session = new PaneSession(ports, {
    displayLanguage,
    authorMemory: { read: () => remembered, write: (name) => (remembered = name) },
    ...(writeIssues && { writeIssues }),
    ...(reviews && { reviews }),
    ...(logUpkeep && { logUpkeep }),
  });
  render(<App session={session} theme={{ isDark: () => false, subscribe: () => () => {} }} />);
  await act(() => session.opening.start());
  // The screens are fetched apart.
  await waitFor(() => screen.getByRole("main"));
  return { ports, session, user: userEvent.setup() };
}

/** What a person reads on the whole pane, white space made plain. */
export function paneText(): string {
  return (document.body.textContent ?? "").replace(/[\s\u00a0\u202f]+/g, " ");
}
