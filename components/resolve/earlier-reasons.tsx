import { fixedDirection } from "@/components/ui/fixed-direction";

/** What people gave as a reason before, offered while a new one is written. */
export function EarlierReasons({ listId, reasons }: { listId: string; reasons: string[] | undefined }) {
  return (
    <datalist id={listId}>
      {reasons?.map((reason) => (
        <option key={reason} value={reason}>
          {fixedDirection(reason)}
        </option>
      ))}
    </datalist>
  );
}
