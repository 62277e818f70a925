import { duration, number } from "../wording";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";
import { type Cite, measure } from "./measures";

export function weighJourney(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
  const distance = measure(
    fields,
    /^(.*_)?(distance|geo_distance|distance_between\w*)(_(km|kilometers|kilometres|miles))?$/,
  );
  const stated = measure(
    fields,
    /^(.*_)?((required_|travel_|implied_|ground_)?(speed|velocity)(_(kmh|kmph|km_h|kph|mph))?)$/,
  );
  const hours = measure(
    fields,
    /^(.*_)?(hours?_(between|apart|elapsed|difference)|time_(delta|diff(erence)?|between)_hours|elapsed_hours|travel_time_hours|delta_hours|gap_hours)$/,
  );
  const minutes = measure(
    fields,
    /^(.*_)?(minutes?_(between|apart|elapsed|difference)|time_(delta|diff(erence)?|between)_(min|minutes)|elapsed_minutes|delta_minutes|gap_minutes|time_between_logins_minutes)$/,
  );
  const elapsed = hours ? hours.value : minutes ? minutes.value / 60 : null;
  const km = distance ? distance.value * (/mile/.test(distance.key) ? 1.609 : 1) : null;
  const speed =
    km !== null && elapsed !== null
      ? km / Math.max(elapsed, 1 / 60)
      : stated
        ? stated.value * (/mph/.test(stated.key) ? 1.609 : 1)
        : null;
  if (speed === null) return;
  const ids = cite(distance, hours ?? minutes, stated);
  if (speed > 900 && (km === null || km > 300)) {
    to.weigh(
      `Two places that nobody travels between in ${elapsed === null ? "that time" : duration(elapsed * 60)}${km === null ? "" : ` (${number(km)} km)`}`,
      0.8,
      "travel",
      ids,
    );
    techniques.push("T1078");
  } else to.weigh("A journey that can be made in that time", -1.2, "travel", ids);
}
