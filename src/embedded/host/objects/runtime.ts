import { booleanArgument } from "../arguments";
import { defineMembers } from "../members";

/** A switch of this client only: while off, it gets no events. */
export const runtimeObject = defineMembers<null, Excel.Runtime>({
  className: "Runtime",
  read: { EnableEvents: (_, { client }) => client.areEventsEnabled },
  write: {
    EnableEvents: (_, value, { client }) => {
      client.areEventsEnabled = booleanArgument(value);
    },
  },
});
