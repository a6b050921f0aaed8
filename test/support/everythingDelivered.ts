import type { ClientConnection } from "../../src/embedded/host/clientConnection";

/** Waits until every message for these clients has reached them, and their handlers have run. */
export async function everythingDelivered(
  clients: readonly { readonly connection: ClientConnection }[],
): Promise<void> {
  for (let quietTurns = 0; quietTurns < 3; quietTurns++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (!clients.every(({ connection }) => connection.isIdle)) quietTurns = -1;
  }
}
