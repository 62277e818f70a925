import { env } from "@/lib/config/env";
import { AppError } from "@/lib/errors";
import { clearThreats } from "@/lib/store/installation";
import { forgetPlay } from "./change-play";
import type { Context } from "./context";
import { seedDemo } from "./seed-demo";

type Seeded = { threats: number; alerts: number };

const shared = globalThis as { __socReset?: Promise<Seeded> };

async function reset(ctx: Context): Promise<Seeded> {
  const { house, actor, requestId } = ctx;
  await forgetPlay(ctx);
  const at = house.clock.now().toISOString();
  await clearThreats(house.db, { actor: actor.name, requestId, at, streamId: house.newId() });
  house.threats.forget();
  const seeded = await seedDemo(house, { demo: true });
  house.nudge.send();
  return seeded;
}

/** Forgets every threat and alert and seeds the demo anew, dated from now. Asked twice at once, it is done once. @throws conflict without demo data */
export async function resetDemo(ctx: Context): Promise<Seeded> {
  if (!env().demoData) throw new AppError("conflict", "There is no demo to reset: DEMO_DATA is off.");
  shared.__socReset ??= reset(ctx).finally(() => {
    delete shared.__socReset;
  });
  return shared.__socReset;
}
