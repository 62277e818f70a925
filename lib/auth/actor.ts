export type Permission = "threats:read" | "threats:write" | "alerts:read" | "alerts:write" | "admin";

/** Who asks. `name` is what history, notes and the audit show. */
export type Actor = { id: string; name: string; permissions: Permission[] };

const EVERYTHING: Permission[] = ["threats:read", "threats:write", "alerts:read", "alerts:write", "admin"];

const ANALYST: Actor = { id: "analyst", name: "Analyst", permissions: EVERYTHING };

/** The house itself: seeding, upkeep. */
export const SYSTEM: Actor = { id: "system", name: "System", permissions: EVERYTHING };

/** Until sign-in exists everybody on this machine is the one analyst. */
export function actorOf(_request: Request): Actor {
  return ANALYST;
}
