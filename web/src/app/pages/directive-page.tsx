import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DirectivePage as Traced } from '@/api-types/directives';
import { Answer } from '@/components/answer';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { directiveQuery } from '@/features/directives/api/directives';
import { Delays } from '@/features/directives/components/delays';
import { StateChip } from '@/features/directives/components/directive-list';
import { Houses } from '@/features/directives/components/houses';
import { OrderCard } from '@/features/directives/components/order-card';
import { OrderForm } from '@/features/directives/components/order-form';
import { OwnAnswer } from '@/features/directives/components/own-answer';
import { Regions } from '@/features/directives/components/regions';
import { Road } from '@/features/directives/components/road';
import { WithdrawForm } from '@/features/directives/components/withdraw-form';
import { ownHouse, type StepKey } from '@/features/directives/model/road';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/directives/$directive');

export function DirectivePage() {
  return (
    <WholeText>
      <Directive />
    </WholeText>
  );
}

function Directive() {
  const text = useText();
  const me = useMe();
  const { directive: id } = route.useParams();
  const query = useQuery(directiveQuery(id));
  const [changing, setChanging] = useState<'amend' | 'withdraw'>();
  const page = query.data;
  const canChange = page?.ours && page.state !== 'withdrawn' && may(me.permissions, 'directive.issue');
  return (
    <Page
      title={page?.directive.order?.title ?? text.say('directives.title')}
      windowTitle={text.say('nav.directives')}
      before={<Link to="/directives">{text.say('directives.back')}</Link>}
      soft={page && <Facts page={page} />}
      actions={
        canChange && (
          <>
            <Button variant="default" onClick={() => setChanging('withdraw')}>
              {text.say('directives.withdraw')}
            </Button>
            <Button variant="default" onClick={() => setChanging('amend')}>
              {text.say('directives.amend')}
            </Button>
          </>
        )
      }
    >
      <Answer query={query} lines={10}>
        {(data) => <Traces page={data} />}
      </Answer>
      {changing === 'amend' && page?.directive.issued_by && (
        <OrderForm
          issuer={page.directive.issued_by}
          today={page.today}
          before={page.directive}
          onClose={() => setChanging(undefined)}
        />
      )}
      {changing === 'withdraw' && page && (
        <WithdrawForm directive={page.directive} onClose={() => setChanging(undefined)} />
      )}
    </Page>
  );
}

/** Who ordered it, when, and until when. */
function Facts({ page }: { page: Traced }) {
  const text = useText();
  const { directive, issuer, state, today } = page;
  const { order, issued_on: issued, withdrawn_on: withdrawn, withdrawn_why: why } = directive;
  const day = (date: string) => ({ date: text.dateNear(date, today) });
  const parts = [
    text.say('directives.number', { number: directive.number ?? '' }),
    text.place(issuer),
    issued && text.say('directives.issuedOn', day(issued)),
    order && text.say('directives.actBy', day(order.act_by)),
    order?.ends_on && text.say('directives.endsOn', day(order.ends_on)),
    withdrawn && text.say('directives.withdrawnOn', { ...day(withdrawn), why: why ?? '' }),
  ];
  return (
    <>
      {parts.filter(Boolean).join(' · ')} <StateChip state={state} />
    </>
  );
}

/** A centre sees what it is asked first; whoever asked sees what became of it first. */
function Traces({ page }: { page: Traced }) {
  const me = useMe();
  const [step, setStep] = useState<StepKey>('addressed');
  const own = ownHouse(page, me.place?.id);
  if (own) {
    return (
      <>
        <OrderCard page={page} />
        <OwnAnswer
          page={page}
          house={own}
          canAnswer={may(me.permissions, 'directive.answer')}
          canSeePeople={may(me.permissions, 'person.read')}
        />
      </>
    );
  }
  return (
    <>
      <Road page={page} chosen={step} onChoose={setStep} />
      <Delays page={page} />
      {page.regions.length > 1 && <Regions page={page} />}
      <Houses page={page} step={step} />
      <OrderCard page={page} />
    </>
  );
}
