import { useEffect, useRef, useState, type ReactElement } from "react";
import type { ClientConnection } from "../host/clientConnection";
import { connectFrame } from "../host/frameBridge";
import type { OfficeHost } from "../host/officeHost";
import { readAddInFunctions } from "./addInFunctions";
import { Icon } from "./icons";
import type { PageWords } from "./words";

const WIDTH_DEFAULT = 350;
const WIDTH_MIN = 300;
const WIDTH_MAX = 600;
const KEY_STEP = 20;

/** The production bundle as built; the server only points it at a local Office.js. */
const PANE_ADDRESS = "/pane/taskpane.html";

interface PaneProps {
  readonly host: OfficeHost;
  /** Of the pane: with another one it is loaded again, as Excel would. */
  readonly uiLanguage: string;
  readonly words: PageWords;
  readonly isShown: boolean;
  readonly setIsShown: (isShown: boolean) => void;
}

/** The task pane beside the grid. Closed, it goes on running unseen, as a shared runtime does in Excel. */
export function Pane({ host, uiLanguage, words, isShown, setIsShown }: PaneProps): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null);
  const connection = useRef<ClientConnection>(undefined);
  const [width, setWidth] = useState(WIDTH_DEFAULT);
  const [isDragged, setIsDragged] = useState(false);

  useEffect(() => {
    if (frame.current === null) return undefined;
    const connected = connectFrame(host, frame.current);
    connection.current = connected;
    frame.current.contentWindow?.location.replace(PANE_ADDRESS);
    return () => connected.close();
  }, [host, uiLanguage]);

  useEffect(
    () => void readAddInFunctions().then((functions) => host.customFunctions.register(functions)),
    [host],
  );

  useEffect(() => {
    host.onPaneShown = (_client, isNowShown) => setIsShown(isNowShown);
    return () => {
      host.onPaneShown = undefined;
    };
  }, [host, setIsShown]);

  useEffect(() => connection.current?.showPane(isShown), [isShown]);

  const resize = (wanted: number): void =>
    setWidth(Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, Math.round(wanted))));

  return (
    <aside className="pane" hidden={!isShown} style={{ width }} aria-label={words.paneTitle}>
      <div
        className="pane-edge"
        role="separator"
        aria-orientation="vertical"
        aria-label={words.resizePane}
        aria-valuenow={width}
        aria-valuemin={WIDTH_MIN}
        aria-valuemax={WIDTH_MAX}
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setIsDragged(true);
        }}
        onPointerMove={(event) => isDragged && resize(window.innerWidth - event.clientX)}
        onPointerUp={() => setIsDragged(false)}
        onPointerCancel={() => setIsDragged(false)}
        onKeyDown={(event) => {
          if (event.key === "ArrowLeft") resize(width + KEY_STEP);
          else if (event.key === "ArrowRight") resize(width - KEY_STEP);
        }}
      />
      <div className="pane-header">
        <h2>{words.paneTitle}</h2>
        <button
          type="button"
          aria-label={words.closePane}
          title={words.closePane}
          onClick={() => setIsShown(false)}
        >
          <Icon name="close" />
        </button>
      </div>
      <iframe ref={frame} className="pane-frame" title={words.paneTitle} data-dragged={isDragged} />
    </aside>
  );
}
