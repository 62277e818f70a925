import { describe, expect, it } from "vitest";
import { aKnownGood, anAlert, anAsset } from "../testing/an-alert";
import { fakeAlertSources } from "../testing/fake-alert-sources";
import { judgeAlert } from "../testing/judge-alert";

type Fields = Parameters<typeof anAlert>[0];
const weightsOf = async (fields: Fields, world: Parameters<typeof fakeAlertSources>[0] = {}) =>
  (await judgeAlert(anAlert(fields), fakeAlertSources(world))).triage.weights;
const oddsOf = async (group: string, fields: Fields, world?: Parameters<typeof fakeAlertSources>[0]) =>
  (await weightsOf(fields, world))
    .filter((weight) => weight.group === group)
    .reduce((sum, one) => sum + one.log_odds, 0);

describe("a ticket with a window", () => {
  const at = (timestamp: string): Fields => ({
    timestamp,
    evidence_sample: [{ change_ticket: "CHG-4711", window: "2026-11-15 11:00-15:00 UTC" }],
  });
  it("excuses what happened inside it, and nothing outside", async () => {
    expect(await oddsOf("authorised:ticket", at("2026-11-15T12:30:00.000Z"))).toBeLessThan(-1);
    expect(await oddsOf("authorised:ticket", at("2026-11-15T02:10:00.000Z"))).toBe(0);
    expect(await oddsOf("window", at("2026-11-15T02:10:00.000Z"))).toBeGreaterThan(0);
  });
  it("over midnight or over days is read too, and anything else is left alone", async () => {
    const other = (window: string, timestamp: string) =>
      oddsOf("window", { timestamp, evidence_sample: [{ ticket: "CHG-4711", window }] });
    expect(await other("2026-11-15 22:00 - 02:00", "2026-11-16T01:00:00.000Z")).toBe(0);
    expect(await other("2026-11-15T22:00Z/2026-11-17T04:00Z", "2026-11-18T01:00:00.000Z")).toBeGreaterThan(0);
    expect(await other("evenings", "2026-11-18T01:00:00.000Z")).toBe(0);
  });
});

describe("a domain that reads like one's own", () => {
  const mail = (From: string): Fields => ({
    assets: { user: "clerk@northwind-finance.example" },
    evidence_sample: [{ From: `Treasury <pay@${From}>` }],
  });
  it.each(["northwlnd-finance.example.net", "northwind-finannce.example.net", "nortwhind-finance.example.net"])(
    "%s is seen",
    async (domain) => expect(await oddsOf("lookalike", mail(domain))).toBeGreaterThan(1),
  );
  it.each(["northwind-finance.example", "mail.northwind-finance.example", "quarterly-review.example"])(
    "%s is none",
    async (domain) => expect(await oddsOf("lookalike", mail(domain))).toBe(0),
  );
});

it("sees a target that calls its attacker back, and no call of its own accord", async () => {
  const attack = { src_ip: "203.0.113.9", dest_ip: "10.1.2.3" };
  const back = { src_ip: "10.1.2.3", dest_ip: "203.0.113.9", dest_port: 1389 };
  expect(await oddsOf("call_back", { evidence_sample: [attack, back] })).toBeGreaterThan(1);
  expect(await oddsOf("call_back", { evidence_sample: [back, attack] })).toBe(0);
  expect(await oddsOf("call_back", { evidence_sample: [attack, { ...back, dest_ip: "203.0.113.10" }] })).toBe(0);
});

it("takes names that mostly do not exist for a bot's search, and broadcasts for nobody's", async () => {
  expect(await oddsOf("missing_names", { evidence_stats: { queries: 1870, nxdomain: 1866 } })).toBeGreaterThan(1);
  expect(await oddsOf("missing_names", { evidence_stats: { queries: 1870, nxdomain: 210 } })).toBe(0);
  const to = (destinationip: string) => ({
    evidence_sample: [{ destinationip }, { destinationip: "239.255.255.250" }],
  });
  expect(await oddsOf("broadcast", to("224.0.0.251"))).toBeLessThan(-1);
  expect(await oddsOf("broadcast", to("10.1.2.3"))).toBe(0);
});

it("counts one record that was stored many times once", async () => {
  const stats = { failures: 612, success: 1 };
  expect(await oddsOf("sign_in", { evidence_stats: stats })).toBeGreaterThan(1);
  expect(await oddsOf("sign_in", { evidence_stats: { ...stats, distinct_record_numbers: 1 } })).toBe(0);
});

describe("what is known to be good", () => {
  const vpn = aKnownGood({ kind: "vpn_egress", title: "Staff VPN", networks: ["203.0.113.0/28"], hosts: [] });
  const backup = aKnownGood({ kind: "backup", title: "Nightly backup", networks: [], hosts: ["bkp-1"] });

  it("as an exit of the VPN explains where, not what was done", async () => {
    const from = { assets: { source_ip: "203.0.113.4" } };
    const factor = { evidence_sample: [{ action: "deactivateMfaDevice" }] };
    expect(await oddsOf("known_good", from, { good: [vpn] })).toBeLessThan(-3);
    expect(await oddsOf("known_good", { ...from, ...factor }, { good: [vpn] })).toBeGreaterThan(-1);
  });

  it("as a backup explains what stays in the house, not what leaves it", async () => {
    const on = (destination_ip: string) => ({ assets: { host: "bkp-1", source_ip: "10.40.8.20", destination_ip } });
    expect(await oddsOf("authorised:known_good", on("10.40.9.1"), { good: [backup] })).toBeLessThan(-3);
    expect(await oddsOf("authorised:known_good", on("198.51.100.81"), { good: [backup] })).toBeGreaterThan(-1);
  });

  it("as a service account's place is where it comes from, not where it arrives", async () => {
    const account = anAsset({
      name: "svc_report",
      kind: "account",
      service_account: true,
      usual_hosts: ["app-3"],
      usual_networks: ["10.20.6.0/24"],
    });
    const use = (source_ip: string) => ({ assets: { user: "svc_report", host: "app-3", source_ip } });
    expect(await oddsOf("authorised:service_account", use("10.20.6.4"), { assets: [account] })).toBeLessThan(-1);
    expect(await oddsOf("service_account", use("172.20.4.12"), { assets: [account] })).toBeGreaterThan(0);
  });
});

it("believes the worse of two records that say the same of two devices", async () => {
  const devices = [{ is_trusted_zone: true }, { is_trusted_zone: false }];
  expect(await oddsOf("field:is_trusted_zone", { evidence_sample: devices })).toBeGreaterThan(0);
});

it("sees one session in two places at once, and none where one browser moves", async () => {
  const at = (ip: string, user_agent: string) => ({ session_id: "b1c9", client_ip: ip, user_agent });
  const two = [at("203.0.113.7", "Chrome/129 Linux"), at("198.51.100.2", "Edge/129 Windows")];
  expect(await oddsOf("shared_session", { evidence_sample: two })).toBeGreaterThan(1);
  const moved = [at("203.0.113.7", "Edge/129 Windows"), at("198.51.100.2", "Edge/129 Windows")];
  expect(await oddsOf("shared_session", { evidence_sample: moved })).toBe(0);
});
