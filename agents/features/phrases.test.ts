import { describe, expect, it } from "vitest";
import { aSignal } from "../testing/a-signal";
import { signsIn } from "./phrases";
import { readSignal } from "./read-signal";

const signs = (text: string) => signsIn(text).map(({ sign }) => sign);

describe("signs", () => {
  it.each([
    ["beacon every 60 s", "command_and_control"],
    ["failed logins followed by successful login", "successful_access"],
    ["300 failed sign-ins, then one succeeded", "successful_access"],
    ["12 accounts compromised", "successful_access"],
    ["10 accounts compromised", "successful_access"],
    ["account_taken_over", "successful_access"],
    ["no successful login at first; successful login at 10:14", "successful_access"],
    ["zero-day exploit kit", "injection_attack"],
    ["talks to 203.0.113.0 beacon", "command_and_control"],
    ["score 1.0 malware", "malware"],
    ["Scheduled Task \\Updater", "scheduled_task"],
    ["HKCU\\...\\CurrentVersion\\Run", "run_key"],
    ["lsass read by an unknown process", "credential_dumping"],
    ["shadow copies deleted", "encryption"],
    ["moved laterally over SMB", "lateral_movement"],
  ] as const)("%s", (text, sign) => expect(signs(text)).toContain(sign));

  it.each([
    "no successful logins",
    "0 accounts compromised",
    "successful logins: 0",
    "successful_logins = none",
    "without lateral movement",
    "never any command and control",
    "no malware, no privilege escalation",
    "blocked exfiltration",
    "attempted privilege escalation",
  ])("denied: %s", (text) => expect(signs(text)).toEqual([]));

  it.each(["catalogue reading", "password policy page", "implantable devices shop", "administrative pause"])(
    "nothing in: %s",
    (text) => expect(signs(text)).toEqual([]),
  );
});

describe("successes that were counted", () => {
  const read = (metadata: Record<string, unknown>) =>
    readSignal(aSignal({ threat_type: "credential_stuffing", metadata }));

  it("outrank what was written", () => {
    const { signs, successes } = read({ successful_logins: 0, behavioral_patterns: ["successful login"] });
    expect([successes, signs.has("successful_access")]).toEqual([0, false]);
  });

  it("are not hidden by a zero in another count", () => {
    const { signs, successes } = read({ success_count: 0, compromised_accounts: 3 });
    expect([successes, signs.has("successful_access")]).toEqual([3, true]);
  });

  it("leave what was written where only a yes or no denies it", () => {
    const written = read({ success: false, behavioral_patterns: ["successful login"] });
    expect([written.successes, written.signs.has("successful_access")]).toEqual([null, true]);
    expect(read({ success: false }).successes).toBe(0);
    const counted = read({ success: false, success_count: 0, behavioral_patterns: ["successful login"] });
    expect([counted.successes, counted.signs.has("successful_access")]).toEqual([0, false]);
  });

  it("are unknown when nobody says", () => expect(read({ failed_attempts: 20 }).successes).toBeNull());
});
