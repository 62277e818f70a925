/** A key as printed on a button or in the shortcut sheet. Hidden from screen readers: `aria-keyshortcuts` tells them. */
export function Kbd({ children }: { children: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-[4px] border border-current/30 px-1 font-mono text-[10.5px] leading-none"
    >
      {children}
    </span>
  );
}
