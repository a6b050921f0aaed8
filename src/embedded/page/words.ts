import type { FileFault } from "../files/fileFault";
import type { EditRefusal } from "./personEdits";
import type { SheetRefusal } from "./sheetEdits";
import type { FaultMoment } from "./simulations";

export type PageLanguage = "en" | "fr";

/** Regions a person can choose; each names itself in its own words. */
export const REGIONS = [
  { tag: "fr-FR", name: "Français (France)" },
  { tag: "en-US", name: "English (United States)" },
  { tag: "en-GB", name: "English (United Kingdom)" },
  { tag: "de-DE", name: "Deutsch (Deutschland)" },
] as const;

/** Every text of the page around the pane; the pane has its own catalog. */
export interface PageWords {
  readonly newFile: string;
  readonly open: string;
  readonly save: string;
  readonly sample: string;
  readonly untitled: string;
  readonly language: string;
  readonly region: string;
  readonly lightTheme: string;
  readonly darkTheme: string;
  readonly showPane: string;
  readonly hidePane: string;
  readonly closePane: string;
  readonly paneTitle: string;
  readonly resizePane: string;
  readonly insertRows: string;
  readonly deleteRows: string;
  readonly insertColumns: string;
  readonly deleteColumns: string;
  readonly sortAscending: string;
  readonly sortDescending: string;
  readonly freezeTopRow: string;
  readonly rows: string;
  readonly columns: string;
  readonly sort: string;
  readonly view: string;
  readonly copy: string;
  readonly cut: string;
  readonly paste: string;
  readonly clear: string;
  readonly undo: string;
  readonly redo: string;
  readonly secondUser: string;
  readonly openSecondUser: string;
  readonly firstWindowGone: string;
  readonly popupBlocked: string;
  readonly find: string;
  readonly findNext: string;
  readonly findPrevious: string;
  readonly notFound: string;
  readonly filter: string;
  readonly clearFilter: string;
  readonly filterSearch: string;
  readonly filterMore: (count: number) => string;
  readonly selectAll: string;
  readonly blanks: string;
  readonly recordsFound: (shown: number, all: number) => string;
  /** The formula in the selected cell keeps its last result. */
  readonly keepsLastResult: (reasons: string) => string;
  readonly ok: string;
  readonly cancel: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  readonly unsaved: (fileName: string) => string;
  readonly unsavedText: string;
  readonly saveFirst: string;
  readonly discard: string;
  readonly deleteSheetAsked: (name: string) => string;
  readonly deleteSheetText: string;
  readonly simulate: string;
  readonly simulateHint: string;
  readonly cellEditMode: string;
  readonly failNextSync: Readonly<Record<FaultMoment, string>>;
  readonly slowExcel: string;
  readonly protectSheet: string;
  readonly protectStructure: string;
  readonly readOnly: string;
  readonly ribbon: string;
  readonly nameBox: string;
  readonly formulaBar: string;
  readonly acceptEntry: string;
  readonly cancelEntry: string;
  readonly grid: (sheetName: string) => string;
  readonly sheetTabs: string;
  readonly sheetBaseName: string;
  readonly newSheet: string;
  readonly unhide: (sheetName: string) => string;
  readonly hideSheet: string;
  readonly renameSheet: string;
  readonly deleteSheet: string;
  readonly nothingHidden: string;
  readonly ready: string;
  readonly entering: string;
  readonly editing: string;
  readonly count: string;
  readonly sum: string;
  readonly average: string;
  readonly dropHere: string;
  readonly close: string;
  readonly refusal: (refusal: EditRefusal | SheetRefusal) => string;
  readonly fileFault: (fault: FileFault, fileName: string) => string;
  readonly noSuchPlace: (text: string) => string;
  readonly opened: (fileName: string, rows: number) => string;
  readonly saved: (fileName: string) => string;
  readonly pasteWithKeys: string;
}

const en: PageWords = {
  newFile: "New",
  open: "Open",
  save: "Save",
  sample: "Sample ledger",
  untitled: "Book1",
  language: "Language",
  region: "Regional format",
  lightTheme: "Light",
  darkTheme: "Dark",
  showPane: "Show Relance",
  hidePane: "Hide Relance",
  closePane: "Close the pane",
  paneTitle: "Relance",
  resizePane: "Width of the pane",
  insertRows: "Insert rows",
  deleteRows: "Delete rows",
  insertColumns: "Insert columns",
  deleteColumns: "Delete columns",
  sortAscending: "Sort ascending",
  sortDescending: "Sort descending",
  freezeTopRow: "Freeze top row",
  rows: "Rows",
  columns: "Columns",
  sort: "Sort",
  view: "View",
  copy: "Copy",
  cut: "Cut",
  paste: "Paste",
  clear: "Clear contents",
  undo: "Undo",
  redo: "Redo",
  secondUser: "Second user",
  openSecondUser: "Open this workbook as a second user",
  firstWindowGone: "The first user’s window is closed, and the workbook with it. You can close this one.",
  popupBlocked: "Your browser blocked the second window. Allow pop-ups for this page and try again.",
  find: "Find",
  findNext: "Find next",
  findPrevious: "Find previous",
  notFound: "Not found",
  filter: "Filter",
  clearFilter: "Clear the filter",
  filterSearch: "Search",
  filterMore: (count) => `and ${count.toLocaleString("en")} more: search to narrow them down`,
  selectAll: "(Select all)",
  blanks: "(Blanks)",
  keepsLastResult: (reasons) => `${reasons} cannot be computed here: the cell keeps its last result.`,
  recordsFound: (shown, all) => `${shown.toLocaleString("en")} of ${all.toLocaleString("en")} records found`,
  ok: "OK",
  cancel: "Cancel",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  zoomReset: "Back to 100%",
  unsaved: (fileName) => `Save the changes to ${fileName}?`,
  unsavedText: "They would be lost otherwise: this page keeps no copy.",
  saveFirst: "Save",
  discard: "Do not save",
  deleteSheetAsked: (name) => `Delete the sheet ${name}?`,
  deleteSheetText: "This cannot be undone.",
  simulate: "Simulate",
  simulateHint: "What can go wrong in Excel, on demand",
  cellEditMode: "Someone is typing in a cell",
  failNextSync: {
    before: "The next request to Excel fails",
    partway: "The next request fails halfway",
    after: "The next request fails after it was carried out",
  },
  slowExcel: "Excel is slow",
  protectSheet: "This sheet is protected",
  protectStructure: "The sheets of the workbook are protected",
  readOnly: "The workbook is read-only",
  ribbon: "Ribbon",
  nameBox: "Name box",
  formulaBar: "Formula bar",
  acceptEntry: "Enter",
  cancelEntry: "Cancel",
  grid: (sheetName) => `Sheet ${sheetName}`,
  sheetTabs: "Sheets",
  sheetBaseName: "Sheet",
  newSheet: "New sheet",
  unhide: (sheetName) => `Unhide ${sheetName}`,
  hideSheet: "Hide",
  renameSheet: "Rename",
  deleteSheet: "Delete",
  nothingHidden: "No hidden sheet",
  ready: "Ready",
  entering: "Enter",
  editing: "Edit",
  count: "Count",
  sum: "Sum",
  average: "Average",
  dropHere: "Drop a workbook or a CSV file to open it",
  close: "Close",
  refusal: (refusal) => {
    switch (refusal.type) {
      case "ReadOnly":
        return "This workbook is read-only. Nothing was changed.";
      case "SheetProtected":
        return `The cell is on a protected sheet (${refusal.sheetName}). To change it, unprotect the sheet first.`;
      case "TextTooLong":
        return `A cell holds at most ${refusal.lengthMax.toLocaleString("en")} characters; this has ${refusal.length.toLocaleString("en")}.`;
      case "OutsideSheet":
        return "What you paste does not fit on the sheet from here.";
      case "FormulaUnreadable":
        return "This formula cannot be read: look at its parentheses and separators. For a text that starts with =, type an apostrophe (') first.";
      case "StructureProtected":
        return "The workbook is protected: its sheets cannot be added, renamed, hidden or deleted.";
      case "LastVisibleSheet":
        return "A workbook must show at least one sheet.";
      case "SheetNameTaken":
        return `There is already a sheet named ${refusal.name}.`;
      case "SheetNameBad":
        return "A sheet name has 1 to 31 characters, and none of \\ / ? * [ ] :";
      case "NothingToSort":
        return "There is nothing to sort here: select a cell of a list first.";
      case "NothingToFilter":
        return "There is nothing to filter here: select a cell of a list first.";
    }
  },
  fileFault: (fault, fileName) => {
    switch (fault.type) {
      case "EmptyFile":
        return `${fileName} is empty.`;
      case "EncryptedWorkbook":
        return `${fileName} is protected by a password. Open it in Excel, remove the password and save it.`;
      case "OldXlsFormat":
        return `${fileName} is an Excel 97–2003 workbook. Open it in Excel and save it as .xlsx.`;
      case "BinaryWorkbook":
        return `${fileName} is a binary workbook. Open it in Excel and save it as .xlsx.`;
      case "NotASpreadsheet":
        return `${fileName} is not a workbook and not a CSV file. Nothing was opened.`;
      case "CorruptZip":
        return `${fileName} is damaged or was cut short. Download or copy it again.`;
      case "CorruptPart":
        return `${fileName} is damaged: its part ${fault.part} cannot be read.`;
      case "TooLarge":
        return fault.limit === "bytes"
          ? `${fileName} is too large for the embedded workbook.`
          : `${fileName} has more ${fault.limit} than a sheet can hold.`;
    }
  },
  noSuchPlace: (text) => `There is no cell or name “${text}”.`,
  opened: (fileName, rows) => `${fileName}: ${rows.toLocaleString("en")} rows`,
  saved: (fileName) => `${fileName} was downloaded.`,
  pasteWithKeys: "Your browser lets pages read the clipboard only through the keyboard: press Ctrl+V.",
};

const fr: PageWords = {
  newFile: "Nouveau",
  open: "Ouvrir",
  save: "Enregistrer",
  sample: "Exemple",
  untitled: "Classeur1",
  language: "Langue",
  region: "Format régional",
  lightTheme: "Clair",
  darkTheme: "Sombre",
  showPane: "Afficher Relance",
  hidePane: "Masquer Relance",
  closePane: "Fermer le volet",
  paneTitle: "Relance",
  resizePane: "Largeur du volet",
  insertRows: "Insérer des lignes",
  deleteRows: "Supprimer les lignes",
  insertColumns: "Insérer des colonnes",
  deleteColumns: "Supprimer les colonnes",
  sortAscending: "Tri croissant",
  sortDescending: "Tri décroissant",
  freezeTopRow: "Figer la ligne du haut",
  rows: "Lignes",
  columns: "Colonnes",
  sort: "Tri",
  view: "Affichage",
  copy: "Copier",
  cut: "Couper",
  paste: "Coller",
  clear: "Effacer le contenu",
  undo: "Annuler",
  redo: "Rétablir",
  secondUser: "Deuxième utilisateur",
  openSecondUser: "Ouvrir ce classeur en tant que deuxième utilisateur",
  firstWindowGone:
    "La fenêtre du premier utilisateur est fermée, et le classeur avec elle. Vous pouvez fermer celle-ci.",
  popupBlocked:
    "Votre navigateur a bloqué la deuxième fenêtre. Autorisez les fenêtres de cette page et réessayez.",
  find: "Rechercher",
  findNext: "Suivant",
  findPrevious: "Précédent",
  notFound: "Introuvable",
  filter: "Filtrer",
  clearFilter: "Effacer le filtre",
  filterSearch: "Chercher",
  filterMore: (count) => `et ${count.toLocaleString("fr")} autres\u00a0: cherchez pour réduire la liste`,
  selectAll: "(Sélectionner tout)",
  blanks: "(Vides)",
  keepsLastResult: (reasons) =>
    `${reasons}\u00a0: pas de calcul possible ici, la cellule garde son dernier résultat.`,
  recordsFound: (shown, all) =>
    `${shown.toLocaleString("fr")} enregistrement(s) trouvé(s) sur ${all.toLocaleString("fr")}`,
  ok: "OK",
  cancel: "Annuler",
  zoomIn: "Zoom avant",
  zoomOut: "Zoom arrière",
  zoomReset: "Revenir à 100\u00a0%",
  unsaved: (fileName) => `Enregistrer les modifications de ${fileName}\u00a0?`,
  unsavedText: "Sinon elles seraient perdues\u00a0: cette page n’en garde pas de copie.",
  saveFirst: "Enregistrer",
  discard: "Ne pas enregistrer",
  deleteSheetAsked: (name) => `Supprimer la feuille ${name}\u00a0?`,
  deleteSheetText: "Cette action est irréversible.",
  simulate: "Simuler",
  simulateHint: "Ce qui peut mal tourner dans Excel, à la demande",
  cellEditMode: "Une saisie est en cours dans une cellule",
  failNextSync: {
    before: "La prochaine demande à Excel échoue",
    partway: "La prochaine demande échoue en cours de route",
    after: "La prochaine demande échoue après avoir agi",
  },
  slowExcel: "Excel est lent",
  protectSheet: "Cette feuille est protégée",
  protectStructure: "Les feuilles du classeur sont protégées",
  readOnly: "Le classeur est en lecture seule",
  ribbon: "Ruban",
  nameBox: "Zone Nom",
  formulaBar: "Barre de formule",
  acceptEntry: "Entrer",
  cancelEntry: "Annuler la saisie",
  grid: (sheetName) => `Feuille ${sheetName}`,
  sheetTabs: "Feuilles",
  sheetBaseName: "Feuil",
  newSheet: "Nouvelle feuille",
  unhide: (sheetName) => `Afficher ${sheetName}`,
  hideSheet: "Masquer",
  renameSheet: "Renommer",
  deleteSheet: "Supprimer",
  nothingHidden: "Aucune feuille masquée",
  ready: "Prêt",
  entering: "Entrer",
  editing: "Modifier",
  count: "Nb (non vides)",
  sum: "Somme",
  average: "Moyenne",
  dropHere: "Déposez un classeur ou un fichier CSV pour l’ouvrir",
  close: "Fermer",
  refusal: (refusal) => {
    switch (refusal.type) {
      case "ReadOnly":
        return "Ce classeur est en lecture seule. Rien n’a été modifié.";
      case "SheetProtected":
        return `La cellule est sur une feuille protégée (${refusal.sheetName}). Pour la modifier, ôtez d’abord la protection de la feuille.`;
      case "TextTooLong":
        return `Une cellule contient au plus ${refusal.lengthMax.toLocaleString("fr")} caractères\u00a0; ce texte en compte ${refusal.length.toLocaleString("fr")}.`;
      case "OutsideSheet":
        return "Ce que vous collez dépasse les bords de la feuille.";
      case "FormulaUnreadable":
        return "Cette formule est illisible\u00a0: vérifiez ses parenthèses et ses séparateurs. Pour un texte qui commence par =, tapez d’abord une apostrophe (').";
      case "StructureProtected":
        return "Le classeur est protégé\u00a0: on ne peut ni ajouter, ni renommer, ni masquer, ni supprimer de feuille.";
      case "LastVisibleSheet":
        return "Un classeur doit montrer au moins une feuille.";
      case "SheetNameTaken":
        return `Il y a déjà une feuille nommée ${refusal.name}.`;
      case "SheetNameBad":
        return "Un nom de feuille a de 1 à 31 caractères, sans \\ /\u00a0? * [ ]\u00a0:";
      case "NothingToSort":
        return "Il n’y a rien à trier ici\u00a0: sélectionnez d’abord une cellule d’une liste.";
      case "NothingToFilter":
        return "Il n’y a rien à filtrer ici\u00a0: sélectionnez d’abord une cellule d’une liste.";
    }
  },
  fileFault: (fault, fileName) => {
    switch (fault.type) {
      case "EmptyFile":
        return `${fileName} est vide.`;
      case "EncryptedWorkbook":
        return `${fileName} est protégé par un mot de passe. Ouvrez-le dans Excel, ôtez le mot de passe et enregistrez-le.`;
      case "OldXlsFormat":
        return `${fileName} est un classeur Excel 97–2003. Ouvrez-le dans Excel et enregistrez-le en .xlsx.`;
      case "BinaryWorkbook":
        return `${fileName} est un classeur binaire. Ouvrez-le dans Excel et enregistrez-le en .xlsx.`;
      case "NotASpreadsheet":
        return `${fileName} n’est ni un classeur ni un fichier CSV. Rien n’a été ouvert.`;
      case "CorruptZip":
        return `${fileName} est abîmé ou incomplet. Téléchargez-le ou copiez-le de nouveau.`;
      case "CorruptPart":
        return `${fileName} est abîmé\u00a0: sa partie ${fault.part} est illisible.`;
      case "TooLarge":
        switch (fault.limit) {
          case "bytes":
            return `${fileName} est trop volumineux pour le classeur intégré.`;
          case "rows":
            return `${fileName} a plus de lignes qu’une feuille ne peut en contenir.`;
          case "columns":
            return `${fileName} a plus de colonnes qu’une feuille ne peut en contenir.`;
        }
    }
  },
  noSuchPlace: (text) => `Il n’y a ni cellule ni nom «\u00a0${text}\u00a0».`,
  opened: (fileName, rows) => `${fileName}\u00a0: ${rows.toLocaleString("fr")} lignes`,
  saved: (fileName) => `${fileName} a été téléchargé.`,
  pasteWithKeys: "Votre navigateur ne laisse lire le presse-papiers qu’au clavier\u00a0: appuyez sur Ctrl+V.",
};

export const PAGE_WORDS: Readonly<Record<PageLanguage, PageWords>> = { en, fr };
