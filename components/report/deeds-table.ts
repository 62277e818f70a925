import { ACTION_VERB } from "@/components/response/action-words";
import { STATUS_WORD, VERDICT_WORD } from "@/components/threat-words";
import type { Deed } from "@/lib/schema/deed";
import { ActionType } from "@/lib/schema/response-plan";
import { type Resolution, ThreatStatus, Verdict } from "@/lib/schema/threat-analysis";
import type { Block } from "./report";
import { named, own, utc } from "./report-words";

const textOf = (value: unknown) => (typeof value === "string" ? value : null);

function actionWords({ action_type, target }: Deed["detail"]): string {
  const known = ActionType.safeParse(action_type);
  const verb = known.success ? ACTION_VERB[known.data] : "an action";
  return `${verb.toLowerCase()} ${textOf(target) ?? ""}`.trim();
}

function changeWords({ assignee, status, snoozed_until, resolution, note }: Deed["detail"]): string {
  const moved = ThreatStatus.safeParse(status);
  const until = textOf(snoozed_until);
  const said = [
    resolution === null && "Took the resolution back",
    moved.success && `Set to ${STATUS_WORD[moved.data].toLowerCase()}`,
    assignee === null ? "Released it" : typeof assignee === "string" && `Taken by ${assignee}`,
    snoozed_until === null ? "Woke it up" : until && `Snoozed until ${utc(until)}`,
  ].filter((words) => typeof words === "string");
  return said.join("; ") || (typeof note === "string" ? "Added a note" : "Changed it");
}

/** What was done, as a sentence without its subject. */
export function deedWords({ action, detail }: Deed): string {
  if (action === "approved") return `Approved: ${actionWords(detail)}`;
  if (action === "rejected") return `Rejected: ${actionWords(detail)}`;
  if (action === "reopened") return "Took the resolution back";
  if (action === "undone") return "Took a change of many back";
  if (action === "changed") return changeWords(detail);
  const verdict = Verdict.safeParse(detail.resolution);
  const along = Array.isArray(detail.rejected_actions) ? detail.rejected_actions.length : 0;
  const rejected = along === 0 ? "" : `, which rejected ${along === 1 ? "the open action" : `${along} open actions`}`;
  return `Resolved as ${verdict.success ? VERDICT_WORD[verdict.data].toLowerCase() : "it stands"}${rejected}`;
}

/** A resolution that the audit does not tell of, such as one of the demo's history, is a deed too. */
export function withResolution(deeds: Deed[], resolution: Resolution | null): Deed[] {
  if (!resolution || deeds.some(({ at, action }) => action === "resolved" && at === resolution.at)) return deeds;
  const { at, by, verdict, note } = resolution;
  const told: Deed = { at, by, action: "resolved", detail: { resolution: verdict, note } };
  return [...deeds, told].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Who did what, in order; a sentence where nobody did anything. */
export function deedsBlock(deeds: Deed[]): Block {
  if (deeds.length === 0) return { kind: "text", text: "Nobody has decided anything yet." };
  return {
    kind: "table",
    label: "Decisions, in order",
    columns: [own("When"), named("Who"), named("What"), named("Note")],
    rows: deeds.map((deed) => [utc(deed.at), deed.by, deedWords(deed), textOf(deed.detail.note) ?? ""]),
  };
}
