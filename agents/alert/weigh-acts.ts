import w from "../knowledge/alert-weights.json";
import type { Ledger } from "./ledger";
import type { AlertFeatures } from "./read-alert";

/** What the evidence shows was done; the sum is capped, so that a long list does not outweigh everything else. */
export function weighBehaviours({ behaviours }: AlertFeatures, to: Ledger): void {
  let room = w.behaviour_cap;
  for (const behaviour of [...behaviours].sort((a, b) => b.log_odds - a.log_odds)) {
    const odds = Math.min(behaviour.log_odds, room);
    room -= Math.max(0, odds);
    to.weigh(
      behaviour.label,
      odds,
      behaviour.log_odds < 0 && !behaviour.wrong ? `authorised:${behaviour.group}` : `did:${behaviour.group}`,
      [to.field(behaviour.path, behaviour.value)],
    );
  }
}

/** Techniques whose acts stand in a command line, where there is one: a rule that names one, with no such act in it, misread something. */
const READABLE = /^T(1003|1059|1105|1140|1218|1490|1547|1562|1053|1543)(\.|$)/;

export function weighUnshown({ fields, behaviours, claimed }: AlertFeatures, to: Ledger): void {
  const command = fields.find(
    ({ key, section }) => section === "sample" && /command_?line|cmd_?line|cmdline/.test(key),
  );
  if (!command || behaviours.length > 0 || !claimed.some((id) => READABLE.test(id))) return;
  to.weigh("What the rule claims is not to be seen in the command that it caught", w.unshown, "unshown", [
    to.field(command.path, command.value),
  ]);
}

/** What the detector recorded beside the act. Claims of permission that policy does not know count, but only so far. */
export function weighCircumstances({ circumstances, behaviours }: AlertFeatures, to: Ledger): void {
  const harm = Math.max(0, ...behaviours.map((behaviour) => behaviour.harm));
  let room = w.claim_cap * (harm >= 4 ? 0.5 : 1);
  for (const { label, log_odds, group, kind, path, value } of [...circumstances].sort(
    (a, b) => a.log_odds - b.log_odds,
  )) {
    const allowed = log_odds < 0 && kind === "authorised";
    const odds = allowed ? Math.max(log_odds, room) : log_odds;
    if (allowed) room -= odds;
    to.weigh(label, odds, allowed ? `authorised:${group}` : group, [to.field(path, value)]);
  }
}
