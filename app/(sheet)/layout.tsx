import { connection } from "next/server";
import type { ReactNode } from "react";
import "./sheet.css";

/** Paper: no rail, no header, and black on white whatever the reader's theme is. */
export default async function SheetLayout({ children }: { children: ReactNode }) {
  await connection(); // drawn anew for every request
  return <div className="sheet-ground">{children}</div>;
}
