"use client";
import { useHydrated } from "@/components/ui/clock";

/** As in "Europe/Berlin, UTC+01:00". */
function zoneWords(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "longOffset" }).formatToParts(new Date());
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "UTC") ?? "";
  return timeZone === "UTC" ? "UTC" : `${timeZone}, ${offset}`;
}

/** Whose clock the console's times go by: only the reader's browser knows, so its place is kept until then. */
export function TimeZone() {
  const hydrated = useHydrated();
  return (
    <p className="mt-auto min-h-9 px-2 pt-3 text-[11.5px] text-muted leading-[1.35] whitespace-normal max-[900px]:hidden">
      {hydrated && <>Times: {zoneWords()}</>}
    </p>
  );
}
