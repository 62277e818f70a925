import { describe, expect, it } from "vitest";
import { groupsOf, matches } from "./entries";

const theme = { id: "theme", words: "Switch to the light theme", act: () => undefined };
const none = { items: [], total: 0, total_is_lower_bound: false };

describe("the palette", () => {
  it("shows where to go and what to do before anything is typed", () => {
    expect(groupsOf("  ", [theme], undefined).map(({ title }) => title)).toEqual(["Go to", "Do"]);
  });

  it("finds by beginnings of words and always offers the whole lists", () => {
    expect(matches(theme, "LIGHT th")).toBe(true);
    expect(matches(theme, "ight")).toBe(false);
    const [go, search] = groupsOf("cos", [theme], undefined);
    expect(go?.entries.map(({ words }) => words)).toEqual(["Cost"]);
    expect(search?.entries.map(({ href }) => href)).toEqual(["/threats?search=cos", "/alerts?search=cos"]);
  });

  it("puts names before lists", () => {
    const found = { threats: none, alerts: none, entities: [{ kind: "ip" as const, value: "203.0.113.7" }] };
    const groups = groupsOf("203", [theme], found);
    expect(groups.map(({ title }) => title)).toEqual(["Entities", "Search"]);
    expect(groups[0]?.entries[0]?.href).toBe("/entities/ip/203.0.113.7");
  });
});
