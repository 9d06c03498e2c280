/** What a person is told about a failure. */
export interface ErrorEntry {
  /** One sentence for the person who met it. */
  sentence: string
  /** What to do about it. */
  nextStep: string
  /** True where somebody has to look into it; false where the caller can put it right. */
  reportable: boolean
}
