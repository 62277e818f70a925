import type { Alert } from "@/lib/schema/alert";
import type { AlertKeys } from "../alert-ports";
import { currentId } from "../knowledge/attack";
import { alertEntities } from "./alert-keys";
import { type Behaviour, behavioursIn } from "./behaviours";
import { inTheirWindow } from "./change-window";
import { type Circumstance, circumstancesIn } from "./circumstances";
import { type Field, fieldsOf } from "./fields";

/** What an alert shows, read once. */
export type AlertFeatures = {
  keys: AlertKeys;
  fields: Field[];
  behaviours: Behaviour[];
  circumstances: Circumstance[];
  claimed: string[]; // techniques that the rule names
};

const TECHNIQUE = /T\d{4}(?:\.\d{3})?/gi;

const known = new WeakMap<Alert, AlertFeatures>();

/** Pure: the same alert gives the same features, so that the four agents share one reading. */
export function readAlert(alert: Alert): AlertFeatures {
  const features = known.get(alert) ?? read(alert);
  known.set(alert, features);
  return features;
}

function read(alert: Alert): AlertFeatures {
  const fields = fieldsOf(alert);
  const claimed = alert.techniques
    .flatMap((text) => text.match(TECHNIQUE) ?? [])
    .map((id) => currentId(id.toUpperCase()));
  return {
    keys: alertEntities(alert),
    fields,
    behaviours: behavioursIn(fields),
    circumstances: inTheirWindow(alert, fields, circumstancesIn(fields)),
    claimed: [...new Set(claimed)],
  };
}
