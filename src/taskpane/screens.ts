/* Fetched apart from the pane, while the workbook is being read: nobody can use these screens sooner. */
export { DeskScreens } from "./components/DeskScreens";
export { Failed } from "./components/Failed";
export { FirstRun } from "./components/FirstRun";
export { Themed } from "./components/Themed";
