import { Calculation } from "../../src/embedded/formulas/calculation";
import type { OfficeHost } from "../../src/embedded/host/officeHost";
import { everythingDelivered } from "../support/everythingDelivered";
import { cellsAt, sceneOf, type CaseClient, type HostCase } from "./hostCase";

/** How a case ended: what its operations returned, or the error; and the cells it is asked about. */
export interface Played {
  readonly outcome:
    | { readonly result: unknown }
    | { readonly failed: { readonly code: string; readonly location?: string; readonly message: string } };
  readonly leaves: Readonly<Record<string, readonly (readonly unknown[])[]>>;
}

export interface Players {
  /** Starts the client library on a host; it is closed after the case. */
  readonly start: (host: OfficeHost) => Promise<CaseClient>;
  /** A running client that cases may use in turn; left out: each case starts its own. */
  readonly lend?: (host: OfficeHost) => CaseClient;
}

/** Plays one case from its seed to its end. */
export async function runHostCase(hostCase: HostCase, { start, lend }: Players): Promise<Played> {
  const scene = sceneOf(hostCase.seed);
  const { workbook, host } = scene;
  const calculation =
    hostCase.seed.computes === true ? new Calculation(workbook, host.customFunctions) : undefined;
  if (calculation !== undefined) host.useCalculation(calculation);
  const started: CaseClient[] = [];
  const open = async (): Promise<CaseClient> => {
    const client = await start(host);
    started.push(client);
    return client;
  };
  try {
    const client = lend === undefined || hostCase.startsClient === true ? await open() : lend(host);
    const stage = {
      ...scene,
      client,
      openCoauthor: open,
      settled: () => everythingDelivered([client, ...started]),
      computed: () => calculation?.whenIdle() ?? Promise.resolve(),
    };
    const outcome = await client.Excel.run((context) => hostCase.operations(context, stage)).then(
      (result: unknown) => ({ result }),
      ({ code, debugInfo, message }: OfficeExtension.Error) => {
        const location = (debugInfo as OfficeExtension.DebugInfo | undefined)?.errorLocation;
        return { failed: location === undefined ? { code, message } : { code, message, location } };
      },
    );
    const addresses = Object.keys(hostCase.leaves ?? {});
    const leaves = Object.fromEntries(addresses.map((address) => [address, cellsAt(workbook, address)]));
    return { outcome, leaves };
  } finally {
    started.forEach((client) => client.close());
    calculation?.dispose();
  }
}
