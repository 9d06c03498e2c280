import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Host, ThemeName } from '../host/types'

export const THEMES: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

const DARK = '(prefers-color-scheme: dark)'

/** The theme of the client, followed live; on the web the one that the person has chosen for the system. */
export function useThemeName(host: Host | null | undefined): ThemeName {
  const [name, setName] = useState<ThemeName>(() => (matchMedia(DARK).matches ? 'dark' : 'default'))
  useEffect(() => {
    if (host) {
      setName(host.theme)
      host.onTheme(setName)
      return
    }
    const query = matchMedia(DARK)
    const follow = () => setName(query.matches ? 'dark' : 'default')
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [host])
  return name
}
