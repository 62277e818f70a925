"use client";
import { Upload } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { dialogLater } from "@/components/ui/dialog-later";

const SubmitDialog = dialogLater(() => import("./submit-dialog").then((file) => file.SubmitDialog));

/** Opens the place where alerts are pasted, dropped or chosen. */
export function SubmitAlerts({ variant = "primary" }: { variant?: ButtonVariant }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} icon={<Upload aria-hidden="true" size={13} />} onClick={() => setOpen(true)}>
        Submit alerts
      </Button>
      {open && <SubmitDialog onClose={() => setOpen(false)} />}
    </>
  );
}
