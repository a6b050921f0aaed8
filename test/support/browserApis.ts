import { TextEncoder } from "node:util";

/** What browsers have and jsdom lacks. Fluent asks for the first two when it mounts. */
class NoResize {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResize as unknown as typeof ResizeObserver;
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
})) as unknown as typeof matchMedia;
// Nothing is laid out, so nothing is out of sight.
Element.prototype.scrollIntoView ??= () => {};
Object.assign(globalThis, { TextEncoder });
