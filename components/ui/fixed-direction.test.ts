import { describe, expect, it } from "vitest";
import { fixedDirection } from "./fixed-direction";

describe("fixedDirection", () => {
  it("shows what would reverse a name", () => {
    expect(fixedDirection("pay\u202egnp.exe")).toBe("pay⟨U+202E⟩gnp.exe");
    expect(fixedDirection("\u2067a\u2069")).toBe("⟨U+2067⟩a⟨U+2069⟩");
  });

  it("leaves names of any script as they are, joiners included", () => {
    const name = "شركة می\u200cخواهم 👩\u200d💻 北京";
    expect(fixedDirection(name)).toBe(name);
  });
});
