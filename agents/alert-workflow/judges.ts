import type { AlertCase, AlertSources } from "@/agents/alert-ports";
import type { Clock } from "@/agents/ports";
import type { NotificationDraft } from "@/lib/schema/notification";
import type { ResponseAction } from "@/lib/schema/response-plan";
import type { TicketDraft } from "@/lib/schema/ticket";
import type { DecisionResult, InvestigationResult, ResponseResult, TriageResult } from "@/lib/schema/workflow";

export type JudgeDeps = { sources: AlertSources; clock: Clock };

/** What a response intends; the graph opens the ticket and tells people. */
export type ResponseIntent = {
  ticket: TicketDraft;
  notifications: NotificationDraft[];
  actions: ResponseAction[];
  summary: string;
  status: ResponseResult["status"];
  /** How its words came about; absent: by rules. */
  made?: Pick<ResponseResult, "source"> &
    Partial<Pick<ResponseResult, "fallback_reason" | "prompt_version" | "dropped_claims" | "flagged_names" | "usage">>;
};

/** The four judgements, by rules or with a model: the graph only knows that they answer or throw. */
export type Judges = {
  triage(item: AlertCase, deps: JudgeDeps): Promise<TriageResult>;
  investigate(item: AlertCase, triage: TriageResult, deps: JudgeDeps): Promise<InvestigationResult>;
  decide(
    item: AlertCase,
    known: { triage: TriageResult; investigation: InvestigationResult | null },
    deps: JudgeDeps,
  ): Promise<DecisionResult>;
  respond(
    item: AlertCase,
    known: { triage: TriageResult; investigation: InvestigationResult | null; decision: DecisionResult },
    deps: JudgeDeps,
  ): Promise<ResponseIntent>;
};
