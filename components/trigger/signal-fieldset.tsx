"use client";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { THREAT_TYPE_WORD } from "@/components/threat-words";
import { Select, TextArea, TextField } from "@/components/ui/field";
import { threatQueries } from "@/lib/query/threats";
import { THREAT_TYPES } from "@/lib/schema/vocabulary";
import type { SignalField, SignalForm } from "./signal-fields";

type Props = { form: SignalForm; onChange: (change: Partial<SignalForm>) => void; errors: Record<string, string[]> };

export function SignalFieldset({ form, onChange, errors }: Props) {
  const { data } = useQuery(threatQueries.analytics());
  const customers = useId();
  const wire = (field: SignalField) => ({
    name: field,
    value: form[field],
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
    error: errors[field],
  });
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select label="Threat type" {...wire("threat_type")}>
        {THREAT_TYPES.map((type) => (
          <option key={type} value={type}>
            {THREAT_TYPE_WORD[type]}
          </option>
        ))}
      </Select>
      <TextField label="Customer" required list={customers} autoComplete="off" {...wire("customer_name")} />
      <datalist id={customers}>
        {data?.by_customer.map((each) => (
          <option key={each.customer_name} value={each.customer_name} />
        ))}
      </datalist>
      <TextField label="Source address" placeholder="198.51.100.23" autoComplete="off" {...wire("source_ip")} />
      <TextField label="Endpoint" placeholder="/login" autoComplete="off" {...wire("endpoint")} />
      <TextField label="Requests" inputMode="numeric" autoComplete="off" {...wire("request_count")} />
      <TextField label="Within, minutes" inputMode="decimal" autoComplete="off" {...wire("time_window_minutes")} />
      <TextField className="sm:col-span-2" label="User agent" autoComplete="off" {...wire("user_agent")} />
      <TextField
        label="Detected at"
        hint="ISO 8601 with an offset; now when empty"
        placeholder="2026-01-31T12:00:00Z"
        autoComplete="off"
        {...wire("detected_at")}
      />
      <TextField
        label="ATT&CK hints"
        hint="Ids, with commas between"
        placeholder="T1110.004"
        autoComplete="off"
        {...wire("mitre_hints")}
      />
      <TextArea
        className="sm:col-span-2"
        label="Metadata"
        hint="A JSON object; what the detector measured"
        placeholder={'{ "failed_attempts": 4750 }'}
        mono
        spellCheck={false}
        {...wire("metadata")}
      />
    </div>
  );
}
