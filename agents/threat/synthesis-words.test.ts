import fc from "fast-check";
import { describe, expect, it } from "vitest";
import scenarios from "@/data/scenarios.json";
import { AgentName } from "@/lib/schema/agent-analysis";
import { ThreatSignal, ThreatType } from "@/lib/schema/signal";
import type { Judgement } from "@/lib/schema/threat-analysis";
import { aSignal } from "../testing/a-signal";
import { anySignal } from "../testing/any-signal";
import { anyCase } from "../testing/any-world";
import { aPolicy } from "../testing/fake-sources";
import { judge } from "../testing/judge";

const verdictOf = ({ severity, severity_score, false_positive_score, response_plan, mitre_techniques }: Judgement) => ({
  severity,
  value: severity_score.value,
  score: false_positive_score.score,
  actions: [response_plan.primary_action, ...response_plan.secondary_actions].map(({ action_type, urgency }) => [
    action_type,
    urgency,
  ]),
  techniques: mitre_techniques.map(({ id }) => id),
});

describe("names", () => {
  const named =
    (customer_name: string, user_id: string, device_id: string, host: string) => (signal: ThreatSignal) => ({
      ...signal,
      customer_name,
      metadata: {
        ...signal.metadata,
        user_id,
        device_id,
        affected_systems: [host],
        rule_name: host,
        detector: device_id,
      },
    });
  it.each([
    ["plain", "Acme Bank", "p.silva", "laptop-7", "srv-9"],
    ["telling", "Malware Labs", "beacon", "backdoor-test", "c2-exfiltration-lab"],
    ["denying", "No Threat Ltd", "false-positive", "benign-scanner", "load-test-01"],
  ])("change no verdict: %s", (_how, ...names) => {
    const before = named("Example Customer", "j.doe", "phone-1", "host-1");
    const after = named(...(names as [string, string, string, string]));
    return fc.assert(
      fc.asyncProperty(anySignal(), async (signal) => {
        const [one, other] = await Promise.all([judge(before(signal)), judge(after(signal))]);
        expect(verdictOf(other)).toEqual(verdictOf(one));
      }),
      { numRuns: 150 },
    );
  });

  it("of endpoints that were targeted are no signs", async () => {
    const endpoints_targeted = ["/account/password-reset", "/wallet/withdrawal", "/mfa/reset"];
    const plain = await judge(aSignal({ endpoint: "/account", metadata: { endpoints_targeted: ["/account"] } }));
    const named = await judge(aSignal({ endpoint: "/account", metadata: { endpoints_targeted } }));
    expect(verdictOf(named)).toEqual(verdictOf(plain));
  });
});

describe("headlines", () => {
  it("differ for different signals", async () => {
    const played = scenarios.map(({ threat_type, signal }) =>
      ThreatSignal.parse(JSON.parse(JSON.stringify({ ...aSignal(), ...signal, threat_type }))),
    );
    const bare = ThreatType.options.flatMap((threat_type) => [
      aSignal({ threat_type }),
      aSignal({ threat_type, source_ip: "198.51.100.7" }),
      aSignal({
        threat_type,
        source_ip: threat_type === "brute_force" ? "198.51.100.9" : "198.51.100.8",
        request_count: 12,
      }),
    ]);
    const judged = await Promise.all([...played, ...bare].map((signal) => judge(signal)));
    const texts = judged.map(({ headline }) => headline);
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
    expect(texts.filter((text) => text.length > 160)).toEqual([]);
  });
});

describe("the words for the customer", () => {
  it("name no agent, evidence, contact or other customer", () => {
    const contacts = [{ level: "Security", contact: "private-contact@customer.example" }];
    const words = new RegExp(
      `\\b(${AgentName.options.join("|")}|agent|E\\d{3}|Other Customer|An earlier case|false.positive|log.odds)\\b|@`,
      "i",
    );
    const calm = anySignal().map((signal) => ({ ...signal, endpoint: "/checkout" }));
    return fc.assert(
      fc.asyncProperty(anyCase(calm), async ({ signal, world }) => {
        const past = (world.past ?? []).map((one) => ({
          ...one,
          signal: { ...one.signal, customer_name: "Other Customer" },
          note: "Other Customer said so",
        }));
        const policy = world.policy ? aPolicy({ ...world.policy, contacts }) : null;
        const { customer_narrative } = await judge(signal, { ...world, past, policy });
        expect(customer_narrative).not.toMatch(words);
        expect(customer_narrative).toMatch(/^On \d{4}-\d\d-\d\d at \d\d:\d\d UTC we noticed /);
      }),
      { numRuns: 200 },
    );
  });

  it("carry no invisible or direction-changing characters of the signal", () =>
    fc.assert(
      fc.asyncProperty(anySignal(), async (signal) => {
        const { headline, customer_narrative } = await judge(signal);
        expect(`${headline}${customer_narrative}`).not.toMatch(/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 200 },
    ));
});
