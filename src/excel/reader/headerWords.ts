import type { Field } from "../../application/ports";

/** How headers name one field, in the languages and systems met so far. */
export interface FieldWords {
  /** Name the field alone; also found inside a longer header. */
  readonly strong: readonly string[];
  /** Mostly name it; also found inside a longer header. */
  readonly fair: readonly string[];
  /** Name it only when nothing else does and when they are the whole header. */
  readonly weak: readonly string[];
  /** A header with one of these words is about something else. */
  readonly never: readonly string[];
}

const words = (text: string): readonly string[] =>
  text
    .split("|")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");

const NOT_A_DATE =
  "days | jours | jour | nb | nombre | delai | tage | dias | giorni | dagen | arrears | age | retard | terms | conditions";
const NOT_AN_AMOUNT =
  "date | taux | rate | tva | vat | gst | tax | taxe | taxes | remise | discount | prix | price | qty | quantite | " +
  "unit | unitaire | penalites | penalties | interest | interets | indemnites | frais | fees | devise | currency | " +
  "mode | method | status | statut | nombre | number | limit | plafond | predicted | predict | waehrung | percent | " +
  // Not in units: reading them so would be a thousand times too little.
  "k | m | keur | meur | teur | milliers | thousands | millions | tsd | cents | cent | centimes | centavos | centimos | centesimi | minor";

/**
 * Spellings by language: French and English first, then German, Spanish, Italian, Dutch and Portuguese, then the
 * column names of Sage, EBP, Odoo, Dolibarr, QuickBooks, Xero, SAP and Business Central where they differ.
 */
export const HEADER_WORDS: Readonly<Record<Field, FieldWords>> = {
  debtorName: {
    strong: words(
      "nom client | client nom | raison sociale | nom debiteur | debiteur | nom tiers | libelle client | intitule client | " +
        "client facture | customer name | name customer | client name | debtor | debtor name | customer full name | " +
        "bill to name | account name | partner name | contact name | kunde | kundenname | debitor | name debitor | " +
        "party | alpha name | party name | party s name | nom facturation | nom facture | nom livraison | nom compte | name 1 | name1 | nom 1 | beschriftung | nombre cliente | razon social | cliente | deudor | asegurado | ragione sociale | nome cliente | denominazione | klant | " +
        "klantnaam | naam klant | debiteurnaam | nome do cliente | ct intitule | invoice partner display name | " +
        "nom affichage partenaire facture | bill to customer name | sold to party name",
    ),
    fair: words(
      "client | customer | tiers | partenaire | partner | societe cliente | company name | nom societe | acheteur | buyer",
    ),
    weak: words(
      "nom | name | societe | entreprise | company | intitule | denomination | contact | vendor | vendor name | firma | empresa | naam | nome | nombre",
    ),
    never: words(
      "id | code | no | numero | number | num | ref | reference | adresse | address | email | mail | tel | telephone | phone | " +
        "ville | city | pays | country | type | group | groupe | categorie | category | solde | balance | compte | supplier | " +
        "fournisseur | date | commande | order | iban | siret | status | statut",
    ),
  },
  debtorCode: {
    strong: words(
      "code client | client code | id client | client id | no client | numero client | num client | compte client | " +
        "code tiers | compte tiers | no tiers | numero tiers | identifiant client | code debiteur | compte debiteur | " +
        "customer id | customer no | customer number | customer code | cust number | cust no | cust id | custnmbr | client no | " +
        "client number | debtor id | debtor no | debtor code | account number | account no | account code | id contractor | " +
        "contractor id | kundennummer | kunden nr | kundennr | debitorennummer | debitorennr | codigo cliente | codice cliente | " +
        "klantnummer | klantcode | klantnr | debiteurnummer | debiteurnr | cod cliente | cod client | codigo | codigo do cliente | ct num | acct id | bill to customer no | partner id",
    ),
    fair: words("matricule client | ref client | reference client | customer ref | compte auxiliaire"),
    weak: words(
      "no compte | numero compte | compte | code tiers | konto | account | identificacion | vendor id | acct",
    ),
    never: words(
      "email | tel | telephone | phone | nom | name | date | facture | invoice | commande | order | country | pays",
    ),
  },
  reference: {
    strong: words(
      "trx number | trx no | no fact | num fact | numero fact | ref fact | no doc | num doc | nro doc | n documento | no documento | num documento | factuurnr | factuur nr | rechnung nr | no rechnung | documento no | " +
        "no facture | numero facture | num facture | facture no | facture numero | ref facture | reference facture | id facture | " +
        "code facture | no piece | numero piece | num piece | ref piece | no document | numero document | no avoir facture | " +
        "invoice number | invoice no | invoice num | invoice id | invoice nbr | invoice code | inv no | inv number | bill no | " +
        "bill number | id accounts receivable | " +
        "rechnungsnummer | rechnungs nr | rechnungsnr | belegnummer | beleg nr | numero factura | no factura | num factura | " +
        "nro factura | numero fattura | n fattura | factuurnummer | numero da fatura | numero fatura | do piece | ec piece | ec ref piece | " +
        "transaction number | voucher no",
    ),
    fair: words(
      "document number | document no | docnumbr | doc number | doc no | doc id | piece | facture | invoice | invoice ref | n ref | order num | numero commande facture | recibo | documento | factura | fattura | factuur | rechnung",
    ),
    weak: words(
      "numero | number | num | no | ref | reference | document | doc | n | id piece | nro | nr | transaction id | ref no",
    ),
    never: words(
      "date | montant | amount | client | customer | total | status | statut | type | adresse | address | devise | currency | nombre | " +
        "count | paid | due | created | nom | name | commande | payment | paiement | datum | fecha | days | contact | solde | balance | " +
        "principal | schedule | partner | partenaire | invoices | invoiced | percent | po",
    ),
  },
  documentType: {
    strong: words(
      "type piece | type document | type facture | nature piece | type ecriture | nature | document type | doc type | transaction type | invoice type | voucher type | " +
        "entry type | belegart | vorgangsart | tipo documento | tipo | tipo factura | documenttype | documentsoort | soort | do type",
    ),
    fair: [],
    weak: words(
      "type | art | journal | libelle piece | libelle | libelle ecriture | description | designation | details | objet | text | buchungstext | concepto | descrizione | omschrijving | descricao",
    ),
    never: words("client | customer | paiement | payment | date | montant | amount | litige | dispute"),
  },
  side: {
    strong: words(
      "sens | sens ecriture | d c | dc | debit credit | debit ou credit | debit credit indicator | s h | sh | soll haben | soll haben kennzeichen | soll haben kennz | dr cr | cr dr | " +
        "dare avere | d a | debe haber | d h | debit or credit | credit debit",
    ),
    fair: [],
    weak: words("signe | sign"),
    never: words("montant | amount | date | total"),
  },
  lettering: {
    strong: words(
      "lettrage | lettre | lettree | code lettrage | let | matching number | matching no | matching code | matched | reconciliation | clearing document | clearing doc | " +
        "rapprochement | ausgleichsbeleg | ausgleich | punteo | ec lettrage | ecriturelet | ecriture let",
    ),
    fair: [],
    weak: [],
    never: words("date | montant | amount | total"),
  },
  issuedOn: {
    strong: words(
      "date facture | date facturation | date emission | emise le | emis le | facture le | date piece | date document | " +
        "invoice date | bill date | issue date | issued on | issued | date issued | document date | docdate | doc date | " +
        "date invoice | rechnungsdatum | belegdatum | fecha factura | fecha emision | data fattura | data emissione | " +
        "factuurdatum | data fatura | data emissao | f emision | f factura | dt emissao | data emis | do date | ec date",
    ),
    fair: words(
      "posting date | date comptable | date ecriture | date creation | date created | document create date | transaction date | " +
        "creation date | date operation | buchungsdatum | fecha documento | baseline create date",
    ),
    weak: words("date | emission | datum | fecha | data | dated"),
    never: words(
      `due | echeance | paiement | payment | reglement | settled | livraison | relance | ${NOT_A_DATE}`,
    ),
  },
  dueOn: {
    strong: words(
      "date echeance | echeance | echeance le | echeance facture | date limite paiement | date limite reglement | a payer avant | payable le | " +
        "date exigibilite | exigible le | date echeance reglement | due date | date due | due on | duedate | due in date | net due date | " +
        "payment due date | due by | payable by | maturity date | date planned repayment | planned payment date | " +
        "faelligkeit | falligkeit | faelligkeitsdatum | falligkeitsdatum | faellig am | fallig am | nettofalligkeit | zahlbar bis | " +
        "fecha vencimiento | vencimiento | data scadenza | scadenza | vervaldatum | vervaldag | data vencimento | data venc | dt vencimento | dt venc | vencimento | f vto | f vencimiento | fecha vto | vto | " +
        "do date livr | ec echeance | dr date | do date ech",
    ),
    fair: words("date reglement prevue | date prevue paiement | expected payment date | date echue | pay by"),
    weak: words("due | ech | echu le | echue le | xdu le | maturity | livraison prevue"),
    never: words(
      `contrat | contract | assurance | insurance | bail | garantie | licence | license | abonnement | subscription | oldest | amount | montant | solde | balance | mode | type | total | xdu | ${NOT_A_DATE}`,
    ),
  },
  terms: {
    strong: words(
      "conditions paiement | condition paiement | conditions reglement | condition reglement | modalites paiement | modalites reglement | " +
        "delai paiement | delai reglement | delais paiement | cond paiement | cond regl | cond reglement | code reglement | " +
        "payment terms | payment term | terms payment | terms code | payment terms code | invoice payment term | credit terms | net terms | " +
        "zahlungsbedingungen | zahlungsbedingung | zahlungsziel | zahlungskonditionen | zlsch | condiciones pago | plazo pago | terminos pago | " +
        "condizioni pagamento | termini pagamento | betalingsvoorwaarden | betalingsconditie | betalingstermijn | condicoes pagamento | prazo pagamento",
    ),
    fair: words("echeance conditions | terms days | credit days | payment days | jours delai paiement"),
    weak: words("terms | conditions | delai | modalites | condition | reglement a"),
    never: words("date | montant | amount | moyen | rappel | relance | retard | overdue | late"),
  },
  amount: {
    strong: words(
      "montant ttc | total ttc | total general | montant facture | montant facture ttc | montant total ttc | net a payer | montant initial | " +
        "montant creance | creance principale | creance | montant origine | montant net ttc | total signe | invoice amount | " +
        "amount incl gst | amount incl vat | amount incl tax | amount including tax | amount inc vat | grand total | gross amount | invoice total | " +
        "total invoiced | original amount | bill amount | purchase amount | rechnungsbetrag | bruttobetrag | " +
        "importe total | importe factura | importe | importo fattura | importo totale | factuurbedrag | valor total | valor fatura | " +
        "do total ttc | do net a payer | ec montant | dr montant",
    ),
    fair: words(
      "payment amount | montant total | total amount | montant devise | amount in local currency | amount in doc curr | amount local currency | valor | " +
        "importo | sollbetrag | betrag soll | soll | dare | debe | betrag | bedrag | total facture | invoice value | facturado",
    ),
    weak: words("montant | amount | total | debit | somme | ttc | principal | value | prix ttc"),
    never: words(
      `paye | paid | regle | restant | reste | remaining | outstanding | balance | solde | xdu | due | open | ht | excl | hors | untaxed | ${NOT_AN_AMOUNT}`,
    ),
  },
  paid: {
    strong: words(
      "montant paye | montant regle | montant encaisse | deja paye | deja regle | total paye | total regle | somme versee | regle a ce jour | " +
        "acompte verse | amount paid | paid amount | total paid | payments received | amount received | invoice amount paid | " +
        "paid to date | bezahlter betrag | gezahlt | importe pagado | pagado | importo pagato | pagato | betaald bedrag | betaald | " +
        "valor pago | do montant regle | montant lettre",
    ),
    fair: words(
      "payment amount | montant paiement | montant reglement | incassato | importo incassato | recebido | valor recebido | ontvangen | erhalten | zahlungseingang | encaisse | recouvre | acompte | acomptes | versement | recu | cobrado",
    ),
    weak: words(
      "pago | bezahlt | beglichen | habenbetrag | betrag haben | haben | avere | haber | paye | regle | paid | payments | payment | reglement | paiement | credit | reglements | paiements",
    ),
    never: words(`le | on | is | attente | ${NOT_AN_AMOUNT}`),
  },
  open: {
    strong: words(
      "solde | solde xdu | reste a payer | reste xdu | restant xdu | reste a encaisser | reste a regler | reste | montant xdu | montant restant | " +
        "montant restant xdu | montant ouvert | solde restant | solde a payer | solde client | total xdu | montant impaye | impaye | montant xdu signe | " +
        "balance due | balance | open balance | open amount | total open amount | amount due | invoice amount due | amount residual | " +
        "residual | outstanding | outstanding amount | outstanding balance | remaining amount | amount outstanding | amount open | " +
        "total outstanding | remaining balance | unpaid amount | report owed amount | amount owed | owed | debt amount | total due | " +
        "pending amount | amount pending | fcy balance | outstanding amount | outstanding balance | offener betrag | offen | o s amount | restbetrag | saldo | total pendiente | importe pendiente | saldo pendiente | pendiente | importo residuo | " +
        "residuo | da pagare | openstaand bedrag | openstaand | valor em aberto | valor pendente | saldo devedor | em aberto | en aberto",
    ),
    fair: words("restant | encours | montant echu | overdue amount | past due amount | customer balance"),
    weak: words("open | xdu | due | du | pending"),
    never: words(
      `ht | hors | excl | excluding | exclusive | untaxed | autorise | autorisee | autorises | authorized | authorised | limite | maxi | maximum | assure | garanti | is | principal | original | initial | credit | cumulative | cumule | cumulee | cumul | progressif | running | ${NOT_AN_AMOUNT}`,
    ),
  },
  currency: {
    strong: words(
      "devise | code devise | monnaie | currency | currency code | invoice currency | document currency | curr | ccy | wahrung | " +
        "waehrung | moneda | divisa | valuta | moeda | local currency | kod meny",
    ),
    fair: [],
    weak: words("dev | cur"),
    never: words("amount | montant | rate | taux | cours | total | solde | balance"),
  },
  status: {
    strong: words(
      "regle o n | reglee o n | paye o n | payee o n | facture payee | facture reglee | facture soldee | paye oui non | payee oui non | regle oui non | reglee oui non | " +
        "is paid | paid y n | paid yes no | fully paid | invoice paid | bezahlt j n | bezahlt ja nein | pagado s n | pagata s n | statut paiement | statut facture | statut reglement | etat paiement | etat facture | etat reglement | payment status | " +
        "invoice status | paid status | cb payment status | zahlungsstatus | estado pago | stato pagamento | betaalstatus",
    ),
    fair: words("statut | status | etat | state | situation | situacao | estado | stato"),
    weak: words("paye | regle | paid | solde | payee | reglee | soldee | is paid"),
    never: words("reserved | subscription | days | jours | age | date | document | address | privacy"),
  },
  disputed: {
    strong: words(
      "litige | en litige | litigieux | conteste | contestee | disputed | dispute | in dispute | is disputed | strittig | en disputa | contestato | betwist | contestado",
    ),
    fair: [],
    weak: [],
    never: words("date | montant | amount | no | numero | motif"),
  },
  settledOn: {
    strong: words(
      "date paiement | date reglement | date encaissement | paye le | payee le | regle le | reglee le | encaisse le | solde le | date solde | " +
        "settled date | settled on | settlement date | payment date | paid on | paid date | date paid | date settled | clearing date | clear date | " +
        "zahlungsdatum | bezahlt am | fecha pago | data pagamento | betaaldatum | betaald op",
    ),
    fair: [],
    weak: words("settled | cloture | paye | regle | encaisse"),
    never: words(
      "predict | predicted | expected | prevue | prevu | planned | due | echeance | limite | prochain | next | cancellation",
    ),
  },
  contact: {
    strong: words(
      "contact | interlocuteur | personne a contacter | nom contact | contact person | contact client | ansprechpartner | persona contacto | referente | contactpersoon",
    ),
    fair: words("contact name | attention"),
    weak: words("responsable | correspondant"),
    never: words("email | mail | tel | telephone | phone | date | last | dernier | id | mobile | adresse"),
  },
  role: {
    strong: words(
      "fonction | fonction contact | role | role contact | poste | poste occupe | job title | contact role | contact title | contact function | " +
        "contact position | funktion | cargo | funcion | puesto | ruolo | funzione | mansione | functie | funcao | ct fonction",
    ),
    fair: words("qualite contact"),
    weak: words("position | title | service | function"),
    never: words("no | numero | telephone | phone | date | compte | account"),
  },
  phone: {
    strong: words(
      "telephone | tel | no telephone | no tel | numero telephone | tel fixe | telephone fixe | telephone client | tel client | phone | " +
        "phone number | telephone number | phone no | contact phone | tel 1 | phone 1 | telephone 1 | work phone | business phone | " +
        "telefon | telefonnummer | festnetz | telefono | telefono fijo | telefoon | telefoonnummer | telefone | ct telephone",
    ),
    fair: [],
    weak: words("ligne directe | direct line | standard"),
    never: words("fax | email | date"),
  },
  mobile: {
    strong: words(
      "mobile | portable | tel portable | tel mobile | telephone portable | telephone mobile | no portable | mobile phone | mobile number | " +
        "cell | cell phone | cellphone | cellular | gsm | tel 2 | telephone 2 | phone 2 | second phone | other phone | autre telephone | autre tel | " +
        "handy | mobilnummer | mobiltelefon | movil | telefono movil | celular | cellulare | telefono cellulare | mobiel | mobiele nummer | telemovel",
    ),
    fair: [],
    weak: [],
    never: words("fax | email | date"),
  },
  email: {
    strong: words(
      "email | e mail | mail | courriel | adresse email | adresse mail | adresse electronique | email address | email client | correo | ct e mail | ct email",
    ),
    fair: [],
    weak: [],
    never: words("date | sent | envoye"),
  },
  country: {
    strong: words(
      "pays | code pays | pays client | country | country code | customer country | bill to country | land | landerschlussel | pais | paese | nazione",
    ),
    fair: [],
    weak: [],
    never: words("telephone | phone | name of | devise | currency | montant | amount"),
  },
  caller: {
    strong: words(
      "suivi par | relance par | appele par | charge recouvrement | chargee recouvrement | charge relance | charge clientele | gestionnaire | gestionnaire recouvrement | " +
        "relanceur | commercial | agent recouvrement | assigned to | assigned collector | collector | collection agent | followed up by | called by | caller | " +
        "credit controller | account manager | sales rep | salesperson | sales person | sachbearbeiter | gestor cobro | gestor | agente | incaricato | verantwoordelijke | cobrador",
    ),
    fair: words("responsable recouvrement | responsable dossier | user responsible"),
    weak: words("gestion | agent | owner | vendeur | assigned"),
    never: words("date | montant | amount | tel | telephone | phone | email | mail | commission"),
  },
  lastCallOn: {
    strong: words(
      "date dernier appel | dernier appel | dernier appel le | date dernier contact | dernier contact | date derniere relance | derniere relance | derniere relance le | " +
        "date derniere action | derniere action le | appele le | contacte le | relance le | date relance | date appel | last call | last call date | last called on | " +
        "date last call | last contact | last contact date | last contacted on | last reminder | last reminder date | last action date | last followup | last follow up | " +
        "last follow up date | last dunning date | letzter anruf | letzter kontakt | letzte mahnung | mahndatum | ultima llamada | ultimo contacto | ultima gestion | " +
        "ultima chiamata | ultimo contatto | ultimo sollecito | laatste contact | laatste herinnering | ultimo contato | ultima cobranca",
    ),
    fair: words("reminder date | followup date | follow up date"),
    weak: words("relance 1 | relance 2 | relance 3 | relance"),
    never: words(
      "prochaine | prochain | next | a faire | a prevoir | nb | nombre | count | niveau | level | montant | amount | promesse | promise",
    ),
  },
  lastOutcome: {
    strong: words(
      "resultat appel | resultat dernier appel | resultat relance | dernier resultat | issue appel | statut relance | statut recouvrement | derniere action | " +
        "call outcome | call result | last outcome | last result | outcome | disposition | last action | collection status | dunning status | " +
        "ergebnis | ergebnis anruf | resultado llamada | esito chiamata | esito | resultaat | resultado",
    ),
    fair: [],
    weak: words("resultat | result"),
    never: words("date | prochaine | prochain | next | montant | amount"),
  },
  notes: {
    strong: words(
      "commentaire | commentaires | remarque | remarques | observation | observations | note | notes | note relance | notes relance | commentaire relance | suivi relance | " +
        "historique relance | historique | comment | comments | remark | remarks | call notes | collection notes | memo | follow up notes | bemerkung | bemerkungen | notiz | notizen | " +
        "kommentar | observacion | observaciones | comentarios | nota | commento | commenti | osservazioni | opmerking | opmerkingen | notities | observacao | observacoes | comentario",
    ),
    fair: words("suivi | annotations | annotation"),
    weak: words("divers | info | infos"),
    never: words("date | montant | amount | no | numero | credit | debit | suivi par"),
  },
};
