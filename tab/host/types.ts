/** The themes of Teams, by its own names. */
export type ThemeName = 'default' | 'dark' | 'contrast'

/** What a channel's tab is made of, as Teams keeps it. */
export interface TabSetting {
  /** The address inside the tab that it shows: "/scope?verdict=certified". */
  address: string
  /** The name on the tab, as far as the person does not choose another. */
  name: string
}

/** The page where a person chooses what a channel's tab shows. */
export interface Configuration {
  /** What the tab shows now, when it is changed. */
  current: TabSetting | undefined
  /** Sets what will be kept when the person saves; undefined while nothing is chosen. */
  choose(setting: TabSetting | undefined): void
}

/** Who signs in, as far as the client says so. */
export interface Account {
  /** The id of the tenant. */
  tenant: string | undefined
  /** A hint for Entra which account is meant. */
  hint: string | undefined
}

/** Signing in, through the client. */
export interface SignIn {
  account: Account
  /**
   * A token for this app's own server, in the name of the person. `claims` are what Entra wants it to meet. Rejects where the
   * client gives none.
   */
  token(claims?: string): Promise<string>
  /** Opens a page of this origin in a window of its own; only from a click. Rejects where the person closes it. */
  inWindow(url: string): Promise<void>
  /** On such a page: it has ended well, or with this failure. The client closes the window. */
  ended(failure?: string): void
}

/** The client that holds the page: Teams, Outlook or the Microsoft 365 app. */
export interface Host {
  /** "Teams", "Outlook", "Office". */
  name: string
  theme: ThemeName
  /** The language of the client: "en-us". */
  locale: string
  /** What the link that opened the page points to. */
  subPageId: string | undefined
  /** Set on the configuration page of a channel's tab. */
  configuration: Configuration | undefined
  signIn: SignIn
  onTheme(changed: (theme: ThemeName) => void): void
  /** `back` goes back inside the page and says true, or says false where there is no way back. */
  onBack(back: () => boolean): void
  /** Opens an address outside the app. */
  open(url: string): Promise<void>
  /** Opens the client's own dialog for sharing a link; undefined where it has none. */
  share: ((link: { url: string; title: string }) => Promise<void>) | undefined
  /** The page is there. */
  ready(): void
  /** The page cannot be shown, and why. */
  failed(reason: string): void
}
