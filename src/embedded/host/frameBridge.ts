import type { ClientConnection } from "./clientConnection";
import type { OfficeHost } from "./officeHost";
import { HOST_ORIGIN } from "./wire";

/** Connections by conversation, for each window that embeds panes. */
const bridged = new WeakMap<Window, Map<string, ClientConnection>>();

export interface FrameOptions {
  /** Left out: the pane is shown. */
  readonly isPaneVisible?: boolean;
}

/**
 * Lets the add-in in `frame` meet `host`: call it, then load the add-in's page into the frame.
 *
 * The page must have the origin of the window that embeds it. Office.js posts to `window.parent` for Excel's origin,
 * which a browser would drop here: the parent's own `postMessage` takes those calls, and answers come as message
 * events with the origin Office.js expects. To load the page anew, close the connection and connect again: settings
 * are cached by conversation.
 */
export function connectFrame(
  host: OfficeHost,
  frame: HTMLIFrameElement,
  options: FrameOptions = {},
): ClientConnection {
  const parent = frame.ownerDocument.defaultView;
  if (parent === null) throw new Error("The frame belongs to no window");
  const connection = host.connect({
    ...options,
    deliver: (data) => {
      const pane = frame.contentWindow as (Window & typeof globalThis) | null;
      pane?.dispatchEvent(new pane.MessageEvent("message", { data, origin: HOST_ORIGIN, source: parent }));
    },
  });
  conversationsOf(parent).set(connection.conversationId, connection);
  frame.name = connection.windowName;
  if (frame.contentWindow !== null) frame.contentWindow.name = connection.windowName;
  return connection;
}

function conversationsOf(parent: Window): Map<string, ClientConnection> {
  let conversations = bridged.get(parent);
  if (conversations === undefined) {
    conversations = new Map();
    bridged.set(parent, conversations);
    takeCalls(parent, conversations);
  }
  return conversations;
}

function takeCalls(parent: Window, conversations: ReadonlyMap<string, ClientConnection>): void {
  const post = parent.postMessage.bind(parent) as (...args: unknown[]) => void;
  parent.postMessage = (message: unknown, ...rest: unknown[]): void => {
    const connection = typeof message === "string" ? conversations.get(conversationOf(message)) : undefined;
    if (connection === undefined) post(message, ...rest);
    else connection.receive(message as string);
  };
}

function conversationOf(message: string): string {
  try {
    const parsed: unknown = JSON.parse(message);
    return (parsed as { _conversationId?: string } | null)?._conversationId ?? "";
  } catch {
    return "";
  }
}
