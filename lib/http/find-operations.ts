import { operation } from "@/lib/http/operation";
import { Entity } from "@/lib/schema/entity";

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
