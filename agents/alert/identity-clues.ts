import type { Alert } from "@/lib/schema/alert";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";

const DEVICE =
  /^(.*_)?(device_?id|device_identifier|machine_id|hardware_id|udid|device_fingerprint|registered_device)$/;
const RECIPIENT =
  /^(.*_)?(forward_?(to|ing_?(smtp_?)?address)|forward_as_attachment_to|redirect_?to|to_user|recipients?|shared_with|target_user|destination_(account|mailbox|email))$/;
const MAIL = /([a-z0-9._%+-]+)@([a-z0-9.-]+\.[a-z]{2,24})/;

/** Clues that lie in comparing fields, not in any one: the same device in both places, a receiver inside or outside. */
export function weighIdentityClues(alert: Alert, fields: Field[], to: Ledger): void {
  weighSameDevice(fields, to);
  weighSharedSession(fields, to);
  weighRecipient(alert, fields, to);
  weighDecoded(fields, to);
  weighOwnNetwork(alert, fields, to);
}

function weighSameDevice(fields: Field[], to: Ledger): void {
  const ids = fields.filter(
    ({ section, key, text }) => section === "sample" && DEVICE.test(key) && text !== "" && text !== "null",
  );
  const records = new Set(ids.map(({ record }) => record));
  const addresses = new Set(
    fields
      .filter(({ section, key }) => section === "sample" && /(^|_)ip(_?address)?$/.test(key))
      .map(({ text }) => text),
  );
  if (records.size < 2 || addresses.size < 2) return;
  const same = new Set(ids.map(({ text }) => text)).size === 1;
  if (same)
    to.weigh(
      "The same device at both addresses",
      -1.1,
      "device",
      ids.slice(0, 3).map((field) => to.field(field.path, field.value)),
    );
}

const SESSION =
  /^(.*_)?(session_?id|session_?token_?id|correlation_session|cookie_?id|token_?id|unique_token_identifier)$/;
const ADDRESS = /(^|_)ip(_?address)?$/;
const AGENT = /(^|_)user_?agent$/;

/** One session, two addresses and two browsers: somebody carries a stolen cookie. */
function weighSharedSession(fields: Field[], to: Ledger): void {
  const samples = fields.filter(({ section, text }) => section === "sample" && text !== "" && text !== "null");
  const sessions = new Map<string, Field[]>();
  for (const field of samples.filter(({ key }) => SESSION.test(key))) {
    sessions.set(field.text, [...(sessions.get(field.text) ?? []), field]);
  }
  for (const members of sessions.values()) {
    const records = new Set(members.map(({ record }) => record));
    const texts = (keys: RegExp) =>
      new Set(samples.filter(({ key, record }) => keys.test(key) && records.has(record)).map(({ text }) => text));
    if (records.size < 2 || texts(ADDRESS).size < 2 || texts(AGENT).size < 2) continue;
    to.weigh(
      "One session from two addresses and two browsers",
      1.3,
      "shared_session",
      members.slice(0, 3).map((field) => to.field(field.path, field.value)),
    );
    return;
  }
}

const domainOf = (text: string): string | null => MAIL.exec(text)?.[2]?.split(".").slice(-3).join(".") ?? null;

function weighRecipient(alert: Alert, fields: Field[], to: Ledger): void {
  const own =
    domainOf((alert.assets.user ?? "").toLowerCase()) ??
    domainOf(
      fields.find(({ key, text }) => /(^|_)(user|from_user|upn|mailbox|actor|owner)/.test(key) && MAIL.test(text))
        ?.text ?? "",
    );
  const field = fields.find(
    ({ key, text, section }) => section !== "thresholds" && RECIPIENT.test(key) && MAIL.test(text),
  );
  if (!own || !field) return;
  const inside = domainOf(field.text) === own;
  to.weigh(
    inside ? "The receiver is in the same organisation" : "The receiver is outside the organisation",
    inside ? -0.9 : 0.6,
    "destination",
    [to.field(field.path, field.value)],
  );
}

const HARMLESS = /^[\s\w.,;:|()[\]{}$'"=<>/@*-]*$/;
const ACTS =
  /(invoke|start-process|download|webclient|iex|socket|new-object|set-|remove-|add-|stop-|disable|http|cmd|reg |copy|frombase64|bypass|virtualalloc|dllimport)/;

/** An encoded command that only reads is no loader. */
function weighDecoded(fields: Field[], to: Ledger): void {
  const commands = fields.filter(({ key }) => key === "decoded_command");
  if (commands.length === 0 || !commands.every(({ text }) => HARMLESS.test(text) && !ACTS.test(text))) return;
  to.weigh(
    "Decoded, the command only reads",
    -0.65,
    "decoded",
    commands.slice(0, 2).map((field) => to.field(field.path, field.value)),
  );
}

const NETWORK_OWNER =
  /^(.*_)?(asn?_?(org|name|owner)|autonomous_system_(organi[sz]ation|name)|isp|network_owner|ip_owner|whois_(org|owner))$/;
const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Registers say whose an address is: the organisation's own name there is its own network. */
function weighOwnNetwork(alert: Alert, fields: Field[], to: Ledger): void {
  const own = bare(alert.customer_name);
  const field = fields.find(
    ({ key, text }) => NETWORK_OWNER.test(key) && own.length >= 5 && bare(text).startsWith(own),
  );
  if (field)
    to.weigh("The address is registered to the organisation itself", -1.6, "network_kind", [
      to.field(field.path, field.value),
    ]);
}
