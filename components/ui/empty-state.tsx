import type { ReactNode } from "react";

type Props = {
  title: string;
  children?: ReactNode;
  action?: ReactNode /** When it stands for a whole page. */;
  page?: boolean;
};

export function EmptyState({ title, children, action, page }: Props) {
  const Title = page ? "h1" : "p";
  return (
    <div className="flex flex-col items-center justify-center gap-2 px-6 py-14 text-center">
      {!page && (
        <svg aria-hidden="true" width="36" height="36" viewBox="0 0 36 36" className="mb-1 text-faint" fill="none">
          <circle cx="18" cy="18" r="16.5" stroke="currentColor" strokeDasharray="3 4" />
          <path
            d="m12 18.5 4 4 8-9"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      )}
      <Title className={page ? "font-semibold text-[18px]" : "font-semibold"}>{title}</Title>
      {children && <div className="max-w-[52ch] text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
