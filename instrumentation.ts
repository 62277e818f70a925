/** Runs once before the web server takes its first request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: set by Next, and what keeps Node's modules out of other runtimes
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { answerUnroutable } = await import("@/lib/http/unroutable");
  answerUnroutable();
  const [{ house }, { warmUp }, { playerOf }] = await Promise.all([
    import("@/lib/services/house"),
    import("@/lib/services/warm-up"),
    import("@/lib/services/story-player"),
  ]);
  await warmUp(house()).catch(() => undefined); // the first request will meet the same fault, and answer it
  await playerOf(house())
    .state() // a story that the last process left under way is told as stopped
    .catch(() => undefined);
}
