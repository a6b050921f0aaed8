import type { Assessment } from "../../../domain/assessment";
import type { DebtorProfile } from "../../../domain/debtorProfile";
import { settingsWordsOf } from "../../../text/settingsWords";
import { phonesOf, telLink } from "../../views/phones";
import { CopyButton } from "../CopyButton";
import { useBriefWords } from "./useBriefWords";

/** Who to ask for and how to reach them, as the sheet says it; the direct line first. */
interface Props {
  readonly assessments: readonly Assessment[];
  readonly profile: DebtorProfile;
}

export function Contacts({ assessments, profile }: Props) {
  const { t, b, language } = useBriefWords();
  const receivables = assessments.map(({ receivable }) => receivable);
  const people = distinct(
    receivables.map(({ contact, role }) =>
      contact === undefined ? role : role === undefined ? contact : `${contact}, ${role}`,
    ),
  );
  const phones = phonesOf(assessments);
  const emails = distinct(receivables.map(({ email }) => email));
  const countries = distinct(receivables.map(({ country }) => country));
  const marks = [
    ...(profile.segment === undefined ? [] : [settingsWordsOf(language).segments[profile.segment].label]),
    ...(profile.isStrategic ? [settingsWordsOf(language).fields["debtors.isStrategic"].label] : []),
  ];
  if (people.length + phones.length + emails.length + Object.keys(profile).length === 0)
    return <p className="hint">{t.debtor.noContact}</p>;
  return (
    <section className="contact" aria-label={t.debtor.contact}>
      {marks.length > 0 && <p className="hint">{marks.join(" · ")}</p>}
      {people.length + countries.length > 0 && <p>{[people.join(" · "), ...countries].join(" · ")}</p>}
      {profile.bestTime !== undefined && <p>{b.bestTime(profile.bestTime)}</p>}
      {profile.note !== undefined && <p className="note">{profile.note}</p>}
      {phones.map((phone) => (
        <p key={phone}>
          <a className="phone" href={telLink(phone)}>
            {phone}
          </a>
          <CopyButton text={phone} label={t.common.copy} copiedLabel={t.common.copied} describes={phone} />
        </p>
      ))}
      {emails.map((email) => (
        <p key={email}>
          <a href={`mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`}>{email}</a>
          <CopyButton text={email} label={t.common.copy} copiedLabel={t.common.copied} describes={email} />
        </p>
      ))}
    </section>
  );
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text): text is string => text !== undefined && text !== ""))];
}
