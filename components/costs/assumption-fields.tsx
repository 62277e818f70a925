"use client";
import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { Assumptions } from "./comparison";

type Name = keyof Assumptions;

const FIELDS: { name: Name; label: string; step: string }[] = [
  { name: "alerts_a_day", label: "Alerts a day", step: "1" },
  { name: "minutes_an_alert", label: "Minutes an analyst needs for one", step: "0.5" },
  { name: "analyst_usd_a_month", label: "An analyst costs a month, in $", step: "100" },
  { name: "hours_a_month", label: "Hours an analyst works a month", step: "1" },
  { name: "read_by_people_percent", label: "Share that people still read, in %", step: "1" },
];

type FieldProps = { name: Name; label: string; step: string; value: number; onChange: (value: number) => void };

/** What is being typed stays as typed; only a value that makes sense is taken over. */
function AssumptionField({ name, label, step, value, onChange }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shape = Assumptions.shape[name];
  const text = typed ?? String(value);
  const parsed = shape.safeParse(text.trim() === "" ? Number.NaN : Number(text));
  return (
    <TextField
      label={label}
      type="number"
      inputMode="decimal"
      min={shape.minValue ?? 0}
      max={shape.maxValue ?? undefined}
      step={step}
      value={text}
      error={
        parsed.success ? undefined : `A number from ${shape.minValue} to ${shape.maxValue?.toLocaleString("en-GB")}`
      }
      onChange={({ target }) => {
        setTyped(target.value);
        const next = shape.safeParse(target.value.trim() === "" ? Number.NaN : Number(target.value));
        if (next.success) onChange(next.data);
      }}
      onBlur={() => parsed.success && setTyped(null)}
    />
  );
}

type Props = { assumptions: Assumptions; onChange: (next: Partial<Assumptions>) => void };

export function AssumptionFields({ assumptions, onChange }: Props) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,170px),1fr))] items-end gap-3">
      {FIELDS.map((field) => (
        <AssumptionField
          key={field.name}
          {...field}
          value={assumptions[field.name]}
          onChange={(value) => onChange({ [field.name]: value })}
        />
      ))}
    </div>
  );
}
