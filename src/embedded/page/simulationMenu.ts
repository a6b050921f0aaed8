import type { MenuItem } from "./Menu";
import type { OpenWorkbook } from "./openWorkbook";
import { PERSON } from "./person";
import { FAULT_MOMENTS } from "./simulations";
import type { PageWords } from "./words";

/** What can go wrong, each switched on or off; `changed` is called after a choice. */
export function simulationMenu(
  open: OpenWorkbook,
  words: PageWords,
  changed: () => void,
): readonly MenuItem[] {
  const { simulations, workbook, activeSheet } = open;
  const choice = (label: string, isChecked: boolean, toggle: () => void): MenuItem => ({
    kind: "action",
    label,
    isChecked,
    choose: () => {
      toggle();
      changed();
    },
  });
  const tellProtection = (): void =>
    workbook.changed({ type: "sheets", kind: "protection", sheetId: activeSheet.id, source: PERSON });
  return [
    choice(words.cellEditMode, simulations.isCellEdited, () => simulations.toggleCellEdit()),
    ...FAULT_MOMENTS.map((moment) =>
      choice(words.failNextSync[moment], simulations.plannedFault === moment, () =>
        simulations.toggleFault(moment),
      ),
    ),
    choice(words.slowExcel, simulations.isSlow, () => simulations.toggleSlow()),
    { kind: "line" },
    choice(words.protectSheet, activeSheet.isProtected, () => {
      activeSheet.isProtected = !activeSheet.isProtected;
      tellProtection();
    }),
    choice(words.protectStructure, workbook.isStructureProtected, () => {
      workbook.isStructureProtected = !workbook.isStructureProtected;
      tellProtection();
    }),
    choice(words.readOnly, workbook.isReadOnly, () => {
      workbook.isReadOnly = !workbook.isReadOnly;
      tellProtection();
    }),
  ];
}
