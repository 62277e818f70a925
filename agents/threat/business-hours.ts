import type { CustomerPolicy } from "@/lib/schema/customer";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formats = new Map<string, Intl.DateTimeFormat>(); // making one costs more than a whole assessment

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: isZone(timeZone) ? timeZone : "UTC", // a mistyped zone must not stop a judgement
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** True when the moment lies outside the customer's working days and hours, in the customer's own zone. */
export function isOutsideHours(at: string, hours: CustomerPolicy["business_hours"]): boolean {
  const parts = Object.fromEntries(
    formatOf(hours.time_zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  );
  const day = DAYS.indexOf(parts.weekday ?? "") + 1;
  const time = `${parts.hour}:${parts.minute}`;
  return !hours.days.includes(day) || time < hours.start || time >= hours.end;
}
