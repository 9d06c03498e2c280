import { app, authentication, pages, sharing } from '@microsoft/teams-js'
import type { Configuration, Host, SignIn, TabSetting, ThemeName } from './types'

const themeOf = (name: string): ThemeName => (name === 'dark' || name === 'contrast' ? name : 'default')

/** The address inside the tab of a whole one: "https://host/tab/scope" is "/scope". */
function addressIn(contentUrl: string | undefined): string | undefined {
  if (contentUrl === undefined || !URL.canParse(contentUrl)) return undefined
  const { pathname, search } = new URL(contentUrl)
  return pathname.startsWith('/tab') ? `${pathname.slice('/tab'.length) || '/'}${search}` : undefined
}

/** Teams asks for the setting when the person presses Save; until something is chosen, it lets nobody. */
async function configuration(): Promise<Configuration> {
  const kept = await pages.getConfig()
  const address = addressIn(kept.contentUrl ?? undefined)
  let chosen: TabSetting | undefined
  pages.config.registerOnSaveHandler((saving) => {
    if (chosen === undefined) return saving.notifyFailure('Nothing is chosen.')
    const url = `${location.origin}/tab${chosen.address}`
    pages.config
      .setConfig({ entityId: 'channel', contentUrl: url, websiteUrl: url, suggestedDisplayName: chosen.name })
      .then(
        () => saving.notifySuccess(),
        (reason: unknown) => saving.notifyFailure(String(reason)),
      )
  })
  return {
    current: address === undefined ? undefined : { address, name: kept.suggestedDisplayName ?? '' },
    choose(setting) {
      chosen = setting
      pages.config.setValidityState(setting !== undefined)
    },
  }
}

/** The person closed the dialog: nothing has failed. */
const CANCELLED = 8000

async function share({ url, title }: { url: string; title: string }): Promise<void> {
  const content: sharing.IURLContent = { type: 'URL', url, message: title, preview: true }
  await sharing.shareWebContent({ content: [content] }).catch((reason: unknown) => {
    if ((reason as { errorCode?: unknown } | null)?.errorCode !== CANCELLED) throw reason
  })
}

/** Pixels of the window in which a person signs in: as large as Microsoft's page for it. */
const WINDOW = { width: 600, height: 640 }

function signInOf(user: app.UserInfo | undefined): SignIn {
  return {
    account: { tenant: user?.tenant?.id, hint: user?.loginHint ?? user?.userPrincipalName },
    token: (claims) => authentication.getAuthToken(claims === undefined ? {} : { claims: [claims] }),
    inWindow: async (url) => {
      await authentication.authenticate({ url, ...WINDOW })
    },
    ended: (failure) =>
      // The bot's sign-in opens the same window: Teams tells it only of an end that has a result.
      failure === undefined ? authentication.notifySuccess('done') : authentication.notifyFailure(failure),
  }
}

/**
 * The client around this page, once it has answered. Rejects where none speaks the protocol of teams-js. The origins that
 * are believed are those of the library: Microsoft's clients.
 */
export async function connectTeams(): Promise<Host> {
  await app.initialize()
  app.notifyAppLoaded()
  const context = await app.getContext()
  return {
    name: context.app.host.name,
    theme: themeOf(context.app.theme),
    locale: context.app.locale,
    subPageId: context.page.subPageId,
    configuration: context.page.frameContext === 'settings' ? await configuration() : undefined,
    signIn: signInOf(context.user),
    onTheme: (changed) => app.registerOnThemeChangeHandler((name) => changed(themeOf(name))),
    onBack: (back) => {
      if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(back)
    },
    open: (url) => app.openLink(url),
    share: sharing.isSupported() ? share : undefined,
    ready: () => app.notifySuccess(),
    failed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
  }
}
