import { readFileSync } from "node:fs";
import { coordinate } from "@/agents/threat/coordinator";
import { FactsIndex } from "@/lib/intel/facts-index";
import { HistoryIndex } from "@/lib/intel/history-index";
import { crawlerClaim } from "@/lib/intel/crawlers";
const j=(f:string)=>JSON.parse(readFileSync(`/work/main/data/${f}.json`,'utf8'));
const now=Date.now(); const ago=(h:number)=>new Date(now-h*3600e3).toISOString();
const facts=new FactsIndex({customers:j('customers'),networks:j('networks'),
 infraEvents:j('infra_events').map((e:any)=>({...e,started_at:ago(e.started_hours_ago),ended_at:e.ended_hours_ago==null?null:ago(e.ended_hours_ago)})),
 intel:j('threat_intel').map((e:any)=>({...e,first_seen:ago(e.first_seen_days_ago*24),last_seen:ago(e.last_seen_days_ago*24)})),advisories:[]});
let hist:any[]=[]; try{hist=j('history')}catch{}
const hi=new HistoryIndex(hist.map((h:any,i:number)=>({id:String(i),signal:{id:'x',detected_at:ago(h.detected_hours_ago),...h.signal},headline:'',techniques:[],verdict:h.resolution.verdict,note:h.resolution.note,resolved_by:'',resolved_at:ago(h.detected_hours_ago-h.resolution.after_minutes/60)})).sort((a:any,b:any)=>a.signal.detected_at<b.signal.detected_at?1:-1));
const sources:any={policyOf:async(n:string)=>facts.policyOf(n),history:async(q:any)=>hi.ask(q),countRecent:async()=>0,infraEvents:async(q:any)=>facts.eventsOf(q.customer_name,q.from,q.to),intel:async(q:any)=>facts.intel(q),addressFacts:async(ip:string)=>facts.addressFacts(ip),crawlerClaim:async(u:string)=>crawlerClaim(u),advisories:async(q:any)=>facts.advisories(q.since,q.before)};
const clock={now:()=>new Date(),elapsed:()=>performance.now()};
function date(v:any):any{ if(v&&typeof v==='object'){ if('$minutes_ago' in v) return new Date(now-v.$minutes_ago*60e3).toISOString(); if(Array.isArray(v)) return v.map(date); return Object.fromEntries(Object.entries(v).map(([k,x])=>[k,date(x)]))} return v;}
const only=process.argv[2];
for(const s of j('scenarios')){ if(only&&only!==s.name)continue;
 const sig:any={id:'00000000-0000-4000-8000-000000000001',threat_type:s.threat_type,detected_at:new Date(now).toISOString(),...date(s.signal)};
 const r=await coordinate(sig,{sources,clock,received_at:new Date().toISOString()});
 console.log(`${s.truth.padEnd(6)} ${s.name.padEnd(24)} ${r.severity.padEnd(8)} ${r.severity_score.value} fp=${r.false_positive_score.score.toFixed(2)} ${r.false_positive_score.recommendation} ${r.response_plan.primary_action.action_type} rev=${r.requires_human_review} | ${r.headline}`);
 if(only){console.log(JSON.stringify(r.severity_score.parts.map(p=>[p.part,p.points])));console.log(r.false_positive_score.indicators.map(i=>`${i.indicator} ${i.log_odds.toFixed(2)}`).join('\n'));console.log(r.executive_summary,'\n',r.customer_narrative,'\n',r.counterfactual);console.log(r.key_findings.map(f=>f.text+' '+f.evidence_ids).join('\n'));console.log(r.response_plan);console.log(r.mitre_techniques.map(t=>t.id+t.name+t.source).join(', '));console.log(r.investigation_timeline.events.length, JSON.stringify(r.investigation_timeline.phase_breakdown))}
}
if(!only){ const S=j('scenarios'); const t0=process.cpuUsage(); const N=600; for(let i=0;i<N;i++){const s=S[i%S.length]; await coordinate({id:'00000000-0000-4000-8000-000000000001',threat_type:s.threat_type,detected_at:new Date(now).toISOString(),...date(s.signal)} as any,{sources,clock,received_at:new Date().toISOString()});} const c=process.cpuUsage(t0); console.log('cpu ms each',(c.user+c.system)/1000/N)}
