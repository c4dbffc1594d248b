import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Page } from '@/components/page';
import { People } from '@/features/people/components/people';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';

const RegisterForm = lazy(() =>
  import('@/features/people/components/register-form').then((module) => ({ default: module.RegisterForm })),
);
const route = getRouteApi('/inside/people');

export function PeoplePage() {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const { do: open, arrival, ...filter } = route.useSearch();
  const canRegister = may(me.permissions, 'person.register');

  return (
    <Page
      title={text.say('people.title')}
      windowTitle={text.say('nav.people')}
      soft={text.place(me.place)}
      actions={
        canRegister && (
          <Button onClick={() => void navigate({ to: '/people', search: { ...filter, do: 'register' } })}>
            {text.say('register.action')}
          </Button>
        )
      }
    >
      <People
        filter={filter}
        onFilter={(search) => void navigate({ to: '/people', search, replace: true })}
        today={me.today}
        canRegister={canRegister}
      />
      <Suspense>
        {open === 'register' && canRegister && (
          <RegisterForm
            onClose={() => void navigate({ to: '/people', search: filter, replace: true })}
            {...(arrival && { about: text.say('register.aboutArrival') })}
            onRegistered={(person) =>
              void navigate({
                to: '/people/$person',
                params: { person },
                search: arrival && may(me.permissions, 'stay.admit') ? { do: 'admit', arrival } : {},
                replace: true,
              })
            }
          />
        )}
      </Suspense>
    </Page>
  );
}
