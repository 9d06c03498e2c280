/** Hands a file to the person. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

/** Hands a CSV file to the person, marked so that spreadsheets read it as UTF-8. */
export const downloadCsv = (name: string, csv: string): void =>
  download(name, new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' }))
