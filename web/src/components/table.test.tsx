import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Table } from './table';

it('a cell without a number is marked, so that a phone does not name what is not there', () => {
  render(
    <Table
      caption="Change"
      head={['Places', 'Before', 'Since']}
      rows={[{ key: 'a', head: 'All', numbers: ['', 0] }]}
    />,
  );

  expect(screen.getAllByRole('cell').map((cell) => cell.dataset.empty)).toEqual(['true', undefined]);
});
