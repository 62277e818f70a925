import { TriangleAlert } from "lucide-react";
import { ApiProblem } from "@/lib/query/client";
import { Button } from "./button";

const ADVICE: Record<number, string> = {
  0: "Check that the server is running, then try again.",
  404: "It may have been removed, or the address is mistyped.",
  409: "Somebody else changed it in the meantime. Load it again and repeat your change.",
  429: "Too many requests at once. Wait a moment, then try again.",
  503: "The database is busy or full. Wait a moment, then try again.",
};

type Props = { title?: string; error: unknown; onRetry?: () => void };

/** What went wrong, what to try, and the request's id for whoever has to look. */
export function ProblemNotice({ title, error, onRetry }: Props) {
  const problem = error instanceof ApiProblem ? error.problem : null;
  const fields = problem?.errors ?? [];
  return (
    <div role="alert" className="flex gap-3 rounded-control border border-critical/40 bg-critical/10 p-3.5">
      <TriangleAlert aria-hidden="true" size={16} className="mt-0.5 shrink-0 text-critical" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title ?? problem?.title ?? "Something went wrong"}</p>
        <p className="mt-0.5 break-words text-text" dir="auto">
          {problem?.detail ?? "The page hit a fault of its own."}{" "}
          {problem ? (ADVICE[problem.status] ?? "") : "Try again."}
        </p>
        {fields.length > 0 && (
          <ul className="mt-1.5 list-disc pl-4 text-[12.5px]">
            {fields.map((field) => (
              <li key={`${field.path} ${field.message}`} className="break-words" dir="auto">
                <span className="font-mono">{field.path || "body"}</span>: {field.message}
              </li>
            ))}
          </ul>
        )}
        {problem?.request_id && (
          <p className="mt-1.5 font-mono text-[11.5px] text-muted">Request {problem.request_id}</p>
        )}
        {onRetry && (
          <Button size="small" className="mt-2.5" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
