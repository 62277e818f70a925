import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toVisiblePieces } from "./visible-text";

const shown = (text: string) =>
  toVisiblePieces(text)
    .map((piece) => piece.text)
    .join("");

describe("toVisiblePieces", () => {
  it("leaves plain text of any language as it is", () => {
    expect(shown("curl/8.1 – naïve 北京 مرحبا")).toBe("curl/8.1 – naïve 北京 مرحبا");
  });

  it("shows control characters by their names", () => {
    expect(shown("a\u0000b\u001b[31m\u007f")).toBe("a⟨NUL⟩b⟨ESC⟩[31m⟨DEL⟩");
  });

  it("names what would hide or reorder text", () => {
    expect(shown("pay\u202egnp")).toBe("pay⟨U+202E⟩gnp");
    expect(toVisiblePieces("\u200b")).toEqual([{ kind: "mark", text: "⟨U+200B⟩", code: "U+200B zero-width space" }]);
    expect(shown("\u{e0041}")).toBe("⟨U+E0041⟩");
  });

  it("never lets a hidden character through", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(shown(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
