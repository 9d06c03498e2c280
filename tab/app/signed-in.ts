import type { SignIn } from '../host/types'
import type { Refusal } from './own-server'

/** Why somebody is not told: by the server in its own sentences, or no token from the client, or no answer from the server. */
export type NotTold = { state: 'refused'; refusal: Refusal } | { state: 'failed'; by: 'client' | 'network' }

/** Asks the server something in the name of the person. `claims` are what their sign-in has to meet. */
export async function askSignedIn<Told extends object>(
  signIn: SignIn,
  ask: (token: string) => Promise<Told | Refusal>,
  claims?: string,
): Promise<{ state: 'told'; told: Told } | NotTold> {
  let token: string
  try {
    token = await signIn.token(claims)
  } catch (reason) {
    console.warn('The client gives no token.', reason)
    return { state: 'failed', by: 'client' }
  }
  try {
    const told = await ask(token)
    return isRefusal(told) ? { state: 'refused', refusal: told } : { state: 'told', told }
  } catch (reason) {
    console.warn('The server does not answer.', reason)
    return { state: 'failed', by: 'network' }
  }
}

const isRefusal = (told: object): told is Refusal => 'code' in told && 'nextStep' in told
