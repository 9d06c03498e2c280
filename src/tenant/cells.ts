/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** A text for a cell of a spreadsheet, never a formula. */
export const cellText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
