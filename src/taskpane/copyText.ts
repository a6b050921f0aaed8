/**
 * Puts text on the clipboard. In a pane the modern way may be forbidden, so the older one is tried after it.
 *
 * Errors: never throws; `false` when neither works.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

function copySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "offscreen";
  area.setAttribute("aria-hidden", "true");
  document.body.append(area);
  area.select();
  // Deprecated, and gone from some views; where it still works it is the only way.
  const old: { execCommand?: (command: string) => boolean } = document;
  const copied = old.execCommand?.("copy") ?? false;
  area.remove();
  return copied;
}
