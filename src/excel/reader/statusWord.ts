/** What a payment status says, as far as it says anything about money. */
export type PaymentState = "paid" | "part-paid" | "unpaid" | "cancelled" | "disputed" | "draft";

const WORDS: Readonly<Record<PaymentState, string>> = {
  paid:
    "paye|payee|payes|payees|paid|paid in full|fully paid|regle|reglee|reglees|solde|soldee|acquitte|acquittee|encaisse|encaissee|" +
    "lettre|lettree|settled|closed|cleared|cloture|cloturee|in payment|en paiement|bezahlt|beglichen|pagado|pagada|" +
    "pagato|pagata|saldato|betaald|pago|paga|liquidado|oui|yes|x|paye integralement|totalement payee|totalement paye|complete|liquidada|liquidado|cobrada|cobrado|incassata|incassato|voldaan|afgelost|quitada|recebida|recebido|bezahlte|eingegangen|acquittement|erledigt|ausgeglichen|payment received|received|reconciled|rapproche|rapprochee",
  "part-paid":
    "partiellement paye|partiellement payee|partiellement regle|partiellement reglee|paye partiellement|payee partiellement|" +
    "paiement partiel|reglement partiel|partiel|partielle|partially paid|part paid|partly paid|partial|partial payment|teilweise bezahlt|teilbezahlt|" +
    "parcialmente pagado|parcialmente pagada|parcial|parzialmente pagato|parzialmente pagata|deels betaald|gedeeltelijk betaald|parcialmente pago|acompte verse",
  unpaid:
    "impaye|impayee|impayes|non paye|non payee|pas paye|pas payee|non regle|non reglee|a payer|a regler|a encaisser|en retard|retard|en attente|" +
    "en attente de paiement|attente|echue|echu|non echue|non echu|a echoir|ouvert|ouverte|en cours|envoyee|envoye|emise|emis|comptabilise|comptabilisee|" +
    "relance|relancee|relance 1|relance 2|relance 3|mise en demeure|contentieux|promesse|validee|valide|facturee|due|" +
    "unpaid|not paid|open|overdue|past due|late|due|not due|current|current not due|pending|outstanding|sent|issued|posted|awaiting payment|payment due|authorised|approved|" +
    "submitted|invoiced|offen|uberfallig|ueberfaellig|unbezahlt|pendiente|vencido|vencida|no pagado|no pagada|impagado|aperto|aperta|scaduto|scaduta|" +
    "non pagato|non pagata|da pagare|openstaand|onbetaald|vervallen|em aberto|vencida|pendente|nao pago|non|no",
  cancelled:
    "annule|annulee|annules|annulees|cancelled|canceled|void|voided|deleted|storniert|anulado|anulada|annullato|annullata|geannuleerd|cancelado|cancelada|avoir emis|reversed",
  // Not sent to anybody yet.
  draft:
    "brouillon|brouillons|draft|drafts|entwurf|borrador|bozza|concept|rascunho|provisoire|projet|a valider|non validee|to be approved|devis|quote",
  disputed:
    "litige|en litige|litigieux|conteste|contestee|dispute|disputed|in dispute|strittig|en disputa|contestato|contestata|betwist|contestado",
};

const STATE_BY_WORD: ReadonlyMap<string, PaymentState> = new Map(
  (Object.keys(WORDS) as PaymentState[]).flatMap((state) =>
    WORDS[state].split("|").map((word) => [word, state] as const),
  ),
);

const BLANK = "";

/** Reads a status such as « Partiellement Payé » or `not_paid`; `undefined` when it says nothing known. */
export function parsePaymentState(text: string): PaymentState | undefined {
  const plain = plainWords(text);
  if (plain === BLANK) return undefined;
  const known = STATE_BY_WORD.get(plain) ?? STATE_BY_WORD.get(singular(plain));
  if (known !== undefined) return known;
  if (/\b(litige|dispute|disputed)\b/.test(plain)) return "disputed";
  return undefined;
}

/** « Non payées »: lists are named by what they hold. */
function singular(plain: string): string {
  return plain.replace(/(?<=[eéaot])s\b/g, "");
}

// Headers that ask whether it is paid: then « O », 1 and TRUE are answers.
const PAID_QUESTION =
  /\b(?:paye|payee|payes|payees|regle|reglee|reglees|solde|soldee|acquitte|acquittee|encaisse|encaissee|paid|settled|bezahlt|beglichen|pagado|pagada|pagato|pagata|betaald|pago|paga)\b/;
const YES = new Set(["o", "oui", "y", "yes", "1", "vrai", "true", "x", "ok", "ja", "j", "si", "s", "sim"]);
const NO = new Set(["n", "non", "no", "0", "faux", "false", "nein", "nee", "nao"]);

/** Reads the cells of a status column; below a question such as « Réglée O/N », a yes or no of any kind. */
export function paymentStateReader(header: string): (cell: unknown) => PaymentState | undefined {
  const isQuestion = PAID_QUESTION.test(plainWords(header));
  return (cell) => {
    const text = typeof cell === "boolean" || typeof cell === "number" ? String(cell) : cell;
    if (typeof text !== "string") return undefined;
    const plain = plainWords(text);
    if (isQuestion && YES.has(plain)) return "paid";
    if (isQuestion && NO.has(plain)) return "unpaid";
    return typeof cell === "string" ? parsePaymentState(cell) : undefined;
  };
}

const DEBIT = new Set(["d", "db", "dr", "debit", "soll", "s", "dare", "debe"]);
const CREDIT = new Set(["c", "cr", "credit", "haben", "h", "avere", "haber"]);

/** The side of an account: a debit is owed to us, a credit lowers it. */
export function parseSide(cell: unknown): "debit" | "credit" | undefined {
  if (typeof cell !== "string") return undefined;
  const plain = plainWords(cell);
  return DEBIT.has(plain) ? "debit" : CREDIT.has(plain) ? "credit" : undefined;
}

/** Whether the letter or number of a matching says that nothing is open. Lower case is a part, as Sage writes it. */
export function isMatched(cell: unknown): boolean {
  const text = typeof cell === "number" ? String(cell) : typeof cell === "string" ? cell.trim() : "";
  if (text === "" || /^[-–—.0#]/.test(text) || /^[a-z]{1,3}$/.test(text)) return false;
  return !NO_WORDS.has(plainWords(text));
}

const NO_WORDS: ReadonlySet<string> = new Set([
  "no",
  "non",
  "n",
  "0",
  "false",
  "faux",
  "aucun",
  "aucune",
  "none",
  "nein",
  "nee",
  "nao",
  "sans",
  "ras",
  "na",
  "n a",
]);

/** A dispute column: anything but a no is a yes, since people note there what the dispute is about. */
export function isYes(cell: unknown): boolean {
  if (typeof cell === "boolean") return cell;
  if (typeof cell === "number") return cell !== 0;
  if (typeof cell !== "string" || cell.startsWith("#")) return false;
  const plain = plainWords(cell);
  return plain !== BLANK && !NO_WORDS.has(plain);
}

/** Words as they are compared: lower case, no accents, one space between them. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
