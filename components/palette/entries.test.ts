import { describe, expect, it } from "vitest";
import { groupsOf, matches } from "./entries";

const theme = { id: "theme", words: "Switch to the light theme", act: () => undefined };
const none = { items: [], total: 0, total_is_lower_bound: false };

describe("the palette", () => {
  it("shows where to go and what to do before anything is typed", () => {
    expect(groupsOf("  ", { actions: [theme] }).map(({ title }) => title)).toEqual(["Go to", "Do"]);
  });

  it("finds by beginnings of words and always offers the whole lists", () => {
    expect(matches(theme, "LIGHT th")).toBe(true);
    expect(matches(theme, "ight")).toBe(false);
    const [go, search] = groupsOf("cos", { actions: [theme] });
    expect(go?.entries.map(({ words }) => words)).toEqual(["Cost"]);
    expect(search?.entries.map(({ href }) => href)).toEqual(["/threats?search=cos", "/alerts?search=cos"]);
  });

  it("finds a saved view by its name and leads to its list", () => {
    const view = { id: "a", page: "threats" as const, name: "Night shift", query: "severity=high" };
    const views = [{ ...view, created_by: "Analyst", created_at: "2026-01-31T12:00:00.000Z" }];
    const [group] = groupsOf("nig", { actions: [theme], views });
    expect(group?.entries.map(({ words, href }) => [words, href])).toEqual([["Night shift", "/threats?severity=high"]]);
  });

  it("puts names before lists", () => {
    const found = { threats: none, alerts: none, entities: [{ kind: "ip" as const, value: "203.0.113.7" }] };
    const groups = groupsOf("203", { actions: [theme], found });
    expect(groups.map(({ title }) => title)).toEqual(["Entities", "Search"]);
    expect(groups[0]?.entries[0]?.href).toBe("/entities/ip/203.0.113.7");
  });
});
