/**
 * Why a file cannot be opened. When several apply, the first of this list that can be told wins.
 *
 * `part` is the name inside the package, such as `xl/workbook.xml`.
 */
export type FileFault =
  | { readonly type: "EmptyFile" }
  /** Protected by a password: only Excel can open it. */
  | { readonly type: "EncryptedWorkbook" }
  /** Excel 97–2003 (`.xls`): to be saved as `.xlsx` first. */
  | { readonly type: "OldXlsFormat" }
  /** `.xlsb`: to be saved as `.xlsx` first. */
  | { readonly type: "BinaryWorkbook" }
  | {
      readonly type: "NotASpreadsheet";
      readonly looksLike: "text" | "web page" | "PDF" | "document" | "binary";
    }
  /** Cut short, or not a zip in spite of its first bytes. */
  | { readonly type: "CorruptZip" }
  | { readonly type: "CorruptPart"; readonly part: string }
  | { readonly type: "TooLarge"; readonly limit: "rows" | "columns" | "bytes" };
