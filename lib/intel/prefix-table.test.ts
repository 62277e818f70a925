import { expect, it } from "vitest";
import { PrefixTable } from "./prefix-table";

const table = (...ranges: string[]) => {
  const made = new PrefixTable<string>();
  for (const range of ranges) made.add(range, range);
  return made;
};

it("finds every range that holds an address, the narrowest first", () => {
  const found = table("10.0.0.0/8", "10.1.2.3", "10.1.0.0/16", "10.2.0.0/16", "0.0.0.0/0").find("10.1.2.3");
  expect(found).toEqual(["10.1.2.3", "10.1.0.0/16", "10.0.0.0/8", "0.0.0.0/0"]);
});

it("tells ranges apart within a byte", () => {
  const ranges = table("192.0.2.64/26", "192.0.2.128/25", "198.51.100.8/29");
  expect(ranges.find("192.0.2.127")).toEqual(["192.0.2.64/26"]);
  expect(ranges.find("192.0.2.128")).toEqual(["192.0.2.128/25"]);
  expect(ranges.find("192.0.2.63")).toEqual([]);
  expect(ranges.find("198.51.100.15")).toEqual(["198.51.100.8/29"]);
  expect(ranges.find("198.51.100.16")).toEqual([]);
});

it("keeps the families apart, and reads mapped addresses as IPv4", () => {
  const ranges = table("2001:db8:7::/48", "192.0.2.0/24", "::/0");
  expect(ranges.find("2001:db8:7:ffff::1")).toEqual(["2001:db8:7::/48", "::/0"]);
  expect(ranges.find("2001:db8:8::1")).toEqual(["::/0"]);
  expect(ranges.find("::ffff:192.0.2.9")).toEqual(["192.0.2.0/24"]);
});

it("takes a range with host bits set, and several values of one range", () => {
  const made = new PrefixTable<number>();
  made.add("192.0.2.77/24", 1);
  made.add("192.0.2.0/24", 2);
  expect(made.find("192.0.2.1")).toEqual([1, 2]);
});

it("refuses what is no range, and finds nothing for what is no address", () => {
  const made = new PrefixTable<number>();
  expect(["nonsense", "10.0.0.0/99", "", "10.0.0/8x"].map((range) => made.add(range, 1))).not.toContain(true);
  expect(made.find("nonsense")).toEqual([]);
});
