import type { FunctionMetadata } from "../host/customFunctionRuntime";

/**
 * The custom functions of the built add-in, from the metadata Excel would read; names are the same in every language.
 * None when the add-in is not built: the pane then shows what is missing.
 */
export async function readAddInFunctions(): Promise<readonly FunctionMetadata[]> {
  const response = await fetch("/pane/functions.json");
  if (!response.ok) return [];
  const metadata = (await response.json()) as { readonly functions: readonly FunctionMetadata[] };
  return metadata.functions;
}
