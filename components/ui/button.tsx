import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";

export type ButtonVariant = "primary" | "secondary" | "danger" | "ghost";

const LOOK: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent text-on-accent hover:brightness-110",
  secondary: "border-line bg-raised text-text hover:border-faint",
  danger: "border-critical/50 bg-critical/15 text-critical-ink hover:bg-critical/25",
  ghost: "border-transparent bg-transparent text-muted hover:bg-raised hover:text-text",
};

/** The look of a button, for links that stand among buttons. */
export function buttonClass(variant: ButtonVariant = "secondary", size: "normal" | "small" = "normal"): string {
  return classNames(
    "inline-flex shrink-0 cursor-pointer items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
    size === "small" ? "h-7 px-2 text-[12px]" : "h-8 px-3 text-[13px]",
    LOOK[variant],
  );
}

type Props = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: "normal" | "small";
  /** A key that does the same: shown, and told to assistive technology. */
  shortcut?: string;
  busy?: boolean;
  icon?: ReactNode;
};

export function Button({ variant, size, shortcut, busy, icon, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-keyshortcuts={shortcut}
      aria-busy={busy || undefined}
      {...rest}
      disabled={rest.disabled || busy}
      className={classNames(buttonClass(variant, size), className)}
    >
      {icon}
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}
