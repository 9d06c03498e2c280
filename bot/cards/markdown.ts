/** Text that goes into Markdown and shall come out as it is: every sign that Markdown reads is escaped. */
export function escapeMarkdown(text: string): string {
  if (!/[\\`*_~|[\]]|^[ \t]*[\d#+>-]/m.test(text)) return text
  return text
    .replace(/[\\`*_~|[\]]/g, '\\$&')
    .replace(/^([ \t]*)([#+>-])/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
}

/** The same for the text of a message, which Teams turns into HTML. */
export function escapeMessage(text: string): string {
  return escapeMarkdown(text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'))
}

/** An address inside a Markdown link: brackets would end it. */
export function linkTarget(url: string): string {
  return url.replace(/[()\s<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** At most `longest` characters, with a sign that something was left out; never half of a surrogate pair. */
export function clamp(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Whether an address may leave the product: https only. */
export function isHttps(url: string | undefined): url is string {
  return url?.startsWith('https://') === true && URL.canParse(url)
}
