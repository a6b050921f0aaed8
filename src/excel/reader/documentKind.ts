import { plainWords } from "./statusWord";

/** What a column « Type » says of a row: owed to the customer, received from them, or not owed at all (yet). */
export type DocumentKind = "invoice" | "credit" | "payment" | "not-owed";

const WORDS: Readonly<Record<DocumentKind, string>> = {
  invoice:
    "facture|factures|fac|fa|fc|facture client|facture de vente|facture d acompte|facture de solde|a nouveau|invoice|invoices|inv|sales invoice|" +
    "tax invoice|bill|debit note|rechnung|re|rv|ausgangsrechnung|factura|fattura|factuur|fatura|nota de debito|nota di debito|report a nouveau",
  credit:
    "avoir|avoirs|av|facture d avoir|avoir client|note de credit|remise|rabais|credit note|credit notes|credit memo|creditmemo|credit|cn|cm|crn|refund|" +
    "gutschrift|gs|rechnungskorrektur|stornorechnung|nota de credito|abono|nota di credito|nota credito|creditnota|creditfactuur|nota de credito",
  payment:
    "reglement|reglements|rgt|rg|paiement|paiements|encaissement|versement|virement|virement recu|cheque|acompte|acompte recu|trop percu|od|" +
    "payment|payments|receipt|cash receipt|pmt|py|customer payment|bank payment|deposit|overpayment|prepayment|on account|unapplied|unapplied payment|" +
    "unapplied cash|zahlung|zahlungseingang|dz|anzahlung|pago|cobro|ingreso|pagamento|incasso|betaling|ontvangst|recebimento",
  "not-owed":
    "devis|proforma|pro forma|facture proforma|facture pro forma|commande|bon de commande|bon de livraison|bl|offre|estimate|quote|quotation|sales order|order|purchase order|" +
    "delivery note|pro forma invoice|proforma invoice|angebot|auftrag|lieferschein|auftragsbestatigung|presupuesto|pedido|albaran|preventivo|ordine|ddt|offerte|bestelling|orcamento|encomenda",
};

const KIND_BY_WORD: ReadonlyMap<string, DocumentKind> = new Map(
  (Object.keys(WORDS) as DocumentKind[]).flatMap((kind) =>
    WORDS[kind].split("|").map((word) => [word, kind] as const),
  ),
);

// « Customer Credit Note », « Avoir sur facture 100 », « Facture 100 »: said among other words.
const SAID: readonly (readonly [RegExp, DocumentKind])[] = [
  [
    /\b(?:avoir|note de credit|credit note|credit memo|gutschrift|nota de credito|nota di credito|creditnota)\b/,
    "credit",
  ],
  [/\b(?:proforma|pro forma)\b/, "not-owed"],
  [/\b(?:facture|invoice|rechnung|factura|fattura|factuur|fatura)\b/, "invoice"],
  [
    /^(?:reglement|paiement|virement|encaissement|payment|receipt|zahlung|pago|pagamento|betaling)\b/,
    "payment",
  ],
  [
    /^(?:devis|quote|quotation|commande|sales order|angebot|auftrag|presupuesto|preventivo|offerte)\b/,
    "not-owed",
  ],
];

/**
 * What a text says a document is: alone, or among other words.
 *
 * @example documentKind("Note de crédit") // => "credit"
 */
export function documentKind(text: string): DocumentKind | undefined {
  if (text === "") return undefined;
  const plain = plainWords(text);
  return KIND_BY_WORD.get(plain) ?? SAID.find(([words]) => words.test(plain))?.[1];
}
