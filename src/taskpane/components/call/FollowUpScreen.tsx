import { Button, Field as LabelledField, Input, Select, Textarea } from "@fluentui/react-components";
import { useContext, useState } from "react";
import type { Desk } from "../../../application/openDesk";
import type { LanguageCode } from "../../../application/ports";
import { languageFor } from "../../../domain/debtorProfile";
import { callFormWordsOf } from "../../../text/callFormWords";
import { formatDate } from "../../../text/formatDate";
import { mailtoLink, type Mail } from "../../../text/mailto";
import { formatOutcome } from "../../../text/ruleWords";
import type { DebtorView } from "../../views/deskView";
import { CallTextsContext } from "../callTextsContext";
import { mailsAfter } from "../../views/mailsAfter";
import type { ReviewMemory } from "../../memory/reviewMemory";
import { CopyButton } from "../CopyButton";
import { ScreenTitle } from "../ScreenTitle";
import { SelfReview } from "./SelfReview";
import { useCallWords } from "./useCallWords";
import "./call.css";

interface Props {
  readonly desk: Desk;
  readonly view: DebtorView;
  readonly callId: string;
  readonly author: string;
  readonly isSaving: boolean;
  /** Left out where nothing private can be kept. */
  readonly reviews: ReviewMemory | undefined;
  /** Both in the language of the pane, as the log is read. */
  readonly onSent: (said: { readonly detail: string; readonly note: string }) => void;
  readonly onBack: () => void;
}

type Reader = "customer" | "colleague";

/** What to send after a call: prepared here, sent from the person's own mail program. */
export function FollowUpScreen({ desk, view, callId, author, isSaving, reviews, onSent, onBack }: Props) {
  const { w, language } = useCallWords();
  const [mailLanguage, setMailLanguage] = useState<LanguageCode>(
    () => languageFor(view.debtor.key, desk.policy) ?? language,
  );
  const [reader, setReader] = useState<Reader>("customer");
  const { ourCompany } = useContext(CallTextsContext);
  const sender = { caller: author.trim(), ourCompany, language };
  const mails = mailsAfter(desk, view, callId, mailLanguage, sender);
  const readers = (["customer", "colleague"] as const).filter((one) => mails?.[one] !== undefined);
  const shown = readers.includes(reader) ? reader : readers[0];
  const mail = shown && mails?.[shown];
  return (
    <main className="screen callScreen">
      <div>
        <button type="button" className="quiet" onClick={onBack}>
          ← {view.debtor.name}
        </button>
      </div>
      <ScreenTitle>{w.followUp.title}</ScreenTitle>
      {mails === undefined ? (
        <p>{w.followUp.gone}</p>
      ) : (
        <p className="hint">
          {formatDate(mails.call.calledOn, language)} · {formatOutcome(mails.call.outcome, language)}
        </p>
      )}
      {mails !== undefined && mail === undefined && <p>{w.followUp.none}</p>}
      {readers.length > 1 && (
        <div className="actions" role="group" aria-label={w.followUp.title}>
          {readers.map((one) => (
            <Button
              key={one}
              size="small"
              aria-pressed={shown === one}
              appearance={shown === one ? "primary" : "secondary"}
              onClick={() => setReader(one)}
            >
              {one === "customer" ? w.followUp.mail : w.followUp.internal}
            </Button>
          ))}
        </div>
      )}
      {mail !== undefined && (
        <>
          <LabelledField label={w.followUp.language}>
            <Select
              value={mailLanguage}
              onChange={(_event, { value }) => setMailLanguage(value as LanguageCode)}
            >
              {(["fr", "en"] as const).map((code) => (
                <option key={code} value={code}>
                  {w.followUp.languages[code]}
                </option>
              ))}
            </Select>
          </LabelledField>
          <MailEditor
            key={`${callId} ${shown} ${mailLanguage}`}
            mail={mail}
            attach={"attach" in mail ? mail.attach : []}
            isSaving={isSaving}
            onSent={
              shown === "customer"
                ? (subject) =>
                    onSent({ detail: callFormWordsOf(language).followUp.sentDetail, note: subject })
                : undefined
            }
          />
        </>
      )}
      {mails !== undefined && reviews !== undefined && (
        <section className="detailGroups">
          <SelfReview call={mails.call} policy={desk.policy} reviews={reviews} />
        </section>
      )}
    </main>
  );
}

interface EditorProps {
  readonly mail: Mail;
  /** What a link cannot attach. */
  readonly attach: readonly string[];
  readonly isSaving: boolean;
  /** Left out: nothing to log, since the debtor gets no e-mail. */
  readonly onSent: ((subject: string) => void) | undefined;
}

/** One e-mail, to be changed, copied, or opened in the mail program. */
function MailEditor({ mail, attach, isSaving, onSent }: EditorProps) {
  const { w } = useCallWords();
  const [to, setTo] = useState(mail.to ?? "");
  const [subject, setSubject] = useState(mail.subject);
  const [body, setBody] = useState(mail.body);
  const link = mailtoLink({ to, subject, body });
  return (
    <>
      <LabelledField label={w.followUp.to} hint={to === "" ? w.followUp.noAddress : undefined}>
        <Input value={to} onChange={(_event, { value }) => setTo(value)} />
      </LabelledField>
      <LabelledField label={w.followUp.subject}>
        <Input value={subject} onChange={(_event, { value }) => setSubject(value)} />
      </LabelledField>
      <LabelledField label={w.followUp.body}>
        <Textarea
          className="mailText"
          value={body}
          resize="vertical"
          rows={16}
          onChange={(_event, { value }) => setBody(value)}
        />
      </LabelledField>
      {attach.length > 0 && <p className="hint">{w.followUp.attach(attach.join(", "))}</p>}
      <div className="actions">
        {link !== undefined && (
          <Button as="a" href={link} appearance="primary">
            {w.followUp.send}
          </Button>
        )}
        <CopyButton
          text={body}
          label={w.followUp.copy}
          copiedLabel={w.followUp.copied}
          isMain={link === undefined}
        />
        <CopyButton text={subject} label={w.followUp.copySubject} copiedLabel={w.followUp.copied} />
      </div>
      {link === undefined && <p className="hint">{w.followUp.tooLong}</p>}
      {onSent !== undefined && (
        <div>
          <Button disabledFocusable={isSaving} onClick={() => onSent(subject.trim())}>
            {w.followUp.markSent}
          </Button>
          <p className="hint">{w.followUp.markSentHint}</p>
        </div>
      )}
    </>
  );
}
