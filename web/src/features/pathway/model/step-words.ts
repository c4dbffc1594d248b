import type { TextKey } from '@/lib/text/keys';
import type { Step } from './steps';

/** What each step is called on its button, its sheet and after it was done. */
export const stepWords: Readonly<
  Record<Step, { action: TextKey; title: TextKey; about: TextKey; done: TextKey; date?: TextKey }>
> = {
  hold: {
    action: 'handover.hold.action',
    title: 'handover.hold.title',
    about: 'handover.hold.about',
    done: 'handover.hold.done',
    date: 'handover.hold.date',
  },
  accept: {
    action: 'handover.accept.action',
    title: 'handover.accept.title',
    about: 'handover.accept.about',
    done: 'handover.accept.done',
  },
  reject: {
    action: 'handover.reject.action',
    title: 'handover.reject.title',
    about: 'handover.reject.about',
    done: 'handover.reject.done',
  },
  withdraw: {
    action: 'handover.withdraw.action',
    title: 'handover.withdraw.title',
    about: 'handover.withdraw.about',
    done: 'handover.withdraw.done',
  },
  depart: {
    action: 'handover.depart.action',
    title: 'handover.depart.title',
    about: 'handover.depart.about',
    done: 'handover.depart.done',
    date: 'handover.depart.date',
  },
  arrive: {
    action: 'handover.arrive.action',
    title: 'handover.arrive.title',
    about: 'handover.arrive.about',
    done: 'handover.arrive.done',
    date: 'handover.arrive.date',
  },
  'not-arrived': {
    action: 'handover.notArrived.action',
    title: 'handover.notArrived.title',
    about: 'handover.notArrived.about',
    done: 'handover.notArrived.done',
  },
  'gone-again': {
    action: 'handover.goneAgain.action',
    title: 'handover.goneAgain.title',
    about: 'handover.goneAgain.about',
    done: 'handover.goneAgain.done',
  },
  'no-longer': {
    action: 'handover.noLonger.action',
    title: 'handover.noLonger.title',
    about: 'handover.noLonger.about',
    done: 'handover.noLonger.done',
  },
};
