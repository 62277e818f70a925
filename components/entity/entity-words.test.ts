import { describe, expect, it } from "vitest";
import { entityHref, listsOf } from "./entity-words";
import { mentionedIn } from "./mentioned";

describe("the way to an entity", () => {
  it("holds any name as one segment of the address", () => {
    expect(entityHref("user", "CORP\\alice/x?y#z%")).toBe("/entities/user/CORP%5Calice%2Fx%3Fy%23z%25");
    for (const none of ["", "  ", ".", "..", "x".repeat(201)]) expect(entityHref("user", none)).toBeNull();
  });

  it("leads on to the lists that hold all of it", () => {
    expect(listsOf({ kind: "ip", value: "203.0.113.7", name: "203.0.113.7" })).toEqual({
      threats: "/threats?entity=203.0.113.7",
      alerts: "/alerts?entity=203.0.113.7",
    });
    expect(listsOf({ kind: "customer", value: "example bank", name: "Example Bank" }).threats).toBe(
      "/threats?customer=Example+Bank",
    );
  });

  it("finds the names in a fact's data", () => {
    const data = { ip: "203.0.113.7", source_ip: "203.0.113.7", user: 7, hash: "", constructor: "x", country: "NL" };
    expect(mentionedIn(data)).toEqual([{ kind: "ip", value: "203.0.113.7" }]);
  });
});
