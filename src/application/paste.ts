/* What the morning paste asks for, fetched together once there is a sheet to compare. */
export { compareReading, keepReading } from "./compareReading";
export { mergeDebtors, reattachReceivable, takeBack } from "./reattach";
