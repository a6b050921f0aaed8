import type { ChangeSource } from "../workbook/workbook";

/** Who sits at this page; add-ins see these changes as local ones. */
export const PERSON: ChangeSource = { kind: "person" };
