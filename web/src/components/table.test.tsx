import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { createSpeech, SpeechProvider } from '@/lib/text/use-text';
import { Table, type Row } from './table';

async function show(rows: Row[]) {
  const speech = await createSpeech('en');
  render(
    <SpeechProvider start={speech}>
      <MantineProvider>
        <Table caption="Change" head={['Places', 'Before', 'Since']} rows={rows} />
      </MantineProvider>
    </SpeechProvider>,
  );
}

it('a cell without a number is marked, so that a phone does not name what is not there', async () => {
  await show([{ key: 'a', head: 'All', numbers: ['', 0] }]);

  expect(screen.getAllByRole('cell').map((cell) => cell.dataset.empty)).toEqual(['true', undefined]);
});

it('begins with a hundred rows; whoever asks sees all', async () => {
  await show(Array.from({ length: 130 }, (_, index) => ({ key: String(index), head: 'House', numbers: [1, 2] })));

  expect(screen.getAllByRole('rowheader')).toHaveLength(100);
  fireEvent.click(screen.getByRole('button', { name: 'Show all 130' }));
  expect(screen.getAllByRole('rowheader')).toHaveLength(130);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
