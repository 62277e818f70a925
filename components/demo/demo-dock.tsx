"use client";
import dynamic from "next/dynamic";
import { setDemoPanel, useDemoPanel } from "./panel-open";

const DemoPanel = dynamic(() => import("./demo-panel"), { ssr: false });

/** Where the demo panel stands when it is open; fetched when first asked for. */
export function DemoDock() {
  return useDemoPanel() ? <DemoPanel onClose={() => setDemoPanel(false)} /> : null;
}
