import * as fc from "fast-check";
import { NOTE_CATEGORIES, noteFindings, noteGuardWordsOf, type NoteCategory } from "../../src/text/noteGuard";
import { englishTypographyFaults, frenchTypographyFaults, textsIn } from "../support/catalogs";

/** What a note is warned about: each passage, as it stands in the note. */
function warned(note: string): readonly string[] {
  return noteFindings(note, "fr").map(({ start, end, category }) => `${category} ${note.slice(start, end)}`);
}

describe("noteFindings", () => {
  it.each<[note: string, ...warned: string[]]>([
    // French
    ["La comptable est malade, rappeler lundi", "HEALTH malade"],
    ["Gérant MALADE depuis 3 semaines", "HEALTH MALADE"],
    ["Mme Roux en arrêt maladie jusqu’au 15", "HEALTH en arrêt maladie"],
    ["Elle est en congé maternité", "FAMILY en congé maternité"],
    ["Le patron a un cancer", "HEALTH cancer"],
    ["Fait une dépression depuis l’été", "HEALTH Fait une dépression"],
    ["burn-out du directeur", "HEALTH burn-out"],
    ["M. Petit a été hospitalisé hier", "HEALTH hospitalisé"],
    ["problèmes de santé, paiera plus tard", "HEALTH problèmes de santé"],
    ["son état de santé ne lui permet pas de venir", "HEALTH état de santé"],
    ["la secrétaire est enceinte", "HEALTH est enceinte"],
    ["Victime d’un accident du travail", "HEALTH accident du travail"],
    ["En instance de divorce", "FAMILY En instance de divorce"],
    ["Sa femme a demandé le divorce", "FAMILY Sa femme", "FAMILY divorce"],
    ["voir avec son mari qui tient les comptes", "FAMILY son mari"],
    ["Problèmes familiaux graves", "FAMILY Problèmes familiaux"],
    ["il est veuf depuis un an", "FAMILY est veuf"],
    ["Ne répond pas pendant le ramadan", "RELIGION ramadan"],
    ["famille juive, absent le samedi", "RELIGION juive"],
    ["Fermé pour raisons religieuses", "RELIGION raisons religieuses"],
    ["Déléguée syndicale, très combative", "UNION Déléguée syndicale"],
    ["Le comptable fait grève", "UNION comptable fait grève"],
    ["membre de la CGT", "UNION CGT"],
    ["Le gérant vote RN", "POLITICS vote RN"],
    ["client d’extrême droite", "POLITICS d’extrême droite"],
    ["Il est d’origine algérienne", "ORIGIN Il est d’origine"],
    ["Fort accent, on se comprend mal", "ORIGIN Fort accent"],
    ["Le patron est homosexuel", "SEX_LIFE homosexuel"],
    ["il trompe sa femme", "SEX_LIFE trompe sa"],
    ["Sort de prison", "CRIME Sort de prison"],
    ["Le gérant est mis en examen", "CRIME mis en examen"],
    ["Quel connard", "INSULT connard"],
    ["Bande d’incapables !", "INSULT Bande d’incapables"],
    ["Ce gros con raccroche toujours", "INSULT gros con"],
    ["La comptable est nulle", "INSULT comptable est nulle"],
    ["Un vrai escroc", "JUDGEMENT escroc"],
    ["Il ment depuis le début", "JUDGEMENT Il ment"],
    ["Mauvais payeur, très désagréable", "JUDGEMENT Mauvais payeur", "JUDGEMENT désagréable"],
    ["De mauvaise foi évidente", "JUDGEMENT De mauvaise foi"],
    ["Se moque de nous depuis 3 mois", "JUDGEMENT Se moque de nous"],
    ["Ton agressif au téléphone", "JUDGEMENT agressif"],
    // English
    ["Accountant off sick until Monday", "HEALTH off sick"],
    ["The owner is ill", "HEALTH is ill"],
    ["She is pregnant, back in May", "HEALTH pregnant"],
    ["had a heart attack in March", "HEALTH heart attack"],
    ["Mental health issues", "HEALTH Mental health"],
    ["On maternity leave until June", "FAMILY On maternity leave"],
    ["Going through a divorce", "FAMILY divorce"],
    ["His wife does the books", "FAMILY His wife"],
    ["Family problems, be patient", "FAMILY Family problems"],
    ["devout Christian, never calls back on Sunday", "RELIGION devout Christian"],
    ["He is Muslim", "RELIGION Muslim"],
    ["Shop steward, knows the law", "UNION Shop steward"],
    ["a Tory", "POLITICS a Tory"],
    ["He is black and speaks fast", "ORIGIN He is black"],
    ["thick accent", "ORIGIN thick accent"],
    ["The manager is gay", "SEX_LIFE gay"],
    ["having an affair with the buyer", "SEX_LIFE having an affair"],
    ["He was in prison last year", "CRIME in prison"],
    ["What an idiot", "INSULT idiot"],
    ["The buyer is completely useless", "INSULT buyer is completely useless"],
    ["Crook. Lied to us twice.", "JUDGEMENT Crook", "JUDGEMENT Lied to us"],
    ["Rude on the phone", "JUDGEMENT Rude on"],
  ])("warns about « %s »", (note, ...expected) => {
    expect(warned(note)).toEqual(expected);
  });

  it.each([
    // French: goods, companies, carriers, figures
    "Santé financière correcte, paiera le 30",
    "L’état de santé financière du groupe est bon",
    "Grève du transporteur, livraison retardée",
    "La Poste est en grève jusqu’à jeudi",
    "A des difficultés de paiement passagères",
    "Trésorerie tendue, attend un règlement de ses clients",
    "Facture à envoyer à l’assurance maladie",
    "Livraison à l’hôpital Saint-Louis confirmée",
    "Don à la Ligue contre le cancer",
    "Syndicat de copropriété : voir le syndic",
    "Syndicat mixte des eaux, mandat administratif",
    "Facture au nom du lycée catholique Sainte-Marie",
    "Solde nul après avoir",
    "La commande est nulle et non avenue",
    "Marchandise d’origine chinoise, certificat manquant",
    "Client étranger, écrire en anglais",
    "Appeler aux Émirats arabes unis le dimanche",
    "Colonne de gauche du relevé : à vérifier",
    "Travail au noir exclu par le contrat, clause 4",
    "Marchandise pourrie à l’arrivée, photos demandées",
    "Collecte des ordures ménagères, facture de mai",
    "Tarifs agressifs du concurrent",
    "Le tribunal incompétent a renvoyé l’affaire",
    "Maîtrise d’œuvre : attend la signature de sa maîtresse d’œuvre",
    "M. Gay valide les factures",
    "Rue Gay-Lussac, deuxième étage",
    "Société mère à Lyon, filiale à Metz",
    "Dupont & Fils : règlement le 30",
    "Entreprise familiale, décision en conseil",
    "Vendu à perte, en conflit avec le transporteur",
    "Stock détenu par le transporteur",
    "Société condamnée à payer par jugement du 12 mai",
    "Contrat de maintenance, pros et particuliers",
    "Enceinte du site fermée le vendredi",
    "Enceintes acoustiques livrées avec retard",
    "Ne peut pas payer : incapable de dire quand",
    "Place handicapés à facturer à part",
    "Matériel défectueux, le moteur a grippé",
    "Conteneur bloqué au port depuis lundi",
    "Christian Noir rappelle demain",
    "Compte à vue, chèque n° 4521",
    "Absent(e) jusqu’au 15, remplacée par M. Petit",
    "Confirmation par courriel, virement le 27/11",
    "Le gérant conteste la facture F-101",
    "Vol de marchandise signalé au transporteur",
    "Réfère à la commande 4711, bon signé",
    "Surprise désagréable à la livraison",
    "Erreur grossière dans la facture F-101",
    "Négociation rude avec le directeur des achats",
    "Se sépare de son fournisseur actuel",
    "Le conseil vote pour l’échéancier jeudi",
    "Le client est turc, écrire en anglais",
    "Pratiquant des remises de fin d’année",
    "Service psychiatrique du centre hospitalier",
    "Bande de roulement usée, retour fournisseur",
    "Ne veut pas payer sans avoir, motif : quantité",
    "Cônes de signalisation livrés en double",
    "Proveedor español, hablar con la contabilidad",
    // English
    "CGT bill to settle first, they say",
    "Financial health is good",
    "Sick of waiting for our credit note, they say",
    "Carrier on strike, goods late",
    "Black ink cartridges not delivered",
    "Delivered to St Mary’s Hospital, ward 3",
    "Dental surgery, invoice to the practice manager",
    "Depressed market, sales down 20%",
    "Catholic school, pays by cheque",
    "Christian will call back on Monday",
    "Account disabled in their portal",
    "Stroke of luck: the cheque arrived",
    "Aggressive pricing by a competitor",
    "Family business, three owners",
    "Pros and cons of a plan discussed",
    "Conference call with the CFO on Friday",
    "They cannot pay before the 30th",
    "Parent company approves invoices",
    "Mr Gay signs the payments",
    "Union Street, second floor",
    "European Union VAT number missing",
    "Useless without the delivery note, they say",
    "Arrested delivery: customs hold the container",
  ])("lets « %s » stand", (note) => {
    expect(warned(note)).toEqual([]);
  });

  it("proposes words that can take the place of an illness", () => {
    expect(noteFindings("La comptable est malade.", "fr")).toEqual([
      {
        start: 17,
        end: 23,
        category: "HEALTH",
        suggestion: "Écrivez plutôt «\u00a0absent(e)\u00a0», et jusqu’à quand.",
        replacement: "absent(e)",
      },
    ]);
    expect(noteFindings("Bookkeeper is sick", "en")[0]?.replacement).toBe("away");
    expect(noteFindings("Quel idiot", "fr")[0]?.replacement).toBeUndefined();
  });

  it("points at the very passage, whatever accents, spaces and pictures stand before it", () => {
    for (const note of [
      "Cœur du sujet : malade",
      "🙂🙂 malade",
      "De\u0301ja\u0300 malade",
      "Réglé\u00a0?\nmalade",
      "malade",
    ])
      expect(warned(note)).toEqual(["HEALTH malade"]);
    expect(warned("arrêt\u00a0maladie")).toEqual(["HEALTH arrêt\u00a0maladie"]);
    expect(warned("de\u0301le\u0301gue\u0301 syndical")).toEqual([
      "UNION de\u0301le\u0301gue\u0301 syndical",
    ]);
  });

  it("finds every passage, side by side too", () => {
    expect(warned("idiot menteur, idiot")).toEqual(["INSULT idiot", "JUDGEMENT menteur", "INSULT idiot"]);
  });

  it("takes any text, in order and without overlaps", () => {
    const words = fc.constantFrom(
      "malade",
      "sa femme",
      " ",
      "est",
      "il",
      "divorce",
      "é",
      "🙂",
      "-",
      "trompe",
      "ok",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(words).map((all) => all.join(" ")),
        ),
        (note) => {
          let last = 0;
          for (const { start, end } of noteFindings(note, "en")) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(note.length);
        },
      ),
    );
  });

  it("is quick enough to follow the typing", () => {
    const note = "Le client conteste la facture, il est en attente de son avoir. ".repeat(100);
    noteFindings(note, "fr");
    const startedAt = performance.now();
    noteFindings(note, "fr");
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});

describe("noteGuardWordsOf", () => {
  it("has a name and a suggestion for each category, in either typography", () => {
    const texts = (language: "en" | "fr"): readonly string[] =>
      textsIn(noteGuardWordsOf(language)).map(([, text]) => text);
    expect(texts("en").flatMap(englishTypographyFaults)).toEqual([]);
    expect(texts("fr").flatMap(frenchTypographyFaults)).toEqual([]);
    const { categories } = noteGuardWordsOf("fr");
    expect(NOTE_CATEGORIES.filter((category: NoteCategory) => categories[category] === "")).toEqual([]);
  });
});
