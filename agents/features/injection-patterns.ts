/** What an order to a model or an analyst says. Blanks stand for any gap between words, `~` for a few words. */
export type Order = { says: string; pattern: RegExp; guarded: boolean };

const VERDICT =
  "(?:a |an |likely |known )?(?:false[ -]?positives?|likely fp|benign|harmless|safe|false[ -]?alarm|non[ -]?malicious|not malicious|legitimate|trusted|informational|no threat|low (?:severity|priority|risk)|p5)";
const RULES =
  "(?:instructions?|prompts?|guidelines?|directives?|directions|commands|orders|programming|training|guardrails)";
const EARLIER = "(?:previous|prior|above|earlier|preceding|foregoing|former|existing|initial|original|system)";
const THIS = "(?:this|these|it|me|the|all|every(?:thing)?|any|my|our|each)";
const MODEL =
  "(?:ai|llm|language model|a\\.i\\.|chat ?gpt|gpt ?-?\\d\\w*|copilot|claude|gemini|ai (?:agent|analyst|assistant|model|system)|soc (?:agent|bot|assistant|model))";

/** Orders in English: these come without a condition, or they are advice. */
const GUARDED: [string, string][] = [
  [
    "a verdict",
    `(?:mark|classify|label|treat|flag|score|resolve|close|categori[sz]e|consider|report|rate|tag|regard|judge|triage) (?:${THIS}(?: [a-z0-9-]+){0,4} )?(?:down )?(?:as|to be) ${VERDICT}`,
  ],
  [
    "a verdict",
    `(?:answer|respond|reply|return|output|conclude|say|report|write|state|print)(?: only| just)?(?: with| that)?(?: this| it| the| there| "| ')?~ ?["']?(?:false[ _-]positive|likely[ _]fp|benign|not malicious|no threat)\\b`,
  ],
  [
    "a score",
    `(?:set|lower|reduce|change|downgrade|drop|make|assign|force|cap|override) ${THIS}?~ ?(?:severity|priority|(?:fp|false[ -]positive|risk|threat|noise) (?:score|probability)|verdict|confidence)~ (?:to|as|=|at) ["']?(?:low|lowest|info|informational|none|zero|0|1|p5|p4|benign|minimum|maximum|false)`,
  ],
  [
    "to look away",
    `(?:ignore|disregard|dismiss|discard|suppress|overlook|skip) (?:this|these|the (?:above|following)) (?:alert|signal|event|threat|incident|warning|finding|activity|detection)s?`,
  ],
  [
    "to look away",
    `(?:do not|don't|dont|never|must not) (?:escalate|flag|investigate|report|alert|mention) (?:this|it|the (?:alert|incident|threat|signal|above)|anyone|anybody|to (?:the|any))`,
  ],
  ["an action", `(?:allow ?list|white ?list|unblock) (?:this|my|our) (?:ip|source|address|host|user|domain)`],
];

const FREE: [string, string][] = [
  [
    "to drop its instructions",
    `(?:ignore|disregard|forget|neglect|overlook|drop|discard|override|bypass|violate|stop following|do not follow|don't follow|pay no attention to)(?: (?:all|any|each|every|of|the|your|my|these|those|what|both)){0,4} (?:${EARLIER}(?: (?:and|or|the|system|user|safety|security))* (?:${RULES}|rules|context|messages?|text|polic(?:y|ies)|content|data)|your (?:${RULES}|rules|polic(?:y|ies)))`,
  ],
  [
    "to drop its instructions",
    `(?:ignore|disregard|forget)(?: (?:all|any|of|the|your|my|these|those)){0,3} (?:${RULES})(?: (?:you (?:were|have been|are) given|given|so far|above|before|until now|that came before))?\\b`,
  ],
  [
    "to drop its instructions",
    `(?:ignore|disregard|forget) (?:everything|anything|all|whatever|what)(?: (?:that|you|was|were|is|have|been)){0,4} (?:above|before|said|told|previously|so far|prior|earlier|written above)`,
  ],
  [
    "new instructions",
    `(?:here (?:are|is)|follow|these are|obey|execute) (?:your |the |my |these )?(?:new|updated|revised|real|actual|following) ${RULES}`,
  ],
  ["new instructions", `(?:new|updated|revised|real|override) (?:system )?${RULES}:`],
  [
    "another self",
    `you are (?:now |no longer |from now on )(?:a|an|in|the|going|acting|free|dan|bound|my|operating|unrestricted)\\b`,
  ],
  [
    "another self",
    `(?:pretend|act|behave|imagine|roleplay)(?: to be| that| as if| as though| like| as)? (?:you (?:are|were)|you're|(?:a|an|the) (?:ai|assistant|model|unrestricted|different|helpful|senior analyst))`,
  ],
  [
    "another self",
    `from now on,? (?:you|your|always|every|answer|respond)|you are (?:an? )?(?:helpful|unrestricted|ai|language model|large language)\\b|do anything now`,
  ],
  [
    "an address to the model",
    `(?:dear|hey|hello|attention|note (?:to|for)|message (?:to|for)|instructions? (?:to|for)|important for|to) (?:the |any |all |whichever )?(?:${MODEL}|model|assistant)s? ?(?:[:,!-]| (?:reading|processing|reviewing|analy[sz]ing|please|that|who))`,
  ],
  [
    "an address to the model",
    `\\b(?:${MODEL}|the (?:assistant|model))s? (?:must|should|shall|will now|has to|have to|needs? to|please|is (?:instructed|ordered|required) to) (?:not |always |never |now |only )?(?:ignore|classify|mark|return|answer|respond|treat|output|report|say|conclude|escalate|assign|set|lower|approve|trust|follow)`,
  ],
  ["an address to the model", `(?:if|when) you are (?:an? )?(?:${MODEL}|language|large|model|assistant|reading this)`],
  [
    "its own prompt",
    `(?:print|reveal|repeat|show|output|leak|display|dump|disclose|recite|quote|copy|tell me|give me|write out|return|include|append|echo|expose|summari[sz]e|translate|what (?:is|are|was|were))(?: (?:me|us|out|the|your|this|full|entire|whole|hidden|complete|initial|exact|original|all|of|back|verbatim|in|contents?)){0,6} (?:system (?:prompt|message|instructions?)|(?:initial|hidden|original|secret|internal) (?:prompt|instructions?)|(?:your|developer) (?:prompt|instructions?|rules|guidelines|configuration))`,
  ],
  [
    "its own prompt",
    `(?:repeat|print|output|copy|recite|echo|say) (?:back )?(?:everything|all (?:the |of the )?(?:text|words|lines)|the (?:text|words|lines|message|prompt|instructions?)|what(?:ever)? (?:is|was|stands)) (?:above|before|preceding|written above|verbatim)`,
  ],
  [
    "a claim with an order",
    `(?:this|it|activity|traffic) (?:is|was) (?:a |an )?(?:[a-z0-9-]+ )?(?:false positive|benign|authori[sz]ed[\\w ]{0,30}|approved[\\w ]{0,20}|safe|harmless)[,;.: ]{1,3}(?:so |please |and |approved, )?(?:ignore|disregard|dismiss|do not (?:escalate|investigate|report|alert)|close (?:it|this))\\b`,
  ],
];

/** Forms of a conversation or of an answer: they begin anywhere. */
const FORMS: [string, string][] = [
  [
    "a role",
    `<\\|?/?(?:im_start|im_end|endoftext|system|assistant|start_header_id|eot_id|begin_of_text)\\|?>|\\[/?inst\\]|<</?sys>>|<start_of_turn>|###? ?(?:system|assistant|instructions?)(?: prompt| message)?:?(?=\\s|$)|</(?:untrusted|data|signal|alert|evidence|user_input|context)>`,
  ],
  [
    "a role",
    `(?:^|[\\n"'>|;.])\\s*(?:system|assistant|developer|admin|human)(?: (?:message|note|prompt|override|update|instruction))?\\s?:\\s*["']?(?:you |your |ignore|override|disregard|classify|mark |set |verdict|respond|answer|always|never |the (?:analyst|model|assistant|verdict)|new |from now|understood|sure|i (?:will|have|conclude|confirm)|this (?:is|was|alert|signal|activity))`,
  ],
  [
    "a role",
    `\\bassistant: ?(?:understood|sure|certainly|this (?:alert|signal|case|activity|is)|i (?:will|have|conclude|confirm))|"role" ?: ?"(?:system|assistant|developer|tool)"|"(?:tool_calls|function_call|tool_call_id)" ?:|<(?:function_calls?|tool_(?:call|result|response)s?|invoke|function_results?)\\b`,
  ],
  [
    "an answer",
    `["']?\\b(?:final verdict|fp score|false positive score|malicious probability|noise score|key findings|agent analyses|requires human review|requires investigation|likely fp|severity score)\\b["']? ?[:=] ?["'{\\[]?(?:[\\d\\-]|true|false|benign|false|low|info|none|likely|p5|\\[|\\{|"|')`,
  ],
  ["an answer", `"verdict" ?: ?"(?:false[ _]positive|benign)" ?,[^}]{0,80}"(?:confidence|severity|score|priority)"`],
  [
    "data carried out",
    `!\\[[^\\]\\n]{0,80}\\]\\(https?://[^)\\s]{1,200}[?&](?:data|q|leak|prompt|context|secret|summary|d|c)=`,
  ],
];

/** The same orders in other languages that are written with our letters, without accents. */
const LATIN: [string, string][] = [
  [
    "to drop its instructions",
    `(?:ignor[ae]r?|olvid[ae]|desatienda|desestim[ae])~ (?:instruccion\\w*|indicacion\\w*|ordenes) (?:anterior|previa|precedente)\\w*`,
  ],
  [
    "a verdict",
    `(?:marc[ae]r?|marqu[ei]|marquez|clasifi(?:ca|que)r?|classifi(?:ca|que|quez|ez|er|e)|consider[ae]r?|trat[ae]r?|contrassegna|segna|segnala)~ (?:como|comme|come) (?:un |una |uma )?(?:falso positivo|falsos positivos|benign[oa]|inofensiv[oa]|faux positifs?|benin\\w*|inoffensi\\w*|sans danger|legitim[oe])`,
  ],
  [
    "to drop its instructions",
    `(?:ignor(?:e|ez|er|a)|esque[cç]a|desconsidere|oubli(?:e|ez|er))~ (?:instruco\\w*|instructions|consignes|ordens|ordres|istruzioni|directives) (?:anterior|precedent|previ|ci-dessus|acima|sopra)\\w*`,
  ],
  ["to drop its instructions", `(?:dimentica|ignora|trascura)~ istruzioni (?:precedenti|sopra|fornite|date)`],
  [
    "to drop its instructions",
    `(?:ignorier\\w*|vergiss|vergessen sie|missachte\\w*)~ (?:vorherig|bisherig|obig|fruher|vorangegangen|vorig)\\w* (?:anweisung|befehl|regel|instruktion|vorgabe)\\w*`,
  ],
  [
    "a verdict",
    `(?:markier\\w*|stufe|bewerte\\w*|kennzeichne\\w*|klassifizier\\w*|behandle\\w*|einstufen|werte)~ als (?:fehlalarm|falsch[ -]?positiv\\w*|harmlos|unbedenklich|ungefahrlich|gutartig)`,
  ],
  [
    "to drop its instructions",
    `negeer~ (?:vorige|eerdere|voorgaande|bovenstaande) (?:instructies|opdrachten|aanwijzingen)`,
  ],
  ["a verdict", `(?:markeer|beschouw|classificeer)~ als (?:vals[ -]positief|vals alarm|onschuldig|goedaardig)`],
  [
    "to drop its instructions",
    `(?:zignoruj|pomin|zapomnij)~ (?:poprzedni\\w*|wczesniejsz\\w*|powyzsz\\w*) (?:instrukcj\\w*|polece\\w*|wytyczn\\w*)`,
  ],
  ["a verdict", `(?:oznacz|sklasyfikuj|potraktuj)~ jako (?:falszyw\\w*|nieszkodliw\\w*|bezpieczn\\w*)`],
  ["to drop its instructions", `onceki~ (?:talimat|yonerge|komut)\\w*~ (?:yok say|gormezden gel|unut|dikkate alma)`],
  ["a verdict", `(?:yanlis (?:pozitif|alarm)|zararsiz) olarak (?:isaretle|siniflandir)`],
  ["to drop its instructions", `(?:abaikan|lupakan)~ (?:instruksi|perintah|petunjuk)~ (?:sebelumnya|di atas)`],
  ["to drop its instructions", `bo qua~ (?:huong dan|chi dan|lenh|chi thi) (?:truoc|o tren|phia tren)`],
  [
    "to drop its instructions",
    `(?:ignorera|glom|ohita|unohda|ignorer)~ (?:tidigare|foregaende|aiemmat|tidligere)(?: [a-z0-9-]+)? (?:instruktion|ohje|instruks)\\w*`,
  ],
  [
    "its own prompt",
    `(?:muestra|revela|imprime|montre|revele|affiche|zeige|verrate|gib|mostra|mostre|rivela|stampa)~ (?:prompt (?:del sistema|systeme|de sistema|do sistema|di sistema)|system-?prompt|invite systeme|istruzioni di sistema|instrucciones del sistema|systemanweisung\\w*)`,
  ],
];

/** And in other scripts. */
const OTHER: [string, string][] = [
  [
    "to drop its instructions",
    `(?:игнорируй|игнорируйте|проигнорируй|забудь|забудьте|ігноруй|ігноруйте)[^\\n]{0,30}(?:инструкци|указани|команд|правил|інструкці|вказівк)`,
  ],
  [
    "a verdict",
    `(?:пометь|отметь|считай|классифицируй|познач)[^\\n]{0,40}(?:ложн\\S* (?:срабатыван|тревог|позитив)|ложноположительн|безопасн|безвредн|хибн)`,
  ],
  [
    "to drop its instructions",
    `(?:忽略|无视|無視|忘记|忘記|不要理会|不理会)[^\\n]{0,12}(?:指令|指示|说明|說明|提示|命令|规则|規則)`,
  ],
  ["a verdict", `(?:标记|標記|标为|判定|分类|分類|视为|視為|归类)[^\\n]{0,12}(?:误报|誤報|良性|无害|無害|安全|假阳性)`],
  ["its own prompt", `(?:显示|輸出|输出|打印|告诉我|透露|泄露)[^\\n]{0,10}(?:系统提示|系統提示|提示词)`],
  [
    "to drop its instructions",
    `(?:以前|これまで|上記|前|今まで|すべて)[^\\n]{0,8}(?:指示|命令|ルール)[^\\n]{0,6}(?:無視|忘れ)`,
  ],
  ["a verdict", `(?:誤検知|誤検出|偽陽性|無害|良性)(?:として|と)(?:マーク|分類|判定|報告|扱)`],
  ["to drop its instructions", `(?:이전|위의|앞의|기존|모든)[^\\n]{0,12}(?:지시|명령|지침)[^\\n]{0,8}(?:무시|잊)`],
  ["a verdict", `(?:오탐|정상|무해)(?:으로|로)?[^\\n]{0,6}(?:표시|분류|처리|판정)`],
  ["to drop its instructions", `(?:تجاهل|انس|أهمل)[^\\n]{0,20}(?:التعليمات|الأوامر|الإرشادات)`],
  ["a verdict", `(?:صنف|ضع علامة|اعتبر)[^\\n]{0,30}(?:إيجابي كاذب|إيجابية كاذبة|حميد|آمن|إنذار كاذب)`],
  ["to drop its instructions", `(?:पिछले|पूर्व|ऊपर)[^\\n]{0,20}(?:निर्देश|आदेश)[^\\n]{0,20}(?:अनदेखा|नज़रअंदाज|भूल|ध्यान न)`],
  ["to drop its instructions", `(?:התעלם|שכח)[^\\n]{0,20}(?:הוראות|ההוראות|הנחיות)`],
  ["to drop its instructions", `(?:دستورات|دستورالعمل)[^\\n]{0,20}(?:نادیده|فراموش)`],
  ["to drop its instructions", `(?:αγνόησε|ξέχασε|αγνοήστε)[^\\n]{0,30}(?:οδηγίες|εντολές)`],
];

/** A blank is any gap between words, also the border of two fields; `~` is up to six words within a sentence. */
const written = (source: string): string =>
  source
    .replaceAll("~", "(?: [^\\s.;!?_+]{1,24}){0,6}?")
    .replace(/\[[ _-]+\]/g, "[-\\s_+]")
    .replace(/ (?=[?*])/g, "[\\s_+]")
    .replaceAll(" ", "[\\s_+]{1,3}");

const orders = (list: [string, string][], { guarded = false, at = "(?<![a-z0-9])" }): Order[] =>
  list.map(([says, source]) => ({ says, guarded, pattern: new RegExp(`${at}(?:${written(source)})`, "g") }));

/** On lower-case text in our letters without accents. */
export const ORDERS: Order[] = [
  ...orders(GUARDED, { guarded: true }),
  ...orders([...FREE, ...LATIN], {}),
  ...orders(FORMS, { at: "" }),
];
export const ORDERS_IN_OTHER_SCRIPTS: Order[] = orders(OTHER, { at: "" });
