import { Container, MantineProvider, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cssVariables, theme } from './theme';

export function App() {
  const { t } = useTranslation();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
      <Container component="main" py="xl">
        <Title order={1}>{t('app.name')}</Title>
        <Text c="dimmed">{t('app.tagline')}</Text>
      </Container>
    </MantineProvider>
  );
}
