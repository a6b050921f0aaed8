import type { NoteCategory } from "./noteGuard";

/**
 * Words to think about again, as regular expressions over folded text (lower case, no accents, straight apostrophes).
 * Whole words only. A rule names the person or the turn of phrase wherever the bare word is also said of goods, of a
 * company or of a carrier: a warning that is often wrong is soon not read.
 */
export interface NoteRule {
  readonly category: NoteCategory;
  readonly words: string;
  /** Excused when this stands just before. */
  readonly unlessAfter?: string;
  /** Excused when this stands just after. */
  readonly unlessBefore?: string;
  /** All that matters of it is that somebody is away. */
  readonly isAbsence?: true;
}

/** Who a French note may speak of, right before what is said of them. */
const PERSON_FR =
  "(?:il|elle|ils|elles|on|gerante?|patronne?|dirigeante?|directeur|directrice|client|cliente|comptable|assistante?|acheteur|acheteuse|contact|interlocuteur|interlocutrice|monsieur|madame|mme|mr|m\\.) (?:\\p{L}+ )?(?:est|etait|sont|serait|semble) (?:tres |vraiment |completement |un |une |assez |trop |plutot )*";
const PERSON_EN =
  "(?:he|she|they|owner|manager|director|accountant|assistant|buyer|contact|customer|man|woman|guy) (?:\\p{L}+ )?(?:is|was|are|were|seems|sounds) (?:a |an |very |really |completely |quite |too |so )*";

const RELATIVES_FR =
  "(?:femme|mari|epouse|epoux|compagne|compagnon|conjointe?|ex femme|ex mari|fils|fille|enfants?|mere|pere|soeur|frere|belle mere|beau pere|bebe|parents)";
const RELATIVES_EN =
  "(?:wife|husband|ex wife|ex husband|partner's|girlfriend|boyfriend|son|daughter|children|kids|mother|father|sister|brother|baby|parents)";

export const NOTE_RULES: readonly NoteRule[] = [
  // Health
  {
    category: "HEALTH",
    words: "(?:en |conge |en conge |en arret |arret )maladie|arret de travail",
    isAbsence: true,
  },
  { category: "HEALTH", words: "malades?|souffrante?s?|hospitalisee?s?", isAbsence: true },
  { category: "HEALTH", words: "maladie", unlessAfter: "assurance|en|conge|arret" },
  {
    category: "HEALTH",
    words: "hospitalisation|(?:est|etait|entree?|reste|toujours|sortie?) (?:a|de) l'hopital",
  },
  { category: "HEALTH", words: "cancer|cancers", unlessAfter: "(?:contre|sur) le|institut du|national du" },
  {
    category: "HEALTH",
    words: "(?:problemes?|ennuis|soucis?|etat|raisons?|motifs?) de sante|sante (?:fragile|mentale)",
    unlessBefore: "financ|economi|de l'entreprise|de la societe|de l'activite|du secteur",
  },
  {
    category: "HEALTH",
    words:
      "leucemie|tumeur|chimio(?:therapie)?|diabetique|diabete|infarctus|crise cardiaque|avc|burn ?out|depressi(?:f|ve)|(?:en|fait une|sa) depression|anti ?depresseurs?|psychiatre|en psychiatrie|suicide|suicidaire|grossesse|(?:est|tombee) enceinte|enceinte de \\d+|fausse couche|accident du travail|se faire operer|(?:s'est|se) fait operer|operation chirurgicale|alcoolisme|desintoxication|toxicomane|drogues?? dure?s?|porteur du vih|seropositi(?:f|ve)",
  },
  {
    category: "HEALTH",
    words: "(?:a|ont|attrape) (?:le covid|la grippe|une grippe)|positi(?:f|ve)s? au covid",
  },
  { category: "HEALTH", words: `${PERSON_FR}(?:handicapee?s?|alcoolique|depressi(?:f|ve)|invalide)` },
  {
    category: "HEALTH",
    words: "off sick|on sick leave|sick leave|(?:is|was|are|were|fell|been|being|seriously) ill",
    isAbsence: true,
  },
  {
    category: "HEALTH",
    words: "sick",
    unlessBefore: "of|and tired|leave",
    isAbsence: true,
    unlessAfter: "off",
  },
  { category: "HEALTH", words: "in (?:the )?hospital|hospitali[sz]ed", isAbsence: true },
  {
    category: "HEALTH",
    words:
      "health (?:problems?|issues?|reasons?|condition)|mental health|(?:poor|ill|bad) health|heart attack|(?:had|having) a stroke|tumou?r|chemotherapy|diabetic|diabetes|leukaemia|leukemia|pregnan(?:t|cy)|miscarriage|suicide|suicidal|drug addict|drinking problem|alcoholism|an alcoholic|in rehab|nervous breakdown|antidepressants?|(?:had|having|after|for|needs) surgery|tested positive|(?:has|had|caught) (?:covid|the flu)",
  },
  { category: "HEALTH", words: `${PERSON_EN}(?:depressed|disabled|bipolar|alcoholic)` },

  // Private life
  { category: "FAMILY", words: "(?:en |conge |en conge )(?:maternite|paternite|parental)", isAbsence: true },
  {
    category: "FAMILY",
    words: "on (?:maternity|paternity|parental) leave|(?:maternity|paternity|parental) leave",
    isAbsence: true,
  },
  { category: "FAMILY", words: "divorces?|divorcee?s?|divorcer|divorcing|en instance de divorce" },
  { category: "FAMILY", words: `(?:sa|son|ses|leurs?) ${RELATIVES_FR}` },
  { category: "FAMILY", words: `(?:his|her|their) ${RELATIVES_EN}` },
  {
    category: "FAMILY",
    words:
      "(?:problemes?|ennuis|soucis?|raisons?|drame|situation|difficultes) famili(?:al|ale|ales|aux)|vie de couple|pension alimentaire|garde des enfants|garde alternee|celibataire|en deuil|mere celibataire|(?:est|devenue?|restee?) (?:veuf|veuve)|s'est (?:mariee?|remariee?)|se marie (?:le|en|demain|samedi)",
  },
  { category: "FAMILY", words: "vie privee", unlessAfter: "protection de la|respect de la" },
  {
    category: "FAMILY",
    words:
      "family (?:problems?|issues?|reasons?|matters|situation|trouble)|private life|child support|alimony|custody (?:of|battle)|bereavement|bereaved|in mourning|single (?:mother|father|mum|dad)|(?:is|was) a widow(?:er)?|widowed|got married|getting married|broke up with",
  },

  // Religion
  {
    category: "RELIGION",
    words:
      "islamistes?|bouddhistes?|athees?|temoins? de jehovah|ramadan|shabbat|sabbat|porte le voile|tres croyante?|raisons? religieuses?|(?:est|etait|tres|non) pratiquante?|(?:va|vont|parti|partie|est) a la (?:mosquee|messe|synagogue)",
  },
  {
    category: "RELIGION",
    words: "catholiques?|protestante?s?|musulmane?s?|jui(?:fs?|ves?)|chretien(?:ne)?s?",
    unlessAfter:
      "secours|enseignement|ecole|institut|lycee|college|universite|faculte|presse|federation|association|centre|cimetiere|carre|eglise|temple",
  },
  {
    category: "RELIGION",
    words:
      "muslims?|jewish|jews?|hindus?|buddhists?|atheists?|jehovah's witness(?:es)?|sabbath|(?:a|devout|practising|born again) christian|religious (?:reasons?|beliefs?|holiday)|very religious|goes to (?:church|the mosque|mass)",
  },
  { category: "RELIGION", words: "catholic", unlessBefore: "school|church|university|college|charit" },

  // Trade union
  {
    category: "UNION",
    words:
      "syndicalistes?|deleguee? syndicale?|syndiquee?s?|cfdt|cftc|force ouvriere|(?:membre|adherente?) d'un syndicat|son syndicat|militante? syndicale?",
  },
  { category: "UNION", words: `${PERSON_FR}(?:en )?(?:greve|gr[e]viste)|(?:il|elle|comptable) fait greve` },
  {
    category: "UNION",
    words:
      "trade unionists?|union (?:members?|rep|reps|representative|activist)|shop steward|(?:he|she) is on strike|joined the union",
  },

  // In English it is also a tax.
  { category: "UNION", words: "cgt", unlessBefore: "bill|rate|return|liabilit|due|relief|on" },

  // Political opinion
  {
    category: "POLITICS",
    words:
      "(?:d'|a l')?extreme (?:droite|gauche)|(?:opinions?|idees|convictions?) politiques?|vote (?:rn|lr|lfi|ps|a gauche|a droite)|communistes?|socialistes?|lepenistes?|macronistes?|melenchonistes?|militante? (?:politique|ecologiste|du parti)|est (?:un )?gilet jaune|(?:au|du|pour le) (?:front|rassemblement) national",
  },
  { category: "POLITICS", words: `${PERSON_FR}(?:de|a) (?:gauche|droite)` },
  {
    category: "POLITICS",
    words:
      "political (?:views?|opinions?|activist)|politically active|far (?:right|left)|communists?|socialists?|a tory|tory voter|labour voter|votes? (?:labour|tory|republican|democrat|conservative)|(?:is|was) a (?:republican|democrat|leftist|right winger)",
  },

  // Origin
  {
    category: "ORIGIN",
    words: `${PERSON_FR}(?:d'origine|arabe|noire?|maghrebine?|gitane?|rom|immigree?)`,
  },
  {
    category: "ORIGIN",
    words:
      "(?:un|une|des|les|ces) (?:arabes?|maghrebine?s?|gitane?s?|manouches?|tziganes?|immigree?s?)|(?:fort|gros) accent|accent (?:etranger|arabe|africain|asiatique)|couleur de peau|origines? ethniques?",
    unlessBefore: "unis|tonique",
  },
  {
    category: "ORIGIN",
    words: `${PERSON_EN}(?:black|arab|gypsy|immigrant|of (?:arab|african|asian|north african|eastern european) origin)|of (?:arab|african|asian|north african|eastern european) descent|gyps(?:y|ies)|immigrants?|(?:foreign|thick|heavy|strong) accent|skin colou?r|ethnic (?:origin|background)`,
  },

  // Sexual life
  {
    category: "SEX_LIFE",
    words:
      "homosexuel(?:le)?s?|lesbiennes?|bisexuel(?:le)?s?|transgenres?|transsexuel(?:le)?s?|orientation sexuelle|vie sexuelle|(?:sa maitresse|son amante?)|couche avec|trompe (?:sa|son)",
    unlessBefore: "d'oeuvre|d'ouvrage",
  },
  {
    category: "SEX_LIFE",
    words:
      "homosexuals?|lesbians?|bisexual|transgender|transsexual|sexual orientation|sex life|(?:having|has|had) an affair|his mistress|her lover|sleeps? with|sleeping with|cheat(?:s|ing|ed) on (?:his|her)",
  },
  {
    category: "SEX_LIFE",
    words: "gays?",
    unlessAfter: "m\\.?|mr\\.?|mrs\\.?|ms\\.?|mme|monsieur|madame|maitre|rue|etablissements|ets",
    unlessBefore: "-lussac|lussac",
  },

  // Offences
  {
    category: "CRIME",
    words:
      "(?:en|de|sort de|sorti de|sortie de|fait de la) prison|incarceree?s?|emprisonnee?s?|casier judiciaire|repris de justice|garde a vue|mise? en examen|condamnee?s? (?:pour|au penal|penalement|a \\d+ (?:mois|ans))|delinquante?s?|bracelet electronique|trafiquante?s?|trafic de (?:drogue|stupefiants)|poursuivie? pour (?:vol|fraude|escroquerie|abus)",
  },
  {
    category: "CRIME",
    words:
      "in (?:prison|jail)|jailed|imprisoned|criminal record|convicted (?:of|for)|ex convict|(?:was|been|got) arrested|on (?:probation|bail|parole)|drug dealer",
  },

  // Insults
  {
    category: "INSULT",
    words:
      "connards?|connasses?|connes?|salauds?|salopes?|salopards?|enfoiree?s?|enculee?s?|abrutie?s?|cretine?s?|idiote?s?|imbeciles?|bouffons?|emmerdeu(?:rs?|ses?)|casse couilles?|casse pieds|pauvre type|sale type|(?:une|quelle|cette) ordure|pourri(?:s)? jusqu'a l'os|pute|putain|merde|bande (?:d'incapables|d'idiots|d'abrutis|d'escrocs|d'imbeciles|de voleurs|de menteurs|de cons|de nuls|de branleurs|de guignols)|faineante?s?|feignante?s?|feignasses?|glandeu(?:rs?|ses?)|ivrognes?|alcoolos?|cinglee?s?|debiles?|radine?s?|faux culs?|parano|paranoiaque|hysteriques?",
  },
  // « Con » alone is « with » in Spanish and Italian.
  {
    category: "INSULT",
    words: "(?:gros|sale|vieux|petit|pauvre|quel|un|ce|ces|est|sont|trop|vraiment) cons?",
  },
  {
    category: "INSULT",
    words: `${PERSON_FR}(?:folle|fou|nulle?|bete|stupide|incapable)`,
    unlessBefore: "de|d'",
  },
  { category: "INSULT", words: "(?:une?|des|ces) incapables?" },
  {
    category: "INSULT",
    words:
      "idiots?|morons?|imbeciles?|jerks?|assholes?|arseholes?|bastards?|bitch(?:es)?|wankers?|twats?|pricks?|scumbags?|scum|fuck(?:ing|er|ers)?|bullshit|shitty?|nutters?|drunkards?|stupid|lazy|pathetic|crybaby",
  },
  { category: "INSULT", words: `${PERSON_EN}(?:crazy|mad|useless|hopeless|drunk|dumb|nuts)` },

  // Judgements
  {
    category: "JUDGEMENT",
    words:
      "escrocs?|voleu(?:rs?|ses?)|arnaqueu(?:rs?|ses?)|nous arnaquent?|magouilleu(?:rs?|ses?)|truands?|filous?|charlatans?|fraudeu(?:rs?|ses?)|menteu(?:rs?|ses?)|(?:il|elle|client|comptable|gerante?) (?:nous )?(?:ment|a menti)|malhonnetes?|(?:de |sa )?mauvaise foi|mauvais payeurs?|arrogante?s?|hautaine?s?|odieu(?:x|se)|antipathiques?|malpolie?s?|mal elevee?s?|hypocrites?|(?:se fout|se fiche|se moque) de (?:nous|moi|notre)|(?:nous|me) (?:balade|mene en bateau|raconte des salades)|(?:type|client|individu|c'est) louche",
  },
  {
    category: "JUDGEMENT",
    words: "insupportables?|desagreables?|grossi(?:er|ere)s?",
    unlessAfter: "delais?|retards?|charges?|situation|bruit|surprises?|odeurs?|gout|erreurs?|fautes?",
  },
  {
    category: "JUDGEMENT",
    words: "agressi(?:f|fs|ve|ves)",
    unlessAfter:
      "prix|tarifs?|produits?|politique|offres?|remises?|marche|concurrence|milieu|politique commerciale",
  },
  {
    category: "JUDGEMENT",
    words: "incompetente?s?",
    unlessAfter: "tribunal|juridiction|juge|tribunaux|est declaree?|se declare",
  },
  {
    category: "JUDGEMENT",
    words:
      "crooks?|thief|thieves|conm[ae]n|con (?:man|men|artist)|scammers?|swindlers?|fraudsters?|liars?|(?:is|are|was) lying|lied to (?:us|me)|dishonest|bad payers?|(?:in )?bad faith|rude (?:to|on|and|person|man|woman)|obnoxious|unpleasant|hysterical|greedy|dodgy|shady|two faced|taking us for (?:a ride|fools)",
  },
  {
    category: "JUDGEMENT",
    words: "aggressive",
    unlessBefore: "pric|discount|offer|market|schedule|competit|growth|term",
  },
];
