/** Remembers the answers to the last `most` questions; the oldest goes first. */
export function remember<V>(most: number, answer: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const earlier = known.get(key);
    if (earlier !== undefined || known.has(key)) return earlier as V;
    const value = answer(key);
    if (known.size >= most) known.delete(known.keys().next().value as string);
    known.set(key, value);
    return value;
  };
}
