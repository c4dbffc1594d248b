import type { Assessment, FormAnswer, FormLink } from '../../api-types/records';
import { lineOf, packs } from './forms.ts';
import { FakeRefusal, type Ask, type Handler } from './refusal.ts';
import { meOf, type World } from './world.ts';

let serial = 0;

const isOpen = ({ used, revoked }: FormLink) => !used && !revoked;

function linkOf({ world, link }: Ask): FormLink {
  const found = world.formLinks.find(({ id, revoked }) => id === link && !revoked);
  if (!found) throw new FakeRefusal(404, 'not-found');
  return found;
}

const formOf = (world: World, { form }: FormLink) => world.assessments.find(({ id }) => id === form);

function answer(ask: Ask): Assessment {
  const { world, body } = ask;
  const link = linkOf(ask);
  if (!isOpen(link)) throw new FakeRefusal(404, 'not-found');
  const known = formOf(world, link);
  const form = known ?? ({ id: link.form, person: link.person, mode: 'self_by_link', state: 'started' } as Assessment);
  Object.assign(form, {
    instrument: link.instrument,
    on: world.today,
    language: body.language,
    answers: body.answers as FormAnswer[],
    version: `linked-${++serial}`,
  });
  if (!known) world.assessments.push(form);
  return form;
}

export const linkAnswers: Handler[] = [
  [
    /^\/people\/([\w-]+)\/form-links$/,
    ({ world, id }) => ({
      items: world.formLinks
        .filter((link) => link.person === id && isOpen(link))
        .map((link) => {
          const by = world.accounts.find(({ account }) => account.id === link.made_by)?.account;
          return { link, ...(by && { made_by: by }) };
        }),
    }),
  ],
  [
    /^\/invited$/,
    (ask) => {
      const link = linkOf(ask);
      const form = formOf(ask.world, link);
      return {
        pack: packs.find(({ id }) => id === link.instrument),
        language: link.language,
        expires: link.expires,
        ...(form && { form: lineOf(ask.world, { ...form }) }),
      };
    },
  ],
];

export const linkCommands: Handler[] = [
  [
    /^\/people\/([\w-]+)\/form-links$/,
    ({ world, id, body }) => {
      const by = meOf(world)?.account.id;
      const link = {
        ...body,
        person: id,
        form: `by-${String(body.id)}`,
        expires: '2026-11-05T08:00:00Z',
        ...(by && { made_by: by }),
      } as unknown as FormLink;
      world.formLinks.push(link);
      return { id: link.id, version: 'made', token: link.id };
    },
  ],
  [
    /^\/form-links\/([\w-]+)\/revoke$/,
    ({ world, id }) => {
      const link = world.formLinks.find((one) => one.id === id);
      if (link) link.revoked = `${world.today}T10:00:00Z`;
      return link && { id, version: 'revoked' };
    },
  ],
  [
    /^\/invited\/answers$/,
    (ask) => {
      const { id, version } = answer(ask);
      return { id, version };
    },
  ],
  [
    /^\/invited\/finish$/,
    (ask) => {
      const form = answer(ask);
      form.state = 'finished';
      linkOf(ask).used = `${ask.world.today}T10:00:00Z`;
      return { id: form.id, version: form.version };
    },
  ],
];
