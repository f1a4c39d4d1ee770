import { withoutQuotes } from './quoted.ts'

/** Between "is" and "safe" only these may stand: with any other word, such as "not", it is another sentence. */
const ADVERBS =
  '(?:\\s+(?:a|an|the|very|quite|really|fully|completely|perfectly|totally|absolutely|generally|considered|regarded|as|to|be|being|also|relatively|reasonably|fairly|pretty|probably|likely|certainly|definitely|clearly|therefore|thus|hence|indeed|now|still|both|all|extremely|highly|one|of|most|safest|overall|basically|essentially|simply|just|100|percent|%))*'
const SAFE =
  '(?:safe|secure|safest|trustworthy|trusted|legit|legitimate|risk-free|riskless|harmless|reliable|dependable)'
const COPULA =
  "(?:is|are|['’]s|['’]re|was|looks?|seems?|appears?|remains?|stays?|sounds?|proves?|can be|may be|should be|counts? as)"

const CLAIMS: readonly RegExp[] = [
  // "ETH is (quite) safe", "it looks trustworthy", "a safe investment"
  new RegExp(`\\b\\w*${COPULA}${ADVERBS}\\s+${SAFE}\\b(?!\\s+(?:from knowing|by no))`, 'i'),
  // "safe to buy", "safe bet" with no verb before
  /^\W*(?:a\s+|very\s+)?safe (?:to (?:buy|hold|use|invest|own)|bet|choice|investment|asset|haven)\b/i,
  // "Verdict: safe"
  /\b(?:verdict|rating|conclusion|answer|in short|result|summary|assessment|fazit|urteil|veredicto|verdict final)\s*[:=–—-]+\s*(?:[*_]*)(?:very |quite |it(?:['’]s| is) )?(?:safe|trustworthy|secure|legit|sicher|seguro|sûr)\b/i,
  // A sentence of nothing else.
  /^[^\p{L}]*(?:yes[^\p{L}]+)?(?:(?:completely|totally|perfectly|very|100\s?%)\s+)?(?:safe|secure|trustworthy|legit|sicher|seguro|sûr|安全)[^\p{L}]*$/iu,
  // "You can trust it", "buy it safely"
  /\byou (?:can|may|could) (?:fully |safely |certainly |confidently |absolutely )*(?:trust (?!but)|rely on)\b/i,
  /\byou (?:can|may) (?:safely|confidently) (?:buy|hold|invest|own|use)\b/i,
  /\b(?:can|may) be trusted\b/i,
  // What denies the danger.
  /\b(?:is|are)(?: certainly| definitely| clearly)?(?: not|n['’]t) (?:a |an )?(?:scam|fraud|rug ?pull|risky|dangerous|honeypot and is safe)\b/i,
  /\b(?:there (?:is|are)|carries|poses|bears|has|have) (?:absolutely )?no (?:real |serious |significant )?(?:risks?|dangers?)\b/i,
  /\bnothing to (?:worry about|fear)\b|\bno (?:reason|need) (?:to worry|for concern)\b|\b(?:all clear|clean bill of health|green light|passes all (?:the )?checks)\b/i,
  // German, Spanish, French, Chinese, Japanese, Russian.
  /\b(?:ist|sind|wirkt|scheint|gilt als|bleibt)(?: (?:sehr|ganz|recht|durchaus|völlig|absolut|ein|eine|also|daher|somit|als|relativ|wirklich))* (?:sicher|sichere[rs]?|vertrauenswürdig\w*|seriös\w*|unbedenklich|risikofrei)(?![\wäöü]|,? (?:nicht|dass))/i,
  /\bman kann (?:\S+ ){0,3}vertrauen\b/i,
  /(?<!\bno )\b(?:es|son|parece|está)(?: (?:muy|bastante|totalmente|completamente|un|una|activo|inversión|por|tanto|lo))* (?:segur[oa]s?|confiables?|fiables?)\b/i,
  /(?<!\bne )(?:\best|\bsont|\bsemble|\bc['’]est)(?: (?:très|tout|à|fait|donc|un|une|actif|assez|vraiment|totalement))* (?:sûre?s?|fiables?|digne de confiance|sans risque)(?![\wé])/i,
  /(?:是|很|非常|完全|比较)(?:安全|可靠|可信|值得信赖)(?!吗|性|问题|与否|还是|？)/,
  /安全(?:です|な(?:資産|トークン)です)(?!か)/,
  /(?<!не\s)(?<!ли\s)(?:безопас(?:ен|на|но)|надёж(?:ен|на|но)|надеж(?:ен|на|но)|можно доверять)(?!\s+ли)/i,
]

/** What stands before a claim in its clause and makes it none: doubt, condition, or somebody else's words. */
const GUARDS: readonly RegExp[] = [
  /\b(?:whether|if|unless|until|as though|as if)\b/i,
  /\b(?:not|never|nor|neither|hardly|cannot|can['’]t|won['’]t|don['’]t|doesn['’]t|didn['’]t|couldn['’]t|wouldn['’]t|refuse|unable)\b[^,;:]{0,40}\b(?:say|says?|said|tell|told|mean|means|prove|proves|show|shows|conclude|confirm\w*|call|claim|assume|follow|imply|implies|state|guarantee|evidence|suggests?|make|makes|know|sure|promise|certify|vouch)\b/i,
  /\b(?:no one|nobody|nothing|no (?:evidence|source|finding|analysis|figure|data|guarantee|proof|basis|reason to (?:say|conclude|believe)))\b[^,;:]{0,40}$/i,
  /\b(?:claim(?:s|ed|ing)?|alleg\w+|says?|said|saying|told|tells?|asks?|asked|instruct\w*|advertis\w*|promis\w*|pretend\w*|posts?|tweets?|according to|so-called|supposedly|allegedly|would have to|question|mistake|rather than|instead of|less than|before)\b/i,
  /\b(?:ob|wenn|falls|behaupt\w+|kein\w*|nicht|weder|nie(?:mand)?)\b/i,
  /(?:^|\s)(?:si|afirman?|dicen?|nadie|nunca|no)\s/i,
  /(?:^|\s)(?:si|affirment?|disent?|personne|jamais|ne|n['’])\s?/i,
  /(?:是否|不能|无法|并不|不|没有|未必|说|声称|称)[^，。；]{0,12}$/,
  /(?:не|ли|нельзя|утвержда\S*|говор\S*)\s[^,.;]{0,40}$/i,
]

/** A sentence in clauses: a doubt in one does not soften the next. */
function clausesOf(text: string): string[] {
  return text
    .replace(/[*_#|]+/g, ' ')
    .split(
      /\n+|(?<=[.!?。！？])\s*|[;；]|[,，]\s*(?:so|therefore|thus|hence|but|and|which means|also|daher|aber|así que|donc)\b|\b(?:so|therefore|hence|thus|which means(?: that)?)\b/i,
    )
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
}

/**
 * The clauses in which a text calls a token safe, by rules and without a model: an affirmation ("is quite safe", "you can
 * trust it", "no risk") that nothing before it in the clause takes back. Questions and what is only quoted are none. Words:
 * English, and the commonest of German, Spanish, French, Chinese, Japanese and Russian.
 *
 * @param asked the question: where it asks whether something is safe, a bare "yes" is a claim too
 */
export function findSafeClaims(text: string, asked = ''): string[] {
  const own = withoutQuotes(text)
  const claims = clausesOf(own).filter((clause) => {
    if (/[?？]\W*$/.test(clause)) return false
    return CLAIMS.some((claim) => {
      const found = claim.exec(clause)
      return found !== null && !GUARDS.some((guard) => guard.test(clause.slice(0, found.index + lead(found[0]))))
    })
  })
  const saysYes =
    /\b(?:safe|trust\w*|legit|sicher|segur[oa]|sûr)\b|安全/i.test(asked) &&
    /^\W*(?:yes|yep|yeah|sure|ja|sí|oui|是的)(?![\wäöüé])/i.test(own)
  return saysYes && claims.length === 0 ? [own.trim().slice(0, 80)] : claims
}

/** How much of a match is its subject: "nothing is safe" matches from "is". */
function lead(found: string): number {
  return found.search(/\S/)
}
