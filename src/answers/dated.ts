/** A source's date as words: most are dates, some say why there is none. */
export const dated = (asOf: string): string => (/^\d/.test(asOf) ? `as of ${asOf}` : asOf)
