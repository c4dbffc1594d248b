import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SavedView } from '@/api-types/records';
import { Card } from '@/components/card';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { forgetView, savedViewsQuery } from '../api/saved-views';
import { questionOf } from '../model/question';
import { CopyAddress } from './copy-address';
import styles from './indicators.module.css';

/** The views that one keeps; nothing is shown where there are none. */
export function KeptViews() {
  const text = useText();
  const { data } = useQuery(savedViewsQuery);
  if (!data?.items.length) return null;
  return (
    <Card title={text.say('indicators.views')}>
      <ul className={styles.views}>
        {data.items.map((view) => (
          <KeptView key={view.id} view={view} />
        ))}
      </ul>
    </Card>
  );
}

function KeptView({ view }: { view: SavedView }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const name = view.name ?? '';
  const forget = async () => tell(await send(forgetView(view)), text.say('indicators.viewForgotten'));
  return (
    <li>
      <Link to="/indicators/$indicator" params={{ indicator: view.indicator ?? '' }} search={questionOf(view)}>
        {name}
      </Link>
      <span>
        <CopyAddress address={`${window.location.origin}/views/${view.id}`} />
        <Button
          variant="subtle"
          color="gray"
          aria-label={text.say('indicators.forgetView', { name })}
          onClick={() => void forget()}
        >
          {text.say('indicators.forget')}
        </Button>
      </span>
    </li>
  );
}
