/** What is asked or said, without the greetings, pleas and marks around it, in lower case. */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“]*(?:(?:so|and|ok|okay|hi|hello|hey|please|pls|tell me|and also)[,:]? )*/, '')
    .replace(/(?:,? (?:please|pls|thanks|thank you))?[\s.?!"'”]*$/, '')
