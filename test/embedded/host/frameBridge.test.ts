import { JSDOM } from "jsdom";
import { connectFrame } from "../../../src/embedded/host/frameBridge";
import { HOST_ORIGIN } from "../../../src/embedded/host/wire";
import { sceneOf } from "../../hostCases/hostCase";

/** A page with an empty pane; both have the page's origin, as in the browser. */
function page() {
  const dom = new JSDOM("<!doctype html><iframe></iframe>", {
    url: "http://localhost/",
    runScripts: "outside-only",
  });
  const parent = dom.window as unknown as Window & typeof globalThis;
  const frame = parent.document.querySelector("iframe")!;
  return { dom, parent, frame, pane: frame.contentWindow as Window & typeof globalThis };
}

const call = (conversationId: string) =>
  JSON.stringify({
    _messageType: 0,
    _actionName: "ContextActivationManager_getAppContextAsync",
    _actionType: 0,
    _conversationId: conversationId,
    _correlationId: 7,
    _data: null,
  });

describe("connectFrame", () => {
  it("names the pane's window before its page loads", () => {
    const { dom, frame, pane } = page();
    const connection = connectFrame(sceneOf({ sheets: { A: [] } }).host, frame);
    expect(JSON.parse(pane.name)).toMatchObject({
      hostInfo: `Excel|Web|16.01|fr-FR|${connection.conversationId}||disableLogging|3`,
      xdmInfo: `${connection.conversationId}|${connection.id}|${HOST_ORIGIN}/`,
    });
    dom.window.close();
  });

  it("takes the pane's calls for Excel and answers with Excel's origin", async () => {
    const { dom, frame, pane } = page();
    const connection = connectFrame(sceneOf({ sheets: { A: [] } }).host, frame);
    const answer = new Promise<MessageEvent<string>>((resolve) =>
      pane.addEventListener("message", resolve as (event: Event) => void),
    );
    pane.parent.postMessage(call(connection.conversationId), `${HOST_ORIGIN}/`);
    const { origin, data } = await answer;
    expect(origin).toBe(HOST_ORIGIN);
    expect(JSON.parse(data)).toMatchObject({ _correlationId: 7, _errorCode: 0, _data: { _appName: 16 } });
    dom.window.close();
  });

  it("leaves other messages to the page", async () => {
    const { dom, parent, frame } = page();
    connectFrame(sceneOf({ sheets: { A: [] } }).host, frame);
    const received = new Promise((resolve) =>
      parent.addEventListener("message", ({ data }: MessageEvent) => resolve(data)),
    );
    parent.postMessage("hello", "*");
    expect(await received).toBe("hello");
    dom.window.close();
  });

  it("keeps two panes of one page apart", async () => {
    const { dom, parent, frame } = page();
    const second = parent.document.createElement("iframe");
    parent.document.body.append(second);
    const { host } = sceneOf({ sheets: { A: [] } });
    connectFrame(host, frame);
    const connection = connectFrame(host, second);
    const answer = new Promise((resolve) =>
      second.contentWindow!.addEventListener("message", () => resolve("second")),
    );
    frame.contentWindow!.addEventListener("message", () => expect("first pane").toBe("left alone"));
    parent.postMessage(call(connection.conversationId), `${HOST_ORIGIN}/`);
    expect(await answer).toBe("second");
    dom.window.close();
  });
});
