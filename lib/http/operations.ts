import * as alerts from "@/lib/http/alert-operations";
import * as analytics from "@/lib/http/analytics-operations";
import * as cases from "@/lib/http/case-operations";
import * as demo from "@/lib/http/demo-operations";
import * as exporting from "@/lib/http/export-operations";
import * as find from "@/lib/http/find-operations";
import * as house from "@/lib/http/house-operations";
import * as learned from "@/lib/http/learned-operations";
import type { Operation } from "@/lib/http/operation";
import * as review from "@/lib/http/review-operations";
import * as threats from "@/lib/http/threat-operations";
import * as views from "@/lib/http/view-operations";

const { BATCH_BYTES: _, ...ofAlerts } = alerts;

/** Every call there is, in the order of the document. A test holds it against the routes. */
export const OPERATIONS = [
  ...Object.values(threats),
  ...Object.values(review),
  ...Object.values(ofAlerts),
  ...Object.values(cases),
  ...Object.values(find),
  ...Object.values(learned),
  ...Object.values(exporting),
  ...Object.values(analytics),
  ...Object.values(views),
  ...Object.values(demo),
  ...Object.values(house),
] as readonly Operation[];
