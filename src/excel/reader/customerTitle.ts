import { isMonthWord, readDateText } from "../../text/parseDate";
import { parseAgeBucket } from "./ageBuckets";
import { normalizeIdentifier } from "./receivableKey";
import { isTotalLabel } from "./rowTexts";

const NAME_WORDS_MAX = 8;
const NAME_CHARACTERS_MAX = 70;

const words = (text: string): ReadonlySet<string> =>
  new Set(text.split(/[\s|]+/).filter((word) => word !== ""));

/** Words of sections, states, ages, places of sale and remarks: a title with one of them names no customer for sure. */
const NO_CUSTOMER = words(
  // Documents and states.
  "facture factures avoir avoirs impaye impayes impayee impayees echu echus echue echues echoir regle regles reglees " +
    "paye payes payee payees retard solde soldes litige litiges conteste contestes relance relances promesse promesses contentieux " +
    "encours cours invoice invoices overdue unpaid paid due outstanding open current credit credits receivable receivables " +
    "disputed dispute disputes reminder reminders pending rechnung rechnungen offene offen fallig fallige uberfallig bezahlt " +
    "factura facturas vencidas vencida pendiente pendientes pagadas fattura fatture scadute scaduto scadenza aperte " +
    "factuur facturen vervallen openstaand openstaande betaald fatura faturas vencido vencidos aberto pendentes " +
    "acompte acomptes deposit deposits payment payments paiement paiements reglement reglements opening ouverture balance " +
    "saldo vortrag anfangsbestand reporte report status statut etat type " +
    // Ages.
    "day days jour jours jrs tage tagen dias giorni dagen days week weeks semaine semaines month months mois monat monate mes meses " +
    "mese mesi maand maanden year annee exercice trimestre quarter quartal kw periode period " +
    // Who follows, and where it was sold.
    "client clients customer customers kunden clientes clienti klanten debiteurs debtors debitoren region regions secteur secteurs " +
    "zone zones agence agences commercial commerciaux vendeur vendeurs representant salesperson sales rep territory branch department " +
    "departement team equipe vertreter gebiet filiale vendedor agente zona venditore vertegenwoordiger regio " +
    "project projects projet projets chantier chantiers projekt proyecto progetto affaire affaires contrat contrats " +
    // Remarks.
    "appeler rappeler rappele attente attend voir promet call called waiting note notes attention cf page imprime printed edite " +
    "edition generated genere exporte exported",
);

/** Part of many a customer's name; alone they name a place of sale or a sort of customers. */
const PLACES = words(
  "particulier particuliers professionnel professionnels entreprise entreprises public prive private business export domestic foreign divers " +
    "north south east west nord sud est ouest ost sued norte sur este oeste noord zuid oost grand ile de la du le les et and",
);

/** Only a customer has one. */
const LEGAL_FORMS = words(
  "sarl sas sasu eurl sci snc gmbh ug kg ohg ltd limited llc llp plc inc corp srl spa sl slu bv nv bvba lda ltda oy ab aps",
);

/** Whether a text may be the name of a customer, as far as its words tell: never an age, a month, a section, a remark. */
export function isCustomerTitle(text: string): boolean {
  const name = nameInTitle(text);
  const tokens = tokensOf(name);
  const letters = name.replace(/[^\p{L}]/gu, "");
  if (letters.length < 2 || name.length > NAME_CHARACTERS_MAX || tokens.length > NAME_WORDS_MAX) return false;
  if (parseAgeBucket(name) !== undefined || readDateText(name) !== undefined) return false;
  if (/[?!]|\d{1,2}[/.-]\d{1,2}(?!\d)|\b(?:19|20)\d\d\b|:\s*$|\d\s*[-–]\s*\d|[<>%]/.test(name)) return false;
  if (namesCompany(name)) return true;
  if (tokens.some((token) => NO_CUSTOMER.has(token)) || tokens.every((token) => PLACES.has(token)))
    return false;
  if (tokens.every((token) => isMonthWord(token) || /^\d+$/.test(token))) return false;
  if (/^(?:eur|euros?|usd|gbp|chf|cad|dollars?|pounds?|q[1-4]|[st][1-4]|[a-z])$/.test(tokens.join(" ")))
    return false;
  return !countries().has(tokens.join(" "));
}

const NAMED_CUSTOMER =
  /^(?:client|customer|compte|account|tiers|debtor|débiteur|kunde|cliente|klant)\s*:\s*/i;

/** « Client : Durand » names Durand. */
export function nameInTitle(title: string): string {
  return title.replace(NAMED_CUSTOMER, "");
}

/** « Durand SARL »: a legal form beside a name. */
export function namesCompany(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens.length > 1 && tokens.some((token) => LEGAL_FORMS.has(token));
}

function tokensOf(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((token) => token !== "");
}

let countryNames: ReadonlySet<string> | undefined;

/** « France », « Deutschland »: customers sorted by country, in the languages that sheets are read in. */
function countries(): ReadonlySet<string> {
  if (countryNames !== undefined) return countryNames;
  const names = new Set<string>();
  for (const language of ["en", "fr", "de", "es", "it", "nl", "pt"]) {
    const nameOf = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const first of LETTERS)
      for (const second of LETTERS) {
        const name = nameOf.of(first + second);
        if (name !== undefined) names.add(tokensOf(name).join(" "));
      }
  }
  return (countryNames = names);
}

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

/** What a title and its total have in common. */
export function titleKey(text: string): string {
  return normalizeIdentifier(nameInTitle(text));
}

const TOTAL_BEFORE =
  /^(?:sous[\s-]*total|sub[\s-]*total|total|totaux|zwischensumme|summe|gesamt|subtotaal|totaal|totale|suma|soma|ss[\s.-]*total)(?!\p{L})\s*[:–—-]?\s*/iu;
const LINK =
  /^(?:for|du client|client|compte|customer|de la|de|du|des|pour|für|fur|para|per|di|voor|von|van|kunde|cliente|klant)\s*:?\s+/iu;
const TOTAL_AFTER = /[\s:–—-]+(?:sous-?|sub-?)?total\s*:?$/iu;

/** Whose total it may say to be, as `titleKey` has it: « Total de Wit » is that of « De Wit » or of « Wit ». */
export function namesInTotal(text: string): readonly string[] {
  if (!isTotalLabel(text)) return [];
  const after = text.replace(TOTAL_BEFORE, "");
  const name = after === text ? text.replace(TOTAL_AFTER, "") : after;
  return [...new Set([titleKey(name), titleKey(name.replace(LINK, ""))])].filter((key) => key !== "");
}
