import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import * as z from "zod";
import { openDatabase } from "./client";

it("answers unavailable, not a crash, when the data folder is gone", async () => {
  const db = openDatabase(`file:${path.join(tmpdir(), "soc-folder-that-is-gone", "soc.db")}`);
  await expect(db.read(z.unknown(), "SELECT 1")).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 1 });
  await db.close();
});
