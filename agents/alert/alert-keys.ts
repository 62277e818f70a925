import type { Alert } from "@/lib/schema/alert";
import type { AlertKeys } from "../alert-ports";
import { isInternal, normaliseAddress } from "../features/network";
import { type Field, fieldsOf } from "./fields";

const HASH = /^[a-f0-9]{32}$|^[a-f0-9]{40}$|^[a-f0-9]{64}$/;
const DOMAIN = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;
const USERS =
  /^(.*_)?(user(_?name|_?principal_?name)?|account(_?name)?|upn|subject_user_name|target_user_name|actor_alternate_id|principal)s?$/;
const HOSTS = /^(.*_)?(host(_?name)?|computer(_?name)?|device_?name|workstation(_?name)?|machine(_?name)?)s?$/;
const MOST = 60;

export const nameOf = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
/** "CORP\\alice" and "alice@corp.example" are alice; so is "alice". */
export const userOf = (text: string): string =>
  nameOf(text)
    .replace(/^[^\\/]+[\\/]+/, "")
    .replace(/@.*$/, "");
/** "web-1.corp.example" is web-1; an address stays whole. */
export const hostOf = (text: string): string =>
  normaliseAddress(text.trim()) ? text.trim() : (nameOf(text).split(".")[0] ?? "");

const listOf = (value: unknown): string[] =>
  [value ?? []].flat().flatMap((item) => (typeof item === "string" ? [item] : []));

function entityOf(field: Field): string | null {
  if (typeof field.value !== "string") return null;
  const text = field.value.trim().toLowerCase();
  if (HASH.test(text)) return `hash:${text}`;
  const ip = normaliseAddress(text);
  if (ip) return `ip:${ip}`;
  const bare = /^(?:https?:\/\/)?([^/:?#]+)/.exec(text)?.[1] ?? "";
  if (USERS.test(field.key)) return userOf(text) === "" ? null : `user:${userOf(text)}`;
  if (HOSTS.test(field.key)) return hostOf(text) === "" ? null : `host:${hostOf(text)}`;
  if (/(domain|url|fqdn|dest_?host|server_?name|query|sni)/.test(field.key) && DOMAIN.test(bare))
    return `domain:${bare}`;
  return null;
}

/** Accounts that everybody's machine has: they tie nothing together. */
const COMMON = new Set([
  "system",
  "root",
  "administrator",
  "admin",
  "guest",
  "network service",
  "local service",
  "anonymous",
  "anonymous logon",
  "-",
  "n/a",
  "unknown",
  "localhost",
  "nt authority",
  "null",
  "none",
]);

/** What this alert is found again by. Public addresses, users, hosts, hashes and domains; what everybody shares is left out. */
export function alertEntities(alert: Alert): AlertKeys {
  const { host, user, source_ip, destination_ip, others } = alert.assets;
  const named = [
    ...[host, ...listOf(others.host)].flatMap((text) => (text ? [`host:${hostOf(text)}`] : [])),
    ...[user, ...listOf(others.user)].flatMap((text) => (text ? [`user:${userOf(text)}`] : [])),
    ...[source_ip, destination_ip, ...listOf(others.source_ip), ...listOf(others.destination_ip)].flatMap((text) => {
      const ip = text ? normaliseAddress(text.trim()) : null;
      return ip ? [`ip:${ip}`] : [];
    }),
  ];
  const found = fieldsOf(alert).flatMap((field) => entityOf(field) ?? []);
  const entities = [...new Set([...named, ...found])].filter((entity) => {
    const value = entity.slice(entity.indexOf(":") + 1);
    return (
      value.length > 1 &&
      !COMMON.has(value) &&
      !(entity.startsWith("ip:") && (value.startsWith("127.") || value === "::1"))
    );
  });
  return {
    rule: nameOf(alert.rule_id),
    host: host ? hostOf(host) : null,
    user: user ? userOf(user) : null,
    entities: entities.slice(0, MOST),
  };
}

/** Addresses of the outside world that the alert names. */
export const outsideAddresses = ({ entities }: AlertKeys): string[] =>
  entities
    .filter((entity) => entity.startsWith("ip:"))
    .map((entity) => entity.slice(3))
    .filter((ip) => !isInternal(ip));
