import { CopyButton } from "@/components/ui/copy-button";

const COMMAND = "OPENAI_API_KEY=… LLM_DAILY_BUDGET_USD=5 npm start";

/** Rules mode is a way to work, not a fault. */
export function RulesNotice() {
  return (
    <section aria-label="Rules mode" className="rounded-panel border border-line bg-panel px-4 py-4">
      <h2 className="font-semibold text-[15px]">No model is used: nothing is spent</h2>
      <p className="mt-1 max-w-[78ch] text-muted">
        Every verdict comes from rules over gathered evidence. A model may read the same evidence beside them: it can
        explain more and raise what the rules missed, but never close what they found.
      </p>
      <h3 className="mt-3 font-medium">How to switch it on</h3>
      <ol className="mt-1 list-decimal pl-5">
        <li>
          Start with a key: <code className="wrap-anywhere font-mono text-[12px]">{COMMAND}</code>{" "}
          <CopyButton text={COMMAND.replace("…", "")} label="Copy the command" iconOnly />
        </li>
        <li>
          For another server that speaks the same protocol (Azure, vLLM, Ollama, LM Studio), set{" "}
          <code className="font-mono text-[12px]">OPENAI_BASE_URL</code> and{" "}
          <code className="font-mono text-[12px]">OPENAI_MODEL</code> too.
        </li>
        <li>
          <code className="font-mono text-[12px]">LLM_POLICY=uncertain</code> sends only what the rules are unsure of.{" "}
          <code className="font-mono text-[12px]">FORCE_RULES=1</code> or{" "}
          <code className="font-mono text-[12px]">LLM_POLICY=never</code> keep the model out, also with a key.
        </li>
      </ol>
    </section>
  );
}
