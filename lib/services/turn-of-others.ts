/** The database driver is synchronous: a long loop must let the event loop turn. */
export const turnOfOthers = () => new Promise<void>((resolve) => setImmediate(resolve));
