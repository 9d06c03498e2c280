import {
  Body1,
  Button,
  Card,
  CardHeader,
  Field,
  FluentProvider,
  Input,
  MessageBar,
  MessageBarBody,
  Spinner,
  Title2,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import { app, authentication, pages } from '@microsoft/teams-js'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

const THEMES = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme }

/** The least that a tab of Fluent and teams-js is: what the sizes and scores of the real one are compared with. */
function Bare() {
  const [theme, setTheme] = useState<string>('default')
  const [state, setState] = useState<'connecting' | 'held' | 'alone'>('connecting')
  const [typed, setTyped] = useState('')
  useEffect(() => {
    app.initialize().then(
      async () => {
        app.registerOnThemeChangeHandler(setTheme)
        setTheme((await app.getContext()).app.theme)
        setState('held')
        app.notifySuccess()
      },
      () => setState('alone'),
    )
  }, [])
  return (
    <FluentProvider theme={THEMES[theme as keyof typeof THEMES] ?? teamsLightTheme} style={{ minHeight: '100vh' }}>
      <main style={{ padding: 24, maxWidth: 720, margin: '0 auto' }}>
        <Title2 as="h1">A bare tab</Title2>
        {state === 'connecting' && <Spinner label="Connecting" />}
        {state === 'alone' && (
          <MessageBar intent="warning">
            <MessageBarBody>Open this page in Teams.</MessageBarBody>
          </MessageBar>
        )}
        <Field label="Filter">
          <Input value={typed} onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <Card>
          <CardHeader header={<Body1>Actions</Body1>} description={theme} />
          <Button appearance="primary" onClick={() => authentication.getAuthToken()}>
            Sign in
          </Button>
          <Button onClick={() => pages.shareDeepLink({ subPageId: 'one', subPageLabel: 'One' })}>Share</Button>
        </Card>
      </main>
    </FluentProvider>
  )
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Bare />)
