import { Button } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Desk } from "../../application/openDesk";
import type { NoticeDraft } from "../../application/recordNotice";
import { earliestNext } from "../../application/previewCall";
import { profileOf, type DebtorProfile } from "../../domain/debtorProfile";
import type { Money } from "../../domain/money";
import { formatDate } from "../../text/formatDate";
import { personWordsOf } from "../../text/personWords";
import { briefOf, type BriefMoment } from "../views/briefView";
import type { DebtorView } from "../views/deskView";
import { placeOrReasons } from "../views/whyNotToday";
import { Amounts } from "./Amounts";
import { Aims } from "./brief/Aims";
import { BriefWarnings } from "./brief/BriefWarnings";
import { CallAids, type CallAidsProps } from "./brief/CallAids";
import { Contacts } from "./brief/Contacts";
import { HowTheyPay } from "./brief/HowTheyPay";
import { Invoices } from "./brief/Invoices";
import { NoticeForm } from "./brief/NoticeForm";
import { Prepare } from "./brief/Prepare";
import { ProfileForm } from "./brief/ProfileForm";
import { Timeline } from "./brief/Timeline";
import { useBriefWords } from "./brief/useBriefWords";
import { OwnDuties, type OwnDutiesProps } from "./call/OwnDuties";
import { Disclosure } from "./Disclosure";
import { ScreenTitle } from "./ScreenTitle";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly isSaving: boolean;
  readonly hasDraft: boolean;
  /** A call to this debtor was logged a moment ago, and another debtor is next. */
  readonly isJustCalled: boolean;
  /** Asked once, when the screen opens. */
  readonly moment: () => BriefMoment;
  readonly onLogCall: () => void;
  readonly onOutcome: CallAidsProps["onOutcome"];
  readonly onNoAnswer: () => void;
  readonly onShowRows: () => void;
  readonly onSettle: OwnDutiesProps["onSettle"];
  readonly onAnswer: OwnDutiesProps["onAnswer"];
  readonly onCorrect: (callId: string) => void;
  readonly onNotice: (notice: Pick<NoticeDraft, "covers" | "noticeOn" | "tracking">) => void;
  readonly onSaveProfile: (profile: DebtorProfile) => void;
  /** All that is kept about the debtor. */
  readonly onOpenPerson: () => void;
  readonly onBack: () => void;
}

/** One debtor, for the person about to call: how to reach them, what to ask and say, what was said before. */
export function DebtorScreen(props: Props) {
  const {
    desk,
    view,
    isSaving,
    hasDraft,
    isJustCalled,
    onLogCall,
    onOutcome,
    onNoAnswer,
    onShowRows,
    onBack,
  } = props;
  const { onSettle, onAnswer, onCorrect, onNotice, onSaveProfile, onOpenPerson } = props;
  const { t, b, language } = useBriefWords();
  const [moment] = useState(props.moment);
  const profile = profileOf(view.debtor.key, desk.policy);
  // Saving and typing draw the screen again; the book is looked through once.
  const brief = useMemo(() => briefOf(desk, view, moment), [desk, view, moment]);
  const { debtor, assessments, overdue, open } = view;
  const next = earliestNext(assessments.filter(({ receivable }) => receivable.duplicateOf === undefined));
  const nextOn = next?.next.on;
  const callCount = brief.timeline.filter(({ type }) => type === "call").length;

  return (
    <main className="screen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {t.debtor.toToday}
        </button>
      </div>
      <ScreenTitle>{debtor.name}</ScreenTitle>
      <dl className="figures">
        <Figure label={t.debtor.overdue} amounts={overdue} />
        <Figure label={t.debtor.open} amounts={open} />
        {brief.disputed.length > 0 && <Figure label={b.disputed} amounts={brief.disputed} />}
        {/* Of whom is to be called today, the line below tells it. */}
        {view.rank === undefined && (
          <div>
            <dt>{t.debtor.nextCall}</dt>
            <dd>{nextOn === undefined ? t.debtor.noCall : formatDate(nextOn, language)}</dd>
          </div>
        )}
      </dl>
      <p className="hint">
        {[
          placeOrReasons(view, language),
          ...(nextOn !== undefined && nextOn < desk.asOf ? [t.today.callOverdue(desk.asOf - nextOn)] : []),
        ].join(" · ")}
      </p>
      <Contacts assessments={assessments} profile={profile} />
      {/* Whoever has just hung up knows that they spoke. */}
      {!isJustCalled && <BriefWarnings brief={brief} view={view} />}
      <div className="actions">
        {/* Once this call is logged, the message above leads to the next customer. */}
        <Button appearance={isJustCalled ? "secondary" : "primary"} onClick={onLogCall}>
          {t.debtor.logCall}
        </Button>
        <Button disabledFocusable={isSaving} title={t.debtor.noAnswerHint} onClick={onNoAnswer}>
          {isSaving ? t.call.saving : t.debtor.noAnswer}
        </Button>
      </div>
      {hasDraft && <p className="hint">{t.call.draftKept}</p>}
      <Aims {...{ desk, view, brief }} />
      <OwnDuties
        desk={desk}
        duties={desk.worklist.duties.filter(({ debtorKey }) => debtorKey === debtor.key)}
        {...{ isSaving, onSettle, onAnswer }}
      />
      <section>
        <h2 className="offscreen">{b.aids}</h2>
        <Disclosure title={b.prepare}>{() => <Prepare brief={brief} />}</Disclosure>
        <CallAids brief={brief} onOutcome={onOutcome} />
        <Disclosure title={b.habits}>{() => <HowTheyPay brief={brief} />}</Disclosure>
        {brief.claimed.length > 0 && (
          <Disclosure title={b.notice}>
            {() => <NoticeForm {...{ desk, brief, isSaving }} onSave={onNotice} />}
          </Disclosure>
        )}
        <Disclosure title={b.profile}>
          {() => (
            <ProfileForm
              profile={profile}
              callerInSheet={assessments.find(({ receivable }) => receivable.caller)?.receivable.caller}
              isSaving={isSaving}
              onSave={onSaveProfile}
            />
          )}
        </Disclosure>
      </section>
      <section>
        <h2>{t.debtor.invoicesTitle(assessments.length)}</h2>
        <Invoices assessments={assessments} />
        <button type="button" className="quiet" onClick={onShowRows}>
          {t.debtor.showInSheet}
        </button>
      </section>
      {brief.sheetNotes.length > 0 && (
        <section>
          <h2>{b.sheetNotes}</h2>
          {brief.sheetNotes.map((note) => (
            <p key={note} className="note">
              {note}
            </p>
          ))}
        </section>
      )}
      <section>
        <h2>{t.debtor.historyTitle(callCount)}</h2>
        <Timeline
          events={brief.story}
          history={desk.history}
          promises={brief.promises}
          onCorrect={onCorrect}
        />
        <button type="button" className="quiet" onClick={onOpenPerson}>
          {personWordsOf(language).open}
        </button>
      </section>
    </main>
  );
}

function Figure({ label, amounts }: { readonly label: string; readonly amounts: readonly Money[] }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Amounts amounts={amounts} />
      </dd>
    </div>
  );
}
