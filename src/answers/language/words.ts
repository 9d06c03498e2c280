/**
 * Words that may stand beside the name of a service without making it the name of something else. "Power BI covered",
 * "Power BI licences" and "our Power BI" are Power BI; "Power BI Robotics" is not. What is not listed here makes the
 * assistant ask, so the lists hold grammar, scope words and the plain nouns of running a service, and no product words.
 */
const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Grammar: pronouns, articles, auxiliaries, prepositions, conjunctions, question words, fillers. */
export const GRAMMAR = set(`
a an the this that these those it its it'd it'll i i'd i'm i've im ive me my mine we we're we've us our ours you your yours u ur he she his her they them their there here
is are am was were be been being isn't isnt aren't arent wasn't wasnt weren't werent ain't do does did doing done don't dont doesn't doesnt didn't didnt has have had having hasn't hasnt haven't havent
can could can't cant cannot couldn't will would won't wont wouldn't shall should shouldn't shouldnt may might must mustn't need needs needed
and or nor but if so then than as at by for from in into inside within of off on onto out outside over per regarding re concerning about to too toward towards under until up upon via versus vs with without through throughout across along alongside among around before after behind below beside besides between beyond despite down during except like minus near plus since unless while whereas whether because cos cause though although however therefore thus hence
what which who whom whose when where why how whats what's that's thats
yes no not none never nothing y n ok okay well just only also even still yet again already now today currently atm presently right correct true false really actually basically simply exactly precisely specifically particularly mainly mostly generally usually often always sometimes ever maybe perhaps probably possibly surely certainly definitely obviously please pls plz thanks thank thx cheers hi hello hey dear
any anything anyone some something someone all every everything each both either neither other others another same such one ones two three four five six seven many much more most less least few several lot lots bit else etc eg ie e.g i.e ? instead rather together altogether itself themselves myself oneself alone own too as-is
`)

/** Words of the subject: scope, certification, audit, and the verbs that go with them. */
export const SUBJECT = set(`
iso iec standard standards 22301 22301:2012 22301:2019 2012 2019 iso22301 isos bcm bcms bc bcdr dr continuity business recovery resilience disaster
scope scoped inscope scopes in-scope certified certify certifies certificate certificates certification certifications certs cert certificated accredited accreditation attested attestation attestations approved compliance compliant complies comply complied conform conforms conformance conformity
cover covers covered covering coverage include includes included including inclusion exclude excludes excluded exclusion list lists listed listing name names named naming mention mentions mentioned part parts count counts counted belong belongs fall falls qualify qualifies hold holds held carry carries carried get gets got gotten
audit audits audited auditor auditors auditing assess assessed assessment assessments assessor report reports evidence proof statement statements page pages document documents documentation letter status state position verdict answer question questions info information details
valid expired expire expires expiry renew renewed current certificate's under umbrella separately individually explicitly implicitly officially formally automatically fully partially partly entirely supported support
`)

/** Plain nouns of having and running a service: the name may go on behind them ("Power BI apps hub"). */
export const NOUNS = set(`
service services offering offerings product products solution solutions platform platforms suite suites bundle bundles bundled plan plans licence licences license licenses licensed licensing subscription subscriptions subscribed sku skus tier tiers edition editions version versions package packages seat seats user users account accounts customer customers client clients tenant tenants tenancy environment environments instance instances deployment deployments workload workloads workspace workspaces capacity capacities resource resources region regions datacenter datacenters datacentre datacentres cloud clouds infrastructure stack estate setup system systems side portion component components feature features functionality service's team's org organisation organization company department departments staff employees people colleagues school university agency bank hospital contract contracts tender bid rfp rfi questionnaire vendor vendors supplier suppliers provider providers
data email emails mail mails files file documents backups backup dashboards dashboard datasets dataset vms vm pcs devices device laptops laptop desktops machines machine phones mobiles endpoints apps app flows dashboards sites chats chat meetings messages channels mailbox mailboxes accounts identities servers storage accounts
commercial enterprise business government gov govt federal public private sovereign education edu educational academic faculty student students nonprofit us usgov usa uk eu european europe germany german china chinese india france global worldwide international virginia texas arizona gcc gcch high dod moderate moderate l4 l5 il2 il4 il5
e1 e3 e5 e7 f1 f3 a1 a3 a5 g1 g3 g5 p1 p2 pro premium basic standard plus online
new old former formerly previously previous earlier latest original renamed rebranded called known aka current main core whole entire overall itself general generally big small internal external critical important
`)

/** Plain verbs of having and running a service. */
export const VERBS = set(`
standalone stand-alone bought buy purchased purchase purchasing buying paid pay free trial use uses used using run runs running ran host hosts hosted hosting store stores stored storing rely relies relying depend depends deploy deployed deploying roll rolled rolling rollout adopt adopted migrate migrated migrating move moved moving switch switched keep keeps kept work works working operate operated operates manage managed manages managing protect protected enrolled enroll joined connect connected based built build come comes came coming ship ships shipped sold sell sells offered offer provides provide provided give gives given take takes taken make makes made want wants wanted know think thought believe assume assumed heard told say says said see seen show shows shown check checked checking confirm confirmed confirms verify verified tell ask asked asking wonder wondering look looking find found write written mean means meant consider considered considering treat treated go goes going went do
`)

/** Words of which a scope question can be made without saying "ISO 22301". */
export const SCOPE_CUES = set(`
scope scoped inscope in-scope scop covered cover covers coverage covred coverd certified certify certificate certificates certification certifications cert certs certfied certifed certifcate certifcation sertified certificat certificated accredited accreditation included include includes including excluded exclude excluded exempt listed list named mentioned audited audit attested attestation compliant compliance qualifies qualify inside
`)
