/** An https address in a sentence, without the punctuation that ends the sentence. */
const ADDRESS = /(https:\/\/[^\s<>()[\]]*[^\s<>()[\].,;:!?])/

/** A sentence cut at its addresses: they are pieces of their own. Joined, the pieces are the sentence again. */
export const cutAtAddresses = (sentence: string): string[] => sentence.split(ADDRESS)

/** The addresses in a sentence, in their order. */
export const addressesIn = (sentence: string): string[] => cutAtAddresses(sentence).filter((_, i) => i % 2 === 1)
