import { VisibleText } from "@/components/ui/outside-text";
import { nameOf, type Rejected } from "./rejected";

const MOST = 50;
const counted = new Intl.NumberFormat("en-GB").format;

type Props = { rejected: Rejected[]; alerts: unknown[]; accepted: number };

/** Which alerts were not taken, by their place in what was sent, and what is wrong with each field. */
export function RejectedList({ rejected, alerts, accepted }: Props) {
  const more = rejected.length - MOST;
  return (
    <section role="alert" aria-label="Rejected alerts" className="rounded-control border border-high/50 bg-high/5 p-3">
      <p className="font-semibold">
        {accepted > 0 ? `${counted(accepted)} accepted, ` : ""}
        {counted(rejected.length)} rejected{accepted === 0 && "; nothing was stored"}
      </p>
      <ol className="mt-2 grid max-h-[40vh] gap-2 overflow-y-auto text-[12.5px]">
        {rejected.slice(0, MOST).map(({ index, errors }) => {
          const name = nameOf(alerts[index]);
          return (
            <li key={index}>
              <p className="flex min-w-0 gap-1.5">
                <span className="shrink-0 font-medium">Alert {counted(index + 1)}</span>
                {name && (
                  <span className="truncate text-muted">
                    <VisibleText>{name}</VisibleText>
                  </span>
                )}
              </p>
              <ul className="ml-3 grid gap-0.5">
                {errors.map(({ path, message }) => (
                  <li key={`${path} ${message}`} className="wrap-anywhere">
                    {path && <code className="font-mono text-[12px]">{path}</code>} <bdi>{message}</bdi>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      {more > 0 && <p className="mt-2 text-muted">and {counted(more)} more</p>}
    </section>
  );
}
