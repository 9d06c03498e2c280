import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { AskLater, currentBudget, waitOf } from './budget'

async function send<Body>(
  url: string,
  method: 'GET' | 'POST',
  options: NetworkRequestOptions = {},
): Promise<NetworkResponse<Body>> {
  const budget = currentBudget()
  try {
    const response = await fetch(url, {
      method,
      ...(options.headers === undefined ? {} : { headers: options.headers }),
      ...(options.body === undefined ? {} : { body: options.body }),
      redirect: 'error',
      signal: budget.signal,
    })
    if (response.status === 429 || response.status === 503) {
      throw new AskLater(waitOf(response.headers.get('retry-after'), Date.now()))
    }
    if (response.status >= 500) throw new Error(`Entra answered ${response.status}`)
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as Body,
    }
  } catch (thrown) {
    budget.failure = thrown
    throw thrown
  }
}

/**
 * How MSAL reaches Entra: within the time of the reading under way, and to nobody else. MSAL makes one and the same failure
 * of everything that goes wrong here, so it is kept with the reading.
 */
export const ENTRA_NETWORK: INetworkModule = {
  sendGetRequestAsync: (url, options) => send(url, 'GET', options),
  sendPostRequestAsync: (url, options) => send(url, 'POST', options),
}
