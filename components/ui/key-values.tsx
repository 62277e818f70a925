import { VisibleText } from "./outside-text";

/** `requests_per_second` reads as `requests per second`. */
export const plainKey = (key: string) => key.replaceAll("_", " ");

function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string" || typeof item === "number")) {
    return value.length === 0 ? "none" : value.join(", ");
  }
  return JSON.stringify(value) ?? "none";
}

/** Free-form data as pairs. Keys and values are hostile text. */
export function KeyValues({ data, className }: { data: Record<string, unknown>; className?: string }) {
  const pairs = Object.entries(data).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return null;
  return (
    <dl
      className={`grid grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-control border border-line bg-raised px-3 py-2 text-[12px] ${className ?? ""}`}
    >
      {pairs.map(([key, value]) => (
        <div key={key} className="contents">
          <dt className="max-w-[10rem] text-muted">
            <VisibleText>{plainKey(key)}</VisibleText>
          </dt>
          <dd className="min-w-0 font-mono text-[11.5px]">
            <VisibleText>{asText(value)}</VisibleText>
          </dd>
        </div>
      ))}
    </dl>
  );
}
