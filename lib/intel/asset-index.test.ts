import { describe, expect, it } from "vitest";
import { anAsset } from "@/agents/testing/an-alert";
import { AssetIndex } from "./asset-index";

const everybodys = () => true;

describe("assets", () => {
  const web = anAsset({ name: "Web-1", aliases: ["10.0.0.5", "shop.acme.example"] });
  const alice = anAsset({ name: "alice", kind: "account" });
  const dc = anAsset({ name: "dc-1.north.example" });
  const index = new AssetIndex([web, alice, dc]);
  const find = (...names: string[]) => index.find(names, everybodys);

  it("are found in any case, with and without their domain, and by alias", () => {
    for (const name of ["WEB-1", "web-1.acme.example", "10.0.0.5", "Shop.Acme.Example", "shop"])
      expect(find(name)).toEqual([web]);
    for (const name of ["CORP\\Alice", "alice@acme.example"]) expect(find(name)).toEqual([alice]);
    for (const name of ["dc-1", "DC-1.NORTH.example."]) expect(find(name)).toEqual([dc]);
  });

  it("of another domain are others", () => expect(find("dc-1.south.example")).toEqual([]));
  it("are not found by a part of an address", () => expect(find("10")).toEqual([]));
  it("come once, in the order asked for", () => expect(find("alice", "web-1", "10.0.0.5")).toEqual([alice, web]));

  it("are the customer's or everybody's", () => {
    const both = new AssetIndex([anAsset({ customer_name: "Acme" }), anAsset({ customer_name: null })]);
    expect(both.find(["web-1"], (name) => name === null)).toHaveLength(1);
  });
});
