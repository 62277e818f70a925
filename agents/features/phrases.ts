/**
 * Signs that detectors write as words. They may only make a threat look worse: words are the attacker's to write,
 * so none of them ever speaks for innocence.
 */
export type Sign =
  | "command_and_control"
  | "exfiltration"
  | "persistence"
  | "scheduled_task"
  | "run_key"
  | "new_service"
  | "web_shell"
  | "privilege_escalation"
  | "lateral_movement"
  | "credential_dumping"
  | "encryption"
  | "defence_evasion"
  | "process_injection"
  | "malware"
  | "rooted_device"
  | "debugger"
  | "successful_access"
  | "new_device"
  | "mfa_change"
  | "mfa_fatigue"
  | "credential_change"
  | "session_hijack"
  | "account_lockout"
  | "enumeration"
  | "captcha_bypass"
  | "address_rotation"
  | "sequential_access"
  | "value_transfer"
  | "privileged_account"
  | "injection_attack"
  | "service_degraded";

const PATTERNS: [Sign, RegExp][] = [
  [
    "command_and_control",
    /\b(c2|c&c|command[\s_-]?(and|&)[\s_-]?control|beacon(ing|s)?|callback (to|server)|cobalt[\s_-]?strike|meterpreter|sliver implant|remote access trojan|rat (traffic|implant)|domain generation|dga)\b/,
  ],
  [
    "exfiltration",
    /\b(exfil\w*|data (theft|leak\w*|exfiltration)|(large|unusual|mass|bulk)[\s_-](outbound|upload|download|data)[\s_-]?(transfer|volume)?|dns[\s_-]tunnel\w*)\b/,
  ],
  ["scheduled_task", /\b(scheduled[\s_-]?tasks?|schtasks|cron[\s_-]?(job|tab)?|launch[\s_-]?(agent|daemon)|at job)\b/],
  [
    "run_key",
    /\b((registry[\s_-]?)?run[\s_-]?(once)?[\s_-]?keys?|currentversion\\+run|hk(lm|cu)\b.*\brun|startup[\s_-]?folder|autorun)\b/,
  ],
  [
    "new_service",
    /\b((new|malicious|rogue|unknown|installed)[\s_-](windows[\s_-])?service|service[\s_-](creat\w+|install\w*)|systemd[\s_-](unit|service))\b/,
  ],
  ["web_shell", /\bweb[\s_-]?shell\b/],
  [
    "persistence",
    /\b(persisten(ce|t)|backdoor\w*|implant|rootkit|bootkit|wmi[\s_-](event[\s_-])?subscription|mail(box)?[\s_-](forward\w*|inbox)?[\s_-]?rule|inbox[\s_-]rule|forwarding[\s_-]rule|oauth[\s_-](app|grant|consent)|new[\s_-](api[\s_-]?key|ssh[\s_-]key|access[\s_-]?key))\b/,
  ],
  [
    "privilege_escalation",
    /\b(privilege[\s_-]?(escalat\w+|elevat\w+)|escalat\w+ (to|of) (root|admin\w*|system)|priv[\s_-]?esc|gained (root|admin\w*|system)|uac[\s_-]bypass|sudo[\s_-](abuse|exploit)|token[\s_-](theft|impersonation)|added to (domain )?admin\w*|role[\s_-]escalat\w+)\b/,
  ],
  [
    "lateral_movement",
    /\b(lateral(ly)?[\s_-]?mov\w*|moved laterally|pass[\s_-]the[\s_-](hash|ticket)|psexec|remote[\s_-]services?|rdp (to|pivot|session to)|smb[\s_-](spread|pivot)|wmi(exec)?[\s_-]remote|pivot(ed|ing)?)\b/,
  ],
  [
    "credential_dumping",
    /\b((credential|password|lsass|sam|ntds|hash)[\s_-](dump\w*|theft|steal\w*|harvest\w*|extract\w*)|lsass|mimikatz|dcsync|kerberoast\w*|keylog\w*|infostealer)\b/,
  ],
  [
    "encryption",
    /\b(ransom\w*|(mass|files?|bulk|rapid)[\s_-](file[\s_-])?(encrypt\w*)|encrypt(ed|ing|ion of) (files|shares|data)|shadow[\s_-]cop(y|ies)[\s_-]delet\w*|vssadmin|wiper|files? (deleted|wiped) en masse)\b/,
  ],
  [
    "defence_evasion",
    /\b((log|event[\s_-]log|audit)s?[\s_-](clear\w*|delet\w*|tamper\w*|wip\w*|disabl\w*)|(antivirus|av|edr|defender|security (tool|agent|software)|firewall)[\s_-](was[\s_-])?(disabl\w*|stopp\w*|tamper\w*|uninstall\w*)|(disabl\w+|stopp\w+|kill\w+)[\s_-](the[\s_-])?(antivirus|av|edr|defender|security|logging|firewall)|timestomp\w*|obfuscat\w*|masquerad\w*)\b/,
  ],
  [
    "process_injection",
    /\b(process[\s_-](inject\w*|hollow\w*)|dll[\s_-](inject\w*|side[\s_-]?load\w*|hijack\w*)|reflective load\w*|shellcode)\b/,
  ],
  [
    "malware",
    /\b(malware|trojan|virus|worm|spyware|botnet (agent|client|implant)|cryptominer|crypto[\s_-]?min(er|ing)|malicious (file|binary|process|payload|executable|macro)|dropper|unsigned (binary|executable|driver)|encoded powershell|suspicious powershell)\b/,
  ],
  [
    "rooted_device",
    /\b(root(ed)?[\s_-]?(device|phone|detect\w*)|jail[\s_-]?brok\w*|jailbreak|magisk|su[\s_-]binary|bootloader[\s_-]unlocked|rooted)\b/,
  ],
  [
    "debugger",
    /\b(debugger|frida|hook(ing)?[\s_-]framework|xposed|emulator|app[\s_-]tamper\w*|repackaged|tampered (app|binary))\b/,
  ],
  [
    "successful_access",
    /\b((success(ful(ly)?)?|valid|accepted)[\s_-]*(log[\s_-]?(in|on)|sign[\s_-]?in|auth\w*|access|compromise)s?|(log[\s_-]?(in|on)|sign[\s_-]?in|auth\w*|attempt)s?[\s_-](was |were )?succe\w+|success[\s_-]after[\s_-]fail\w*|succeeded|logged[\s_-]in[\s_-]successfully|accounts?[\s_-](were[\s_-])?(accessed|compromised|taken[\s_-]over)|credentials?[\s_-](confirmed|validated)|password[\s_-]guessed)\b/,
  ],
  [
    "new_device",
    /\b((new|unknown|unrecogni[sz]ed|unfamiliar|first[\s_-]seen|never[\s_-]seen)[\s_-](device|browser|fingerprint|machine|user[\s_-]agent)|device[\s_-](change|mismatch|fingerprint[\s_-]change))\b/,
  ],
  [
    "mfa_fatigue",
    /\b(mfa[\s_-](fatigue|bomb\w*|push(es)?[\s_-](spam|flood)|prompt[\s_-](spam|flood))|push[\s_-](bombing|fatigue|spam))\b/,
  ],
  [
    "mfa_change",
    /\b((mfa|2fa|otp|multi[\s_-]?factor|two[\s_-]factor|authenticator)[\s_-](was[\s_-])?(disabl\w*|remov\w*|reset\w*|chang\w*|enrol\w*|add\w*|bypass\w*|registered)|(disabl\w+|remov\w+|bypass\w*|new)[\s_-](mfa|2fa|multi[\s_-]?factor|authenticator)|sim[\s_-]swap\w*)\b/,
  ],
  [
    "credential_change",
    /\b((password|passphrase|recovery|e-?mail|phone|contact|payout|bank|payee|beneficiary)([\s_-](details|address|number|account))?[\s_-](was[\s_-])?(reset|chang\w*|updat\w*|replac\w*|added)|(chang\w+|updat\w+|reset|added|new)[\s_-](the[\s_-])?(password|recovery|e-?mail|phone|payee|payout|beneficiary|bank))\b/,
  ],
  [
    "session_hijack",
    /\b(session[\s_-](hijack\w*|theft|replay|fixation|token[\s_-](reuse|stolen|theft))|(stolen|reused|replayed)[\s_-](session|cookie|token)s?|cookie[\s_-](theft|replay)|concurrent[\s_-]sessions?|adversary[\s_-]in[\s_-]the[\s_-]middle|aitm)\b/,
  ],
  ["account_lockout", /\b(account[\s_-]lock\w*|lock[\s_-]?outs?|locked[\s_-]out)\b/],
  [
    "enumeration",
    /\b((user(name)?|account|endpoint|directory|path|id|api|resource)[\s_-](enumerat\w*|scan\w*|discover\w*)|enumerat\w+|path[\s_-]traversal|forced[\s_-]browsing|vulnerability[\s_-](scan\w*|prob\w*)|port[\s_-]scan\w*|probing)\b/,
  ],
  [
    "captcha_bypass",
    /\b((captcha|challenge)[\s_-](bypass\w*|solv\w*|fail\w*|evad\w*)|solv\w+ captchas?|anti[\s_-]bot[\s_-]evasion)\b/,
  ],
  [
    "address_rotation",
    /\b((rotat\w+|cycl\w+|changing)[\s_-](ip|proxy|proxies|address\w*|user[\s_-]agents?)|(ip|proxy|address|user[\s_-]agent)[\s_-]rotat\w*|residential[\s_-]prox\w*|proxy[\s_-](chain\w*|hop\w*|network|pool)|anonymi[sz]\w+|tor[\s_-]exit)\b/,
  ],
  [
    "sequential_access",
    /\b(sequential\w*|systematic\w*|in order|paginat\w+|crawl\w+ pattern|every (page|product|item)|incremental ids?|price[\s_-](scrap\w*|harvest\w*|monitor\w*)|content[\s_-](scrap\w*|harvest\w*|copy\w*)|bulk[\s_-](read|collection|extraction))\b/,
  ],
  [
    "value_transfer",
    /\b((fund|money|crypto|balance|asset|points|gift[\s_-]card|wire)s?[\s_-](transfer\w*|withdraw\w*|drain\w*|theft|redeem\w*)|withdrawal|wire[\s_-]transfer|fraudulent (purchase|order|transfer)|large[\s_-](transfer|withdrawal|purchase))\b/,
  ],
  [
    "privileged_account",
    /\b(domain[\s_-]admin\w*|global[\s_-]admin\w*|(admin(istrator)?|root|superuser|privileged|service)[\s_-](account|user|login|credential)s?|privileged[\s_-]access)\b/,
  ],
  [
    "injection_attack",
    /\b(sql[\s_-]?inject\w*|sqli|union select|xss|cross[\s_-]site[\s_-]script\w*|command[\s_-]inject\w*|remote[\s_-]code[\s_-]execution|rce|log4(j|shell)|exploit[\s_-](attempt|payload|kit)|template[\s_-]inject\w*|ssrf|xxe|local file inclusion)\b/,
  ],
  [
    "service_degraded",
    /\b((service|site|api|database|latency|error[\s_-]rate)[\s_-](degrad\w*|outage|down|unavailable|spike|exhaust\w*)|resource[\s_-]exhaust\w*|ddos|denial[\s_-]of[\s_-]service|flood(ing)?|http[\s_-]flood|timeouts? (rose|rising))\b/,
  ],
];

const SIGNS = PATTERNS.map(([sign, { source }]): [Sign, RegExp] => [sign, new RegExp(source, "g")]);

// "no successful logins", "0 accounts compromised", "without lateral movement": the sign is denied, so it is not one.
const DENIED =
  /((\b(no|not|none|without|zero(?!-day)|never|neither|nor|lacks?)\b|(?<![\w.:,-])0(?![\w.:,]))[\s\w-]{0,24}|\b(failed|attempted|blocked|prevented)\b[\s-]*)$/;

/** "successful logins: 0" */
const COUNTED_NONE = /^\s*[:=]\s*(none|0|zero|false|no)\b/;

/** The signs that a text shows, each with the words that showed it. One mention that is not denied is enough. */
export function signsIn(text: string): { sign: Sign; words: string }[] {
  const lower = text.toLowerCase().replaceAll("_", " ");
  return SIGNS.flatMap(([sign, pattern]) => {
    for (const { 0: words, index } of lower.matchAll(pattern)) {
      const denied = DENIED.test(lower.slice(Math.max(0, index - 48), index));
      if (!denied && !COUNTED_NONE.test(lower.slice(index + words.length))) return [{ sign, words }];
    }
    return [];
  });
}
