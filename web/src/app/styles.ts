// Mantine's styles one component at a time (all of them weigh three times as much). Add a line with the component.
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/Container.css';
import '@mantine/core/styles/Text.css';
import '@mantine/core/styles/Title.css';
import '@fontsource-variable/inter/wght.css';
import './tokens.css';
