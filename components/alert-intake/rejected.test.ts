import { expect, it } from "vitest";
import { ApiProblem } from "@/lib/query/client";
import { nameOf, rejectedOf } from "./rejected";

const refusal = (errors: { path: string; message: string }[], status = 422) =>
  new ApiProblem({ type: "about:blank", title: "Invalid alert", status, detail: "", errors, request_id: "r" });

it("gathers what is wrong with each alert of a refusal", () => {
  const errors = [
    { path: "0.severity", message: "is required" },
    { path: "0.mitre.tactics", message: "must be an array" },
    { path: "12", message: "must be an object" },
  ];
  expect(rejectedOf(refusal(errors))).toEqual([
    {
      index: 0,
      errors: [
        { path: "severity", message: "is required" },
        { path: "mitre.tactics", message: "must be an array" },
      ],
    },
    { index: 12, errors: [{ path: "", message: "must be an object" }] },
  ]);
});

it("leaves any other failure to be told as a whole", () => {
  expect(rejectedOf(refusal([{ path: "alerts", message: "must be an array" }]))).toEqual([]);
  expect(rejectedOf(refusal([{ path: "0.severity", message: "is required" }], 503))).toEqual([]);
  expect(rejectedOf(new Error("no"))).toEqual([]);
});

it("names an alert by what it says of itself", () => {
  expect(nameOf({ title: "Beaconing", severity: "high" })).toBe("Beaconing");
  expect(nameOf({ alert_id: "a-1", title: "Beaconing" })).toBe("a-1");
  expect([nameOf(7), nameOf(null), nameOf({ alert_id: 7 })]).toEqual([null, null, null]);
});
