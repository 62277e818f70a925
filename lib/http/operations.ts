import * as house from "@/lib/http/house-operations";
import type { Operation } from "@/lib/http/operation";
import * as threats from "@/lib/http/threat-operations";

/** Every call there is, in the order of the document. A test holds it against app/api. */
export const OPERATIONS = [...Object.values(threats), ...Object.values(house)] as readonly Operation[];
