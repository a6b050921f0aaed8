type Registration<Kind extends string> = `_${"Register" | "Unregister"}${Kind}Event`;

/**
 * The calls by which a client asks for kinds of events, or for no more of them. They need no answer of their own: what is
 * delivered follows what the client has registered in all.
 */
export function eventRegistrations<Kind extends string>(
  ...kinds: readonly Kind[]
): Readonly<Record<Registration<Kind>, () => null>> {
  const calls = kinds.flatMap((kind) =>
    ["Register", "Unregister"].map((call) => [`_${call}${kind}Event`, () => null] as const),
  );
  return Object.fromEntries(calls) as Record<Registration<Kind>, () => null>;
}
