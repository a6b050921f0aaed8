import { shown, type StrangeSheet } from "../strangeSheet";

const ALPHA_OWES = "Alpha | F1 | 100 EUR | 2026-02-14";
const BETA_OWES = "Bêta | F2 | 200 EUR | 2026-02-15";
const BOTH_OWE = { 2: ALPHA_OWES, 3: BETA_OWES };

/** Sheets whose difficulty is which column is what. */
export const COLUMNS: readonly StrangeSheet[] = [
  ...[
    "Date de livraison",
    "Date d'envoi",
    "Date de saisie",
    "Dernière relance",
    "Date de commande",
    "Prochaine relance",
  ].map((header): StrangeSheet => ({
    kind: `no due date: the second date is « ${header} »`,
    rows: [
      ["Client", "Facture", "Date facture", header, "Solde"],
      ["Alpha", "F1", "2026-01-15", "2026-02-14", 100],
      ["Bêta", "F2", "2026-01-16", "2026-02-15", 200],
    ],
    owed: {},
    outcome: "refused",
  })),
  {
    kind: "two columns of dates, one of them without a header",
    rows: [
      ["Client", "Facture", "Date", "", "Solde"],
      ["Alpha", "F1", "2026-01-15", "2026-02-14", 100],
      ["Bêta", "F2", "2026-01-16", "2026-02-15", 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "customers with a credit limit and a contract's end: nothing is owed",
    rows: [
      ["Client", "N° contrat", "Échéance contrat", "Encours autorisé", "CA 2025"],
      ["Alpha", "C1", "2026-12-31", 5000, 12_000],
      ["Bêta", "C2", "2027-12-31", 8000, 9_000],
    ],
    owed: {},
    outcome: "refused",
  },
  {
    kind: "a credit limit beside what is owed",
    rows: [
      ["Client", "Facture", "Échéance", "Montant TTC", "Crédit autorisé"],
      ["Alpha", "F1", "2026-02-14", 100, 5000],
      ["Bêta", "F2", "2026-02-15", 200, 8000],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "how it is to be paid, under « Règlement »",
    rows: [
      ["Client", "Facture", "Échéance", "Montant TTC", "Règlement"],
      ["Alpha", "F1", "2026-02-14", 100, "VIR"],
      ["Bêta", "F2", "2026-02-15", 200, "CHQ"],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "a share that was paid, in per cent",
    rows: [
      ["Client", "Facture", "Échéance", "Montant TTC", "Payé"],
      ["Alpha", "F1", "2026-02-14", 200, shown(0.5, "0%")],
      ["Bêta", "F2", "2026-02-15", 200, shown(0, "0%")],
    ],
    owed: BOTH_OWE,
    outcome: "read or refused",
  },
  {
    kind: "the line's number under « N° », the invoice's under « Pièce »",
    rows: [
      ["N°", "Client", "Pièce", "Échéance", "Solde"],
      [1, "Alpha", "F1", "2026-02-14", 100],
      [2, "Bêta", "F2", "2026-02-15", 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "the line's number and nothing else under « N° »: it names no invoice",
    rows: [
      ["N°", "Client", "Échéance", "Solde"],
      [1, "Alpha", "2026-02-14", 100],
      [2, "Bêta", "2026-02-15", 200],
      [3, "Gamma", "2026-02-16", 300],
      [4, "Gamma", "2026-02-17", 300],
    ],
    owed: {
      2: "Alpha |  | 100 EUR | 2026-02-14",
      3: "Bêta |  | 200 EUR | 2026-02-15",
      4: "Gamma |  | 300 EUR | 2026-02-16",
      5: "Gamma |  | 300 EUR | 2026-02-17",
    },
    outcome: "read",
  },
  {
    kind: "an order's number before the invoice's",
    rows: [
      ["N° commande", "N° facture", "Client", "Échéance", "Solde"],
      ["CMD-9", "F1", "Alpha", "2026-02-14", 100],
      ["CMD-8", "F2", "Bêta", "2026-02-15", 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "who is delivered and who pays",
    rows: [
      ["Client livré", "Client facturé", "N° facture", "Échéance", "Solde"],
      ["Alpha Dépôt Nord", "Alpha", "F1", "2026-02-14", 100],
      ["Bêta Chantier 3", "Bêta", "F2", "2026-02-15", 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "a firm, and the surname of the person there",
    rows: [
      ["Société", "Nom", "Prénom", "Commercial", "N° facture", "Échéance", "Solde"],
      ["Alpha", "Uno", "Ana", "Zoé", "F1", "2026-02-14", 100],
      ["Bêta", "Dos", "Luis", "Zoé", "F2", "2026-02-15", 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "our own companies beside their customers",
    rows: [
      ["Company", "Customer", "Invoice No.", "Due date", "Balance", "Salesperson"],
      ["Us Ltd", "Alpha", "F1", "2026-02-14", 100, "Zoe"],
      ["Us SARL", "Bêta", "F2", "2026-02-15", 200, "Zoe"],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "balances without and with tax",
    rows: [
      ["Client", "Facture", "Échéance", "Solde HT", "Solde TTC"],
      ["Alpha", "F1", "2026-02-14", 83.33, 100],
      ["Bêta", "F2", "2026-02-15", 166.67, 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "what is due without tax only",
    rows: [
      ["Client", "Facture", "Échéance", "Montant dû HT"],
      ["Alpha", "F1", "2026-02-14", 83.33],
      ["Bêta", "F2", "2026-02-15", 166.67],
    ],
    owed: {},
    outcome: "refused",
  },
  {
    kind: "a customer's balance on each of its rows, more than the rows of this sheet add up to",
    rows: [
      ["Client", "Facture", "Échéance", "Montant", "Solde client"],
      ["Alpha", "F1", "2026-02-14", 100, 950],
      ["Alpha", "F3", "2026-02-16", 300, 950],
      ["Bêta", "F2", "2026-02-15", 200, 760],
      ["Bêta", "F4", "2026-02-17", 400, 760],
    ],
    owed: {
      2: ALPHA_OWES,
      3: "Alpha | F3 | 300 EUR | 2026-02-16",
      4: BETA_OWES,
      5: "Bêta | F4 | 400 EUR | 2026-02-17",
    },
    outcome: "read",
  },
  {
    kind: "balances of two closing days",
    rows: [
      ["Client", "Facture", "Échéance", "Solde au 28/02/2026", "Solde au 31/03/2026"],
      ["Alpha", "F1", "2026-02-14", 150, 100],
      ["Bêta", "F2", "2026-02-15", 200, 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "a balance with its closing day in the header",
    rows: [
      ["CLIENT", "N° FACTURE", "DATE ECHEANCE", "MONTANT TTC", "RESTE DU AU 31/03/2026"],
      ["Alpha", "F1", "2026-02-14", 120, 100],
      ["Bêta", "F2", "2026-02-15", 240, 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "headers in two languages",
    rows: [
      [
        "Client / Customer",
        "N° facture / Invoice No.",
        "Échéance / Due date",
        "Montant / Amount",
        "Solde / Balance",
      ],
      ["Alpha", "F1", "2026-02-14", 120, 100],
      ["Bêta", "F2", "2026-02-15", 240, 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "headers cut short",
    rows: [
      ["Clt", "N° fact", "Dt fact", "Dt éch.", "Mtt TTC", "Mtt réglé", "Reste"],
      ["Alpha", "F1", "2026-01-15", "2026-02-14", 120, 20, 100],
      ["Bêta", "F2", "2026-01-16", "2026-02-15", 240, 40, 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "headers with a slip of the hand in each",
    rows: [
      ["Cliant", "N° factur", "Date d'écheance", "Montan TTC", "Reste à payé"],
      ["Alpha", "F1", "2026-02-14", 120, 100],
      ["Bêta", "F2", "2026-02-15", 240, 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "headers whose accents were broken on the way",
    rows: [
      ["Client", "NÂ° facture", "Ã‰chÃ©ance", "Montant", "Reste Ã  payer"],
      ["Alpha", "F1", "2026-02-14", 120, 100],
      ["Bêta", "F2", "2026-02-15", 240, 200],
    ],
    owed: BOTH_OWE,
    outcome: "read or refused",
  },
  {
    kind: "a CSV that Excel left in one column",
    rows: [["Client;Facture;Échéance;Solde"], ["Alpha;F1;14/02/2026;100,00"], ["Bêta;F2;15/02/2026;200,00"]],
    owed: {},
    outcome: "refused",
  },
  {
    kind: "currencies by their names and signs",
    rows: [
      ["Client", "Facture", "Échéance", "Solde", "Devise"],
      ["Alpha", "F1", "2026-02-14", 100, "Euros"],
      ["Bêta", "F2", "2026-02-15", 200, "€"],
      ["Gamma", "F3", "2026-02-16", 300, "US$"],
      ["Delta", "F4", "2026-02-17", 400, " usd "],
      ["Zêta", "F5", "2026-02-18", 500, "£"],
    ],
    owed: {
      2: ALPHA_OWES,
      3: BETA_OWES,
      4: "Gamma | F3 | 300 USD | 2026-02-16",
      5: "Delta | F4 | 400 USD | 2026-02-17",
      6: "Zêta | F5 | 500 GBP | 2026-02-18",
    },
    outcome: "read",
  },
  {
    kind: "a balance that stands beside its amount and payments under a header that says nothing",
    rows: [
      ["Client", "Facture", "Échéance", "Montant TTC", "Payé", "Suivi"],
      ["Alpha", "F1", "2026-02-14", 150, 50, 100],
      ["Bêta", "F2", "2026-02-15", 200, 0, 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "amounts in figures and again in words",
    rows: [
      ["Client", "Facture", "Échéance", "Montant en lettres", "Montant en chiffres"],
      ["Alpha", "F1", "2026-02-14", "cent euros", 100],
      ["Bêta", "F2", "2026-02-15", "deux cents euros", 200],
    ],
    owed: BOTH_OWE,
    outcome: "read or refused",
  },
  {
    kind: "penalties and fees beside the principal",
    rows: [
      [
        "Débiteur",
        "Facture",
        "Échéance",
        "Principal restant dû",
        "Pénalités",
        "Indemnité 40 €",
        "Total avec frais",
      ],
      ["Alpha", "F1", "2026-02-14", 100, 3.2, 40, 143.2],
      ["Bêta", "F2", "2026-02-15", 200, 6.4, 40, 246.4],
    ],
    owed: BOTH_OWE,
    outcome: "read or refused",
  },
  {
    kind: "two payments on account, each in its column, and no balance",
    rows: [
      ["Client", "Facture", "Échéance", "Montant TTC", "Acompte", "Réglé"],
      ["Alpha", "F1", "2026-02-14", 1000, 300, 600],
      ["Bêta", "F2", "2026-02-15", 200, "", ""],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "payments numbered: first, second, third",
    rows: [
      ["Client", "Facture", "Échéance", "Montant TTC", "Règlement 1", "Règlement 2", "Règlement 3"],
      ["Alpha", "F1", "2026-02-14", 1000, 300, 500, 100],
      ["Bêta", "F2", "2026-02-15", 200, "", "", ""],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "credit notes in a column of their own, and no balance",
    rows: [
      ["Client", "Facture", "Échéance", "Montant TTC", "Avoirs", "Règlements"],
      ["Alpha", "F1", "2026-02-14", 1000, 300, 600],
      ["Bêta", "F2", "2026-02-15", 200, "", ""],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "instalments side by side in one row",
    rows: [
      ["Client", "Facture", "Échéance 1", "Montant 1", "Échéance 2", "Montant 2"],
      ["Alpha", "F1", "2026-02-14", 100, "2026-03-14", 100],
      ["Bêta", "F2", "2026-02-15", 200, "2026-03-15", 200],
    ],
    owed: {},
    outcome: "refused",
  },
  {
    kind: "what falls due each month, a column a month",
    rows: [
      ["Client", "Facture", "Date facture", "janv.-26", "févr.-26", "mars-26"],
      ["Alpha", "F1", "2025-12-15", 100, "", ""],
      ["Bêta", "F2", "2026-01-16", "", 200, ""],
    ],
    owed: {},
    outcome: "refused",
  },
  {
    kind: "ages of which Excel made one a date: 1-30 became 30 January",
    rows: [
      ["Customer", "Invoice No.", "Due date", "Not due", shown(46_052, "d-mmm"), "31-60", "61-90", "> 90"],
      ["Alpha", "F1", "2026-02-14", "", 100, "", "", ""],
      ["Bêta", "F2", "2026-02-15", "", 150, 50, "", ""],
      ["Gamma", "F3", "2025-12-15", "", "", "", 300, ""],
      ["Gamma", "F4", "2025-12-16", "", "", "", 400, ""],
    ],
    owed: {
      2: ALPHA_OWES,
      3: BETA_OWES,
      4: "Gamma | F3 | 300 EUR | 2025-12-15",
      5: "Gamma | F4 | 400 EUR | 2025-12-16",
    },
    outcome: "read or refused",
  },
  {
    kind: "ages in amounts beside their total, and unapplied payments in another column",
    rows: [
      ["Customer", "Invoice No.", "Due date", "Current", "1-30", "31-60", "Over 60", "Unapplied", "Total"],
      ["Alpha", "F1", "2026-02-14", "", 130, "", "", -30, 100],
      ["Bêta", "F2", "2026-02-15", 150, 50, "", "", "", 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "ages with unapplied payments beside them and no total",
    rows: [
      ["Customer", "Invoice No.", "Due date", "Current", "1-30", "31-60", "Over 60", "Unapplied"],
      ["Alpha", "F1", "2026-02-14", "", 130, "", "", -30],
      ["Bêta", "F2", "2026-02-15", 150, 50, "", "", ""],
    ],
    owed: BOTH_OWE,
    outcome: "read or refused",
  },
  ...[
    "Jours",
    "Âge (jours)",
    "Nb jours",
    "Days",
    "Jours de retard",
    "Dépassement (j)",
    "Jour de paiement",
    "DSO",
  ].map((header): StrangeSheet => ({
    kind: `no due date and no terms: « ${header} » counts something else`,
    rows: [
      ["Client", "Facture", "Date facture", header, "Solde"],
      ["Alpha", "F1", "2026-01-15", 30, 100],
      ["Bêta", "F2", "2026-01-16", 45, 200],
      ["Bêta", "F3", "2026-01-16", 60, 200],
    ],
    owed: {},
    outcome: "refused",
  })),
  {
    kind: "two columns called « Date », the invoice's and the day it falls due",
    rows: [
      ["Client", "Facture", "Date", "Date", "Solde"],
      ["Alpha", "F1", "2026-01-15", "2026-02-14", 100],
      ["Bêta", "F2", "2026-01-16", "2026-02-15", 200],
    ],
    owed: BOTH_OWE,
    outcome: "read",
  },
  {
    kind: "the balance with its letter in the next column",
    rows: [
      ["Compte", "Nom", "Pièce", "Échéance", "Solde", "D/C"],
      ["C1", "Alpha", "F1", "2026-02-14", 100, "D"],
      ["C2", "Bêta", "F2", "2026-02-15", 200, "D"],
      ["C2", "Bêta", "A1", "2026-02-15", 50, "C"],
    ],
    owed: { ...BOTH_OWE, 4: "Bêta | A1 | -50 EUR | 2026-02-15" },
    outcome: "read",
  },
];
