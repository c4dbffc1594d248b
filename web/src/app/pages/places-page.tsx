import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '@/components/page';
import { AddPlaceButton, Places } from '@/features/places/components/places';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/places');

export function PlacesPage() {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const { q = '' } = route.useSearch();
  const [adding, setAdding] = useState(false);
  const canChange = may(me.permissions, 'place.manage');
  return (
    <Page
      title={text.say('nav.places')}
      windowTitle={text.say('nav.places')}
      actions={canChange && <AddPlaceButton onClick={() => setAdding(true)} />}
    >
      <Places
        q={q}
        onQ={(typed) => void navigate({ to: '/places', search: typed ? { q: typed } : {}, replace: true })}
        canChange={canChange}
        today={me.today}
        adding={adding}
        onAdded={() => setAdding(false)}
      />
    </Page>
  );
}
