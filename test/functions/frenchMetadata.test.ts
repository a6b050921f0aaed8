interface Metadata {
  readonly allowCustomDataForDataTypeAny: boolean;
  readonly functions: readonly object[];
}

const { toFrenchMetadata } = jest.requireActual<{
  readonly toFrenchMetadata: (
    metadata: Metadata,
    texts: object,
  ) => { readonly faults: readonly string[]; readonly metadata?: Metadata };
}>("../../src/functions/frenchMetadata.cjs");

const english: Metadata = {
  allowCustomDataForDataTypeAny: true,
  functions: [
    {
      id: "DAYSLATE",
      name: "DAYSLATE",
      description: "Days late.",
      parameters: [
        { name: "dueDate", description: "Due date.", type: "any" },
        { name: "asOf", description: "Day to answer for.", type: "any", optional: true },
      ],
      result: {},
    },
  ],
};

const french = {
  DAYSLATE: {
    description: "Jours de retard.",
    parameters: {
      dueDate: { name: "échéance", description: "Date d’échéance." },
      asOf: { name: "àLaDate", description: "Jour de la réponse." },
    },
  },
};

describe("toFrenchMetadata", () => {
  it("changes the words and nothing else", () => {
    expect(toFrenchMetadata(english, french)).toEqual({
      faults: [],
      metadata: {
        allowCustomDataForDataTypeAny: true,
        functions: [
          {
            id: "DAYSLATE",
            name: "DAYSLATE",
            description: "Jours de retard.",
            parameters: [
              { name: "échéance", description: "Date d’échéance.", type: "any" },
              { name: "àLaDate", description: "Jour de la réponse.", type: "any", optional: true },
            ],
            result: {},
          },
        ],
      },
    });
  });

  it("refuses a function without French words", () => {
    expect(toFrenchMetadata(english, {})).toEqual({ faults: ["DAYSLATE has no French description"] });
  });

  it("refuses a parameter without French words", () => {
    const { dueDate } = french.DAYSLATE.parameters;
    const texts = { DAYSLATE: { description: "Jours de retard.", parameters: { dueDate } } };
    expect(toFrenchMetadata(english, texts)).toEqual({
      faults: ["DAYSLATE(asOf) has no French name or description"],
    });
  });

  it("refuses words for what does not exist, which is how a renamed parameter shows", () => {
    const { DAYSLATE } = french;
    const parameters = { ...DAYSLATE.parameters, today: { name: "jour", description: "Jour." } };
    const texts = { DAYSLATE: { ...DAYSLATE, parameters }, NEXTCALL: DAYSLATE };
    expect(toFrenchMetadata(english, texts)).toEqual({
      faults: [
        "DAYSLATE has no parameter today, but it is worded in French",
        "there is no function NEXTCALL, but it is worded in French",
      ],
    });
  });

  it("refuses one French name for two parameters", () => {
    const { dueDate } = french.DAYSLATE.parameters;
    const texts = { DAYSLATE: { ...french.DAYSLATE, parameters: { dueDate, asOf: dueDate } } };
    expect(toFrenchMetadata(english, texts).faults).toEqual([
      "DAYSLATE has two parameters of the same French name",
    ]);
  });
});
