/** Lower case, without the full stop that ends a fully qualified name. */
export const foldName = (name: string) => name.normalize("NFKC").trim().toLowerCase().replace(/\.$/, "");

const ADDRESS = /^[\d.]+$|:/;

/** The bare name of "web-1.corp.example", "CORP\alice" or "alice@corp.example"; null when there is nothing to leave out. */
export function bareName(folded: string): string | null {
  if (ADDRESS.test(folded)) return null;
  const bare = folded.includes("\\")
    ? folded.slice(folded.lastIndexOf("\\") + 1)
    : (folded.split(folded.includes("@") ? "@" : ".")[0] ?? "");
  return bare === "" || bare === folded ? null : bare;
}

/** Names agree when they are equal, or when one of them leaves out the domain that the other gives. */
export function namesAgree(a: string, b: string): boolean {
  const [one, other] = [foldName(a), foldName(b)];
  return one === other || bareName(one) === other || bareName(other) === one;
}
