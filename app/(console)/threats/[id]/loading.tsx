import { ThreatSkeleton } from "@/components/threat/threat-skeleton";

export default function Loading() {
  return <ThreatSkeleton />;
}
