import type { PaneSession } from "./paneSession";

/** Soon at first: most refusals are over in a moment. Then for as long as the pane is open. */
const PAUSES_SECONDS = [10, 30, 60, 120];
const LATER_PAUSE_SECONDS = 300;

/** Tries again by itself to log what waits, ever more rarely, and at once when the person comes back to the pane. */
export function retryDelivery(session: Pick<PaneSession, "getState" | "subscribe" | "log">): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const plan = (): void => {
    const pauseSeconds = PAUSES_SECONDS[tries] ?? LATER_PAUSE_SECONDS;
    timer = setTimeout(() => void tryAgain(), pauseSeconds * 1000);
  };
  const tryAgain = async (): Promise<void> => {
    clearTimeout(timer);
    tries += 1;
    await session.log.deliverUnasked();
    clearTimeout(timer);
    timer = undefined;
    follow();
  };
  const follow = (): void => {
    const isWaiting = session.getState().waiting.length > 0;
    if (isWaiting && timer === undefined) plan();
    if (isWaiting) return;
    clearTimeout(timer);
    timer = undefined;
    tries = 0;
  };
  const comeBack = (): void => {
    if (timer === undefined) return;
    tries = 0;
    void tryAgain();
  };
  const unsubscribe = session.subscribe(follow);
  window.addEventListener("focus", comeBack);
  follow();
  return () => {
    unsubscribe();
    window.removeEventListener("focus", comeBack);
    clearTimeout(timer);
  };
}
