import { expect, it } from "vitest";
import { counted, itemsInWords } from "./count-words";

it("counts each kind by its name", () => {
  const of = (threats: number, alerts: number) =>
    itemsInWords([...Array(threats).fill({ kind: "threat" }), ...Array(alerts).fill({ kind: "alert" })]);
  expect([of(1, 0), of(2, 0), of(0, 1), of(2, 1), of(1000, 2)]).toEqual([
    "1 threat",
    "2 threats",
    "1 alert",
    "2 threats and 1 alert",
    "1,000 threats and 2 alerts",
  ]);
  expect(counted(20_000)).toBe("20,000");
});
