import { toast } from "@/components/ui/toaster";
import { requestText } from "@/lib/query/client";

/** Says what became of it; what the browser will not copy is shown, so that it can be copied by hand. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(done);
  } catch {
    toast.error("The browser refused to copy", {
      description: text.length < 500 ? text : "Download the report instead.",
    });
  }
}

/** Fetches the report and copies it. */
export async function copyReport(path: string): Promise<void> {
  let text: string;
  try {
    text = await requestText(path);
  } catch (error) {
    toast.error("The report could not be made", { description: error instanceof Error ? error.message : undefined });
    return;
  }
  await copyText(text, "Report copied, as Markdown");
}
