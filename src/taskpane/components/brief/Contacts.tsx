import type { Assessment } from "../../../domain/assessment";
import { CopyButton } from "../CopyButton";
import { useTexts } from "../textsContext";

/** Who to ask for and how to reach them, as the sheet says it; the direct line first. */
export function Contacts({ assessments }: { readonly assessments: readonly Assessment[] }) {
  const { t } = useTexts();
  const receivables = assessments.map(({ receivable }) => receivable);
  const people = distinct(
    receivables.map(({ contact, role }) =>
      contact === undefined ? role : role === undefined ? contact : `${contact}, ${role}`,
    ),
  );
  const phones = distinct(receivables.flatMap(({ phone, mobile }) => [phone, mobile]));
  const emails = distinct(receivables.map(({ email }) => email));
  const countries = distinct(receivables.map(({ country }) => country));
  if (people.length + phones.length + emails.length === 0)
    return <p className="hint">{t.debtor.noContact}</p>;
  return (
    <section className="contact" aria-label={t.debtor.contact}>
      {people.length + countries.length > 0 && <p>{[people.join(" · "), ...countries].join(" · ")}</p>}
      {phones.map((phone) => (
        <p key={phone}>
          <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>
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
