import { describe, expect, it } from "vitest";
import { holdingsOf, strangersIn } from "./named-things";

const HASH = "44d88612fea8a8f36de82e1278abb02f";
const holdings = holdingsOf([
  {
    id: "E101",
    summary: `Beacon to c2.evil.example (203.0.113.9), file ${HASH}, by CORP\\alice`,
    data: {
      range: "198.51.100.0/24",
      v6: "2001:db8:0::1",
      cve: "CVE-2026-1234",
      mail: "bob@corp.example",
      t: ["T1110"],
    },
  },
]);
const strange = (prose: string) => strangersIn(prose, holdings);

describe("what a model names", () => {
  it.each([
    "The host speaks to c2.evil.example at 203.0.113.9 (E101).",
    "The range 198.51.100.0/24 and 2001:DB8::1 are hosting.",
    "evil.example is listed; defanged it reads c2[.]evil[.]example.",
    `File ${HASH.toUpperCase()} came through CVE-2026-1234.`,
    "User 'alice' signed in; CORP\\alice is privileged, and bob@corp.example was told.",
    "T1110 fits, e.g. by the account sign-in at 10:30:00 of the user agent list, i.e. 2.5 GB in v18.1.",
    "It was used by the account that signed in for account takeover.",
  ])("is known when the evidence holds it: %s", (prose) => expect(strange(prose)).toEqual([]));

  it.each([
    ["It reached 203.0.113.90.", "203.0.113.90"],
    ["It reached 203[.]0[.]113[.]7.", "203.0.113.7"],
    ["It reached 203.0.\u200b113.8.", "203.0.113.8"],
    ["It reached 2001:db8::2.", "2001:db8::2"],
    ["Also other.example.", "other.example"],
    ["Also bad-evil.example.", "bad-evil.example"],
    ["Also c2.evil.ехample.", "c2.evil.ехample"],
    ["The file d41d8cd98f00b204e9800998ecf8427e.", "d41d8cd98f00b204e9800998ecf8427e"],
    ["Through CVE-2026-12345.", "cve-2026-12345"],
    ["It is T1486.", "T1486"],
    ["It is T1110.004.", "T1110.004"],
    ["Signed in as user 'mallory'.", "mallory"],
    ["Used by user mallory.", "mallory"],
    ["The account svc-backup2 did it.", "svc-backup2"],
    ["CORP\\eve did it.", "corp\\eve"],
    ["Mail eve@corp.example.", "eve@corp.example"],
  ])("is a stranger otherwise: %s", (prose, name) => expect(strange(prose)).toContain(name));
});

it("reads hostile text of any length once, not once a letter", () => {
  const from = performance.now();
  for (const piece of ["a", "a.", "a-", "1.", "x.y-", "%", "a\\", "user ", "0123456789abcdef"])
    strangersIn(piece.repeat(2_000), holdingsOf([piece.repeat(64_000 / piece.length)]));
  expect(performance.now() - from).toBeLessThan(2_000); // it took a minute before each form had its beginning
});
