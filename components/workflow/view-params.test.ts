import { describe, expect, it } from "vitest";
import { seenLink } from "./view-params";

const ID = "3f2c8a54-5a0e-4c39-9f0f-3f1d2a1b7c90";
const raw = { view: "raw", fields: ["assets.host", "raw_data.a,b"] } as const;

describe("the link to what is seen", () => {
  it("names part and paths on the workflow's own page", () => {
    const link = new URL(seenLink(`http://soc.example/alerts/${ID}?view=triage`, ID, raw));
    expect([link.pathname, link.searchParams.get("view")]).toEqual([`/alerts/${ID}`, "raw"]);
    expect(link.searchParams.get("field")?.split(",")).toHaveLength(2);
  });

  it("keeps the filters of the list that the drawer stands beside", () => {
    const link = new URL(
      seenLink(`http://soc.example/alerts?status=new&open=${ID}`, ID, { view: "notes", fields: [] }),
    );
    expect(Object.fromEntries(link.searchParams)).toEqual({ status: "new", open: ID, view: "notes" });
  });

  it("is the address itself where another page shows it", () => {
    const address = `http://soc.example/review?item=${ID}`;
    expect(seenLink(address, ID, raw)).toBe(address);
  });
});
