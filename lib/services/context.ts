import type { Actor } from "@/lib/auth/actor";
import type { House } from "./house";

/** What every verb is told: who asks, under which request, and the house it happens in. */
export type Context = { actor: Actor; requestId: string; readonly house: House };
