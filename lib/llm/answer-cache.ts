/** The newest answers by content; the one that was used longest ago goes first. Equal questions at one time share one call. */
export function createAnswerCache<T>(most: number) {
  const kept = new Map<string, T>();
  const underWay = new Map<string, Promise<T>>();

  function get(key: string): T | undefined {
    const found = kept.get(key);
    if (found === undefined) return undefined;
    kept.delete(key);
    kept.set(key, found);
    return found;
  }

  function put(key: string, answer: T): void {
    kept.set(key, answer);
    const oldest = kept.size > most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
  }

  return {
    size: () => kept.size,
    /** `shared`: nothing was asked for this caller. A failure is not kept. */
    async ask(key: string, call: () => Promise<T>): Promise<{ answer: T; shared: boolean }> {
      const found = get(key);
      if (found !== undefined) return { answer: found, shared: true };
      const running = underWay.get(key);
      if (running) return { answer: await running, shared: true };
      const mine = call();
      underWay.set(key, mine);
      try {
        const answer = await mine;
        put(key, answer);
        return { answer, shared: false };
      } finally {
        underWay.delete(key);
      }
    },
  };
}
