import { WorkflowSkeleton } from "@/components/workflow/workflow-skeleton";

export default function Loading() {
  return (
    <div className="mx-auto max-w-[920px]">
      <WorkflowSkeleton />
    </div>
  );
}
