import { isInternal } from "../features/network";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";

const FROM = /^(src|source|client|orig(in)?|local)_?(ip|address|ip_address|addr|h)?$/;
const TO = /^(dst|dest|destination|remote|resp|server)_?(ip|address|ip_address|addr|h)?$/;

type Flow = { from: Field; to: Field };

/** Source and destination of each record, in their order. */
function flowsIn(fields: Field[]): Flow[] {
  const records = new Map<number, Partial<Flow>>();
  for (const field of fields) {
    if (field.section !== "sample" || !/^[\da-f.:]{3,45}$/.test(field.text)) continue;
    const flow = records.get(field.record) ?? {};
    if (FROM.test(field.key)) flow.from ??= field;
    else if (TO.test(field.key)) flow.to ??= field;
    records.set(field.record, flow);
  }
  return [...records.values()].flatMap(({ from, to }) => (from && to ? [{ from, to }] : []));
}

/** Who was attacked from outside and then calls that very address: the attack worked. */
export function weighCallBack(fields: Field[], to: Ledger, techniques: string[]): void {
  const flows = flowsIn(fields);
  for (const [i, first] of flows.entries()) {
    const back = flows
      .slice(i + 1)
      .find(({ from, to: at }) => from.text === first.to.text && at.text === first.from.text);
    if (!back || isInternal(first.from.text) || !isInternal(first.to.text)) continue;
    to.weigh("The target called its attacker back", 1.4, "call_back", [
      to.field(first.from.path, first.from.value),
      to.field(back.to.path, back.to.value),
    ]);
    techniques.push("T1190");
    return;
  }
}
