import { randomUUID } from "node:crypto";
import { type Actor, actorOf } from "@/lib/auth/actor";
import { type House, house } from "./house";

/** What every verb is told: who asks, under which request, and the house it happens in. */
export type Context = { actor: Actor; requestId: string; readonly house: House };

/** For the pages' own reads, which have no request of the API's around them. */
export function consoleContext(): Context {
  return { actor: actorOf(new Request("http://localhost/")), requestId: randomUUID(), house: house() };
}
