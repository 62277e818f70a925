/** Prints stages as they go: `[3/8] Dependencies  fresh  0.1 s`. A slow one says every few seconds that it is alive. */
export function progress(total, out = process.stdout) {
  let number = 0;

  async function stage(name, work) {
    const label = `[${++number}/${total}] ${name.padEnd(14)}`;
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    let hint = "";
    const tell = () => out.write(`${label} ${hint || "working"} ... ${seconds()}\n`);
    const first = setTimeout(tell, 1_500);
    const often = setInterval(tell, 10_000);
    try {
      const outcome = await work((text) => {
        hint = text;
      });
      out.write(`${label} ${String(outcome ?? "ok").padEnd(12)} ${seconds()}\n`);
    } catch (error) {
      out.write(`${label} ${"failed".padEnd(12)} ${seconds()}\n`);
      throw error;
    } finally {
      clearTimeout(first);
      clearInterval(often);
    }
  }

  return { stage };
}
