"use client";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { useTrigger } from "@/lib/query/threat-mutations";
import { byField, errorsOf } from "./signal-errors";
import { EMPTY_SIGNAL, type FieldError, readJson, signalOf } from "./signal-fields";
import { SignalFieldset } from "./signal-fieldset";
import { useThreatToast } from "./use-trigger-with-toast";

const EXAMPLE = `{
  "threat_type": "brute_force",
  "customer_name": "Global Finance",
  "source_ip": "198.51.100.23",
  "endpoint": "/login",
  "request_count": 4800,
  "time_window_minutes": 5,
  "metadata": { "failed_attempts": 4750, "distinct_accounts": 3 }
}`;

/** Posts a signal as an integrator would; whatever the server refuses stands at its field. */
export function SignalDialog({ onClose }: { onClose: () => void }) {
  const [tab, setTab] = useState("fields");
  const [form, setForm] = useState(EMPTY_SIGNAL);
  const [json, setJson] = useState(EXAMPLE);
  const [unreadable, setUnreadable] = useState<FieldError[]>([]);
  const formId = useId();
  const told = useThreatToast();
  const { mutate, error, isPending, reset } = useTrigger();

  const errors = [...unreadable, ...errorsOf(error)];
  const { fields, rest } = byField(errors);
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error || unreadable.length > 0) place.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [error, unreadable]);
  const forget = () => {
    setUnreadable([]);
    reset();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    forget();
    const pasted = readJson(json);
    const { body, errors: found } =
      tab === "fields"
        ? signalOf(form)
        : "problem" in pasted
          ? { body: null, errors: [{ path: "", message: pasted.problem }] }
          : { body: pasted.value, errors: [] };
    setUnreadable(found);
    if (found.length > 0) return;
    const onSuccess: Parameters<typeof mutate>[1] = {
      onSuccess: (threat) => {
        told(threat);
        onClose();
      },
    };
    mutate({ body, origin: "manual" }, onSuccess);
  };

  const jsonErrors = errors.map(({ path, message }) => (path ? `${path} ${message}` : message));
  const showNotice =
    error !== null && (tab === "fields" ? errorsOf(error).length === 0 || rest.length > 0 : jsonErrors.length === 0);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Post your own signal"
      description="It is judged like any detector’s, and stored."
      width="wide"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={isPending}>
            {isPending ? "Judging…" : "Post signal"}
          </Button>
        </>
      }
    >
      <form ref={place} id={formId} onSubmit={submit} noValidate>
        {showNotice && (
          <div className="mb-3">
            <ProblemNotice title="The signal was not taken" error={error} />
          </div>
        )}
        {errors.length > 0 && (
          <p role="status" className="sr-only">
            {errors.length === 1 ? "One field needs" : `${errors.length} fields need`} attention
          </p>
        )}
        <Tabs
          label="How to write the signal"
          value={tab}
          onValueChange={(next) => {
            forget();
            setTab(next);
          }}
          tabs={[
            { value: "fields", label: "Fields" },
            { value: "json", label: "JSON" },
          ]}
        >
          <TabPanel value="fields" className="pt-3.5" tabIndex={-1}>
            <SignalFieldset form={form} onChange={(change) => setForm({ ...form, ...change })} errors={fields} />
          </TabPanel>
          <TabPanel value="json" className="pt-3.5" tabIndex={-1}>
            <TextArea
              label="Signal as JSON"
              hint="A whole signal, {&quot;scenario&quot;: name}, {&quot;threat_type&quot;: type} alone, or {}."
              rows={14}
              mono
              spellCheck={false}
              value={json}
              onChange={(event) => setJson(event.target.value)}
              error={jsonErrors.length > 0 ? jsonErrors : undefined}
            />
          </TabPanel>
        </Tabs>
      </form>
    </Dialog>
  );
}
