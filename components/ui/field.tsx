"use client";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

const CONTROL =
  "w-full rounded-control border bg-ground px-2.5 text-[13px] text-text placeholder:text-muted aria-invalid:border-critical border-line hover:border-faint";

type Shared = { label: string; hint?: ReactNode; error?: string | string[]; className?: string };

type Wiring = { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined };

function Field({
  label,
  hint,
  error,
  required,
  className,
  children,
}: Shared & { required?: boolean; children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const errors = error === undefined ? [] : [error].flat();
  const described = [hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classNames("min-w-0", className)}>
      <label htmlFor={id} className="mb-1 block font-medium text-[12.5px]">
        {label} {required && <span className="font-normal text-muted">(required)</span>}
      </label>
      {children({ id, "aria-invalid": errors.length > 0 || undefined, "aria-describedby": described || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-[12px] text-muted">
          {hint}
        </p>
      )}
      {errors.length > 0 && (
        <p id={`${id}-error`} className="mt-1 break-words text-[12px] text-critical">
          {errors.join("; ")}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, className, ...rest }: Shared & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} error={error} className={className} required={rest.required}>
      {(wiring) => <input {...rest} {...wiring} className={classNames(CONTROL, "h-8")} />}
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  className,
  mono,
  ...rest
}: Shared & ComponentProps<"textarea"> & { mono?: boolean }) {
  return (
    <Field label={label} hint={hint} error={error} className={className} required={rest.required}>
      {(wiring) => (
        <textarea
          rows={4}
          {...rest}
          {...wiring}
          className={classNames(CONTROL, "py-2", mono && "font-mono text-[12px]")}
        />
      )}
    </Field>
  );
}

export function Select({ label, hint, error, className, children, ...rest }: Shared & ComponentProps<"select">) {
  return (
    <Field label={label} hint={hint} error={error} className={className} required={rest.required}>
      {(wiring) => (
        <select {...rest} {...wiring} className={classNames(CONTROL, "h-8")}>
          {children}
        </select>
      )}
    </Field>
  );
}
