import { operation } from "@/lib/http/operation";
import { AttackMatrix, AttackQuery, AttackRange } from "@/lib/schema/attack-matrix";
import { Entity } from "@/lib/schema/entity";
import { SearchAnswer, SearchQuery } from "@/lib/schema/find";

export const getEntityOperation = operation({
  id: "getEntity",
  method: "GET",
  path: "/api/entities/{kind}/{value}",
  tag: "Threats",
  summary: "Everything known of an address, user, host, customer, domain or hash",
  description:
    "What the installation knows of it, the newest threats and alerts that name it, and how many a day (UTC, by event time). " +
    "A name that nothing mentions is answered too, with nothing in it.",
  permission: "threats:read",
  paramDocs: { kind: "`ip`, `user`, `host`, `customer`, `domain` or `hash`.", value: "The name itself, URL-encoded." },
  answer: Entity,
  errors: ["not_found", "unavailable"],
});

export const searchOperation = operation({
  id: "search",
  method: "GET",
  path: "/api/search",
  tag: "Threats",
  summary: "Search threats, alerts and names at once",
  description:
    "The newest five threats and alerts that hold the words, and up to eight names that begin with the text; " +
    "customers are found by any part of their name.",
  permission: "threats:read",
  query: SearchQuery,
  queryDocs: { q: { schema: SearchQuery.shape.q, description: "At least two characters." } },
  answer: SearchAnswer,
  errors: ["invalid", "unavailable"],
});

export const getAttackOperation = operation({
  id: "getAttack",
  method: "GET",
  path: "/api/attack",
  tag: "Threats",
  summary: "How often each ATT&CK technique was seen, by tactic",
  description:
    "Threats and alerts created in the range, each counted once under every technique that it names, and a technique " +
    "under each of its tactics. Tactics stand in the order of an attack.",
  permission: "threats:read",
  query: AttackQuery,
  queryDocs: { range: { schema: AttackRange.default("7d") } },
  answer: AttackMatrix,
  errors: ["invalid", "unavailable"],
});
