import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as preview from "@/app/api/alerts/[workflow_id]/resolution-preview/route";
import * as one from "@/app/api/alerts/[workflow_id]/route";
import * as process_ from "@/app/api/alerts/process/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { anAlertBody } from "@/lib/http/testing/work-through";
import { AlertResolutionPreview } from "@/lib/schema/alert-outlook";
import { buildHouse, type House } from "@/lib/services/house";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

let test: TestDatabase;
beforeAll(() => {
  test = openTestDatabase();
  built.house = buildHouse(test.url);
});
afterAll(async () => {
  await built.house?.db.close();
  await test.close();
});

const taken = async (): Promise<string> => (await call(process_.POST, { body: anAlertBody() })).json.workflow_id;
const asked = async (workflow_id: string, resolution: string): Promise<AlertResolutionPreview> => {
  const { status, json } = await call(preview.POST, { body: { resolution }, params: { workflow_id } });
  expect(status).toBe(200);
  return AlertResolutionPreview.parse(json);
};
const resolve = (workflow_id: string, body: object) =>
  call(one.PATCH, { method: "PATCH", body, params: { workflow_id } });

it("shows how the next alert like it would be judged, which is how it then is", async () => {
  const id = await taken();
  const wrong = await asked(id, "false_positive");
  expect(wrong.after.malicious_probability).toBeLessThan(wrong.before.malicious_probability);
  expect([wrong.before.rule_resolved, wrong.after.rule_resolved]).toEqual([
    { real: 0, false: 0 },
    { real: 0, false: 1 },
  ]);
  const right = await asked(id, "true_positive");
  expect(right.before).toEqual(wrong.before); // nothing was stored
  expect(right.after.malicious_probability).toBeGreaterThan(right.before.malicious_probability);

  expect((await resolve(id, { resolution: "false_positive", note: "Ours.", version: 1 })).status).toBe(200);
  const turned = await asked(id, "true_positive");
  expect(turned.before).toEqual(wrong.after);
  expect(turned.after).toEqual(right.after);
  const again = await asked(id, "false_positive");
  expect([again.after, again.earlier_reasons, turned.earlier_reasons]).toEqual([turned.before, ["Ours."], []]);
});

it("says what is wrong with the question", async () => {
  const workflow_id = await taken();
  const wrong = await call(preview.POST, { body: { resolution: "noise" }, params: { workflow_id } });
  expect(wrong.status).toBe(422);
  const unknown = { workflow_id: "3f2c8a54-5a0e-4c39-9f0f-3f1d2a1b7c90" };
  expect((await call(preview.POST, { body: { resolution: "benign" }, params: unknown })).status).toBe(404);
});
