import { clamp } from "../assessment";
import { megabytes, number, plural } from "../wording";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";
import { type Cite, measure, megabytesOf } from "./measures";

export function weighVolume(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
  const out = measure(
    fields,
    /^(.*_)?((bytes|mb|gb|kb|data|volume|megabytes|gigabytes)_?(out|sent|uploaded|exfiltrated|transferred|egress|up(load)?|outbound|written|copied)(_(mb|gb|kb|bytes|total))?|(out(bound|going)?|upload(ed)?|sent|orig|egress|exfil\w*|total_upload|transfer(red)?|src|client|copied)_?(bytes|mb|gb|kb|volume|size|data)(_(mb|gb|kb|bytes|out))?|bytes_toserver|(source|observed)_?bytes|(external|outbound|egress)_?(data_?)?(transfer|upload|volume|bytes)(red|_bytes)?|sent_?bytes|total_bytes_out|upload_size_\w+)$/,
    /(ratio|rate|count|per_|percent)/,
  );
  if (!out) return;
  const mb = megabytesOf(out);
  if (mb >= 100) {
    to.weigh(`${megabytes(mb)} sent out`, clamp(0.25 * Math.log10(mb / 50), 0.1, 0.8), "volume", cite(out));
    techniques.push("T1048");
  } else if (mb > 0 && mb < 25 && /mb|gb|kb|bytes/.test(out.key))
    to.weigh(`Only ${megabytes(mb)} sent out`, -0.25, "volume", cite(out));
}

export function weighFiles(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
  const files = measure(
    fields,
    /^(.*_)?(files?_?(encrypted|modified|renamed|changed|written|overwritten|deleted|touched|affected|rename\w*)(_(count|total|per_minute))?|(encrypted|modified|renamed|changed|deleted|written|rename|write|modif\w+)_?(files?|events|operations|ops)(_(count|total))?|file_(rename|write|modification|change)s?(_count|_events|_ops)?|renames?)$/,
  );
  const entropy = measure(
    fields,
    /^(.*_)?(entropy|avg_entropy|mean_entropy|entropy_(after|avg|mean|new|delta|increase)|file_entropy(_\w+)?)$/,
    /(domain|query|subdomain|dns|label|before|name)/,
  );
  if (files && files.value >= 100) {
    const odds = clamp(0.5 * Math.log10(files.value / 30), 0.2, 1.4);
    to.weigh(`${plural(files.value, "file")} changed in a short time`, odds, "mass_change", cite(files));
    techniques.push("T1486");
  }
  if (entropy && files) {
    if (entropy.value >= 7.3)
      to.weigh(
        `The files now look random (entropy ${number(entropy.value)}), as encrypted ones do`,
        1.4,
        "entropy",
        cite(entropy),
      );
    else if (entropy.value > 0 && entropy.value < 6.5)
      to.weigh(
        `The files still read as ordinary ones (entropy ${number(entropy.value)})`,
        -1,
        "entropy",
        cite(entropy),
      );
  }
}
