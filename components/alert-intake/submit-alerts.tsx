"use client";
import { Upload } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";

const SubmitDialog = lazy(() => import("./submit-dialog").then((module) => ({ default: module.SubmitDialog })));

/** Opens the place where alerts are pasted, dropped or chosen. */
export function SubmitAlerts({ variant = "primary" }: { variant?: ButtonVariant }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} icon={<Upload aria-hidden="true" size={13} />} onClick={() => setOpen(true)}>
        Submit alerts
      </Button>
      {open && (
        <Suspense>
          <SubmitDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
