import type { Asset } from "@/lib/schema/asset";
import { bareName, foldName } from "./known-names";

/** Assets by name and alias. Two names with different domains are two things. */
export class AssetIndex {
  readonly #whole = new Map<string, Asset[]>();
  readonly #bare = new Map<string, Asset[]>(); // of names that give a domain

  constructor(assets: Asset[]) {
    const put = (map: Map<string, Asset[]>, key: string, asset: Asset) =>
      map.set(key, [...(map.get(key) ?? []), asset]);
    for (const asset of assets)
      for (const name of [asset.name, ...asset.aliases].map(foldName)) {
        put(this.#whole, name, asset);
        const bare = bareName(name);
        if (bare) put(this.#bare, bare, asset);
      }
  }

  /** Each asset once, in the order of the names asked for; `isCustomers` says whose it may be. */
  find(names: string[], isCustomers: (name: string | null) => boolean): Asset[] {
    const found = names
      .map(foldName)
      .flatMap((name) => [
        ...(this.#whole.get(name) ?? []),
        ...(this.#bare.get(name) ?? []),
        ...(this.#whole.get(bareName(name) ?? "") ?? []),
      ]);
    return [...new Set(found)].filter((asset) => isCustomers(asset.customer_name));
  }
}
