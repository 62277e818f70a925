import { randomUUID } from "node:crypto";
import { SYSTEM } from "@/lib/auth/actor";
import { env } from "@/lib/config/env";
import { buildHouse } from "@/lib/services/house";
import { seedDemo } from "@/lib/services/seed-demo";
import { clearThreats } from "@/lib/store/installation";

const house = buildHouse(env().databaseUrl);

/** A seeding that was cut off is done again from the start: nothing but the seed was stored before it ended. */
async function clearHalfSeeded() {
  if ((await house.rollups.total()) === 0) return;
  const at = new Date().toISOString();
  await clearThreats(house.db, { actor: SYSTEM.name, requestId: "seed", at, streamId: randomUUID() });
}

try {
  if (await house.settings.seededAt()) {
    console.log("fresh");
  } else {
    const started = performance.now();
    await clearHalfSeeded();
    const onProgress = (done: number, total: number, of: string) =>
      console.log(`${done} of ${total} ${of} of the last 30 days`);
    const { threats, alerts } = await seedDemo(house, { demo: env().demoData, onProgress });
    console.log(`${threats} threats and ${alerts} alerts in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
} finally {
  await house.db.close();
}
