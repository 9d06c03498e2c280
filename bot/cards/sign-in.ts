import type { Attachment } from 'botbuilder-core'
import { phrase } from '../../src/tenant/chat/phrases'

const OAUTH = 'application/vnd.microsoft.card.oauth'
/** The page of the tab that leads to Entra where Teams cannot sign in by itself; Teams opens it in a window. */
const WINDOW = '/tab/tenant/consent'
/** Where Entra leads back to, as the registration names it. */
export const WINDOW_DONE = `${WINDOW}/done`
/** Teams wants the name of a connection. There is none at Azure: this server exchanges the token itself. */
export const CONNECTION = 'own-tenant'

/** What asks Teams for a token of the person. */
export interface SignInRequest {
  /** Comes back with the token. */
  exchange: string
  /** The address of the app's own interface. */
  resource: string
  /** The public address of the app, as `https://host`. */
  origin: string
}

/** The content of a sign-in card, and of the answer to a card's action that needs a sign-in. */
export function signInContent({ exchange, resource, origin }: SignInRequest): object {
  return {
    text: 'Sign in to see what your tenant holds',
    connectionName: CONNECTION,
    tokenExchangeResource: { id: exchange, uri: resource },
    buttons: [{ type: 'signin', title: phrase('sign-in'), value: `${origin}${WINDOW}` }],
  }
}

/** Teams answers this card by itself where it can, and shows it where it cannot. */
export const signInCard = (request: SignInRequest): Attachment => ({
  contentType: OAUTH,
  content: signInContent(request),
})
