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

/** @example documentKind("Note de crédit") // => "credit" */
export function documentKind(text: string): DocumentKind | undefined {
  return text === "" ? undefined : KIND_BY_WORD.get(plainWords(text));
}
