import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/schema/notification";
import { isUnread, noticesOf } from "./notices";

const told = (id: number, workflow: number, to: string): Notification => ({
  id,
  workflow_id: `00000000-0000-4000-8000-00000000000${workflow}`,
  ticket_id: `SOC-00000${workflow}`,
  priority: "P1",
  subject: `about ${workflow}`,
  body: "",
  channel: "email",
  to,
  at: "2026-01-31T12:00:00.000Z",
  status: "recorded",
});

describe("noticesOf", () => {
  it("makes one of what several people were told about one workflow, in the order of the newest", () => {
    const notices = noticesOf([told(5, 2, "c"), told(4, 1, "b"), told(3, 2, "b"), told(2, 1, "a")]);
    expect(notices.map((notice) => [notice.subject, notice.newest, notice.told.map(({ to }) => to)])).toEqual([
      ["about 2", 5, ["c", "b"]],
      ["about 1", 4, ["b", "a"]],
    ]);
  });
});

describe("isUnread", () => {
  it("is what came after the newest one that was seen", () => {
    expect(isUnread({ newest: 8 }, 9, 7)).toBe(true);
    expect(isUnread({ newest: 7 }, 9, 7)).toBe(false);
  });

  it("is everything when the numbers began anew", () => {
    expect(isUnread({ newest: 1 }, 2, 40)).toBe(true);
  });

  it("is nothing while it cannot be known what was seen", () => {
    expect(isUnread({ newest: 3 }, 3, null)).toBe(false);
  });
});
