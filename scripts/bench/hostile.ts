/** The longest text that is timed; longer ones are cut by the engine. */
const LENGTH = 2000

const filled = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH)

/** Texts of 2,000 characters that are meant to cost time: each keeps another part of the engine busy. */
export const HOSTILE: Record<string, string> = {
  'names one edit away': filled(
    'powr bi intunee windws 365 azure govermnent ofice 365 difender for cloud apps power automte ',
  ),
  'names two edits away': filled(
    'pwoer ib azzuree portall shrepoint onlin exhcange onlnie dynmics 365 busines central ',
  ),
  'one long word': filled('intunepowerbiazure'),
  'one letter': filled('a'),
  'unknown words': filled('qzxvk wprtg blorf snazd kleemp vortnik grumbal zifton ploqua dremsil '),
  'unknown short words': filled('qz xv kw pr tg bl of sn '),
  digits: filled('3652230120192012'),
  'numbers apart': filled('365 22301 2019 2012 27001 '),
  'the same name cut short': filled('azur '),
  'the same name': filled('azure '),
  'a name of many words': filled('azure government '),
  'names in a list': filled('power bi, intune, windows 365, azure portal, microsoft stream, sway, '),
  'joined names': filled('microsoftofficedefenderforcloudapps '),
  unicode: filled('ＰＯＷＥＲ ﷽ ﬃ Ǆ é̀̂ İ ß 𝕻𝖔𝖜𝖊𝖗 '),
  'combining marks': filled('\u0301\u0300i\u0302n\u0303t\u0304u\u0306n\u0307e '),
  'other scripts': filled('служба непрерывности 事業継続 認証 الاستمرارية '),
  emoji: filled('👩‍💻🏳️‍🌈🔥 '),
  'question marks': filled('is it in scope? '),
  punctuation: filled('.?!,;:()[]{}"\'/\\|-'),
  blanks: filled(' \u00a0\u200b\t\n'),
  'open tags': filled('<a <b <c &nbsp &#'),
  underscores: filled('INTUNE_O365_POWER_BI_'),
  apostrophes: filled("azure's intune’s "),
}
