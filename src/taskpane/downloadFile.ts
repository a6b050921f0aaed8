// Long enough for any browser to have begun.
const KEPT_MS = 60_000;

/** Gives the person a text as a file. Some panes save none and do not say so: whoever offers this offers another way too. */
export function downloadFile(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
