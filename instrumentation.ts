/** Runs once before the web server takes its first request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: set by Next, and what keeps Node's modules out of other runtimes
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { answerUnroutable } = await import("@/lib/http/unroutable");
  answerUnroutable();
}
