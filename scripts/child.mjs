// Loaded into every child with --import: a child ends when its supervisor is gone, however that happened.
// The channel closes by itself when the supervisor is killed, so nothing has to be polled.
const GRACE_MS = 3_000;

if (process.channel) {
  process.channel.unref();
  process.once("disconnect", () => {
    setTimeout(() => endGroup("SIGKILL"), GRACE_MS).unref();
    endGroup("SIGTERM");
  });
}

/** The supervisor made this process the leader of its own group, so this reaches what it started in turn. */
function endGroup(signal) {
  try {
    process.kill(process.platform === "win32" ? process.pid : -process.pid, signal);
  } catch {
    process.kill(process.pid, signal);
  }
}
