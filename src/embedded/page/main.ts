import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { App, type AppSettings, type ShownPage } from "./App";
import { WorkbookForTests } from "./workbookForTests";
import { firstUsersWorkbook } from "./secondUsers";
import { PAGE_WORDS, REGIONS } from "./words";
import "./page.css";

const element = document.getElementById("page");
const address = new URLSearchParams(window.location.search);
const settings = settingsFromAddress(address);
const isSecondUser = address.get("user") === "2";
const first = isSecondUser ? firstUsersWorkbook() : undefined;
if (element !== null && isSecondUser && first === undefined)
  element.textContent = PAGE_WORDS[settings.language].firstWindowGone;
else if (element !== null)
  createRoot(element).render(
    createElement(App, {
      settings: { ...settings, first },
      shown: (page: ShownPage) => {
        window.relanceOpen = page.open;
        window.relanceWorkbook = new WorkbookForTests(page);
      },
    }),
  );

/** `?lang=fr&region=fr-FR&theme=dark&file=sample`: for links and tests; otherwise as the browser is set. */
function settingsFromAddress(address: URLSearchParams): AppSettings {
  const wanted = address.get("lang") ?? navigator.language;
  const language = wanted.toLowerCase().startsWith("fr") ? "fr" : "en";
  const known = REGIONS.map(({ tag }) => tag as string);
  const region = [address.get("region"), navigator.language].find(
    (tag) => tag !== null && known.includes(tag),
  );
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    language,
    localeTag: region ?? (language === "fr" ? "fr-FR" : "en-US"),
    theme: (address.get("theme") ?? (prefersDark ? "dark" : "light")) === "dark" ? "dark" : "light",
    file: address.get("file") === "new" ? "new" : "sample",
  };
}
