import {
  changeCallForm,
  chooseCurrency,
  chooseOutcome,
  coverReceivable,
  hearObjection,
  openCallForm,
  openCorrection,
} from "./callForm";
import { durationToLog, pauseTimer, startTimer, unusedTimer } from "./callTimer";
import { decodeCallForm } from "./decodeCallForm";

/** What the session does with forms. It comes with the screens, so that the first paint does not wait for it. */
export const callForms = {
  openCallForm,
  openCorrection,
  chooseOutcome,
  changeCallForm,
  chooseCurrency,
  coverReceivable,
  hearObjection,
  decodeCallForm,
  startTimer,
  pauseTimer,
  unusedTimer,
  durationToLog,
};

export type CallForms = typeof callForms;
