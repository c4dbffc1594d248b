import type { ContentLine, UnverifiedPart } from '@/api-types/content';
import { Chip } from '@/components/chip';
import type { TextKey } from '@/lib/text/keys';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { lacksText, nameIn, namesOf, setsWithout } from '../model/content';
import { LoadText } from './load-text';
import styles from './content.module.css';

/** One pack: what it is, where it is from, and what of it nobody has looked at. */
export function ContentRow({ line, all }: { line: ContentLine; all: readonly ContentLine[] }) {
  const text = useText();
  const name = nameIn(line, text.language);
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3 lang={name.language}>{name.text}</h3>
        <Marks line={line} />
      </div>
      <p className={styles.soft}>
        {[line.id, text.say('content.version', { version: text.number(line.version) }), languagesOf(text, line)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {line.text && <Filling line={line} />}
      <Waits line={line} all={all} />
      {line.unverified.length > 0 && (
        <p>
          {text.say('content.notCompared', { parts: text.list(line.unverified.map((part) => said(text, line, part))) })}
        </p>
      )}
      {line.drafted.length > 0 && (
        <p>{text.say('content.drafted', { languages: text.list(line.drafted.map(text.languageName)) })}</p>
      )}
      {line.own && (
        <p>
          {line.overrides === undefined
            ? text.say('content.own')
            : text.say('content.ownInstead', { version: text.number(line.overrides) })}
        </p>
      )}
      <dl className={styles.facts}>
        <dt>{text.say('content.source')}</dt>
        <dd lang="en">{line.source}</dd>
        <dt>{text.say('content.licence')}</dt>
        <dd lang="en">{line.licence}</dd>
      </dl>
      {lacksText(line) && <LoadText id={line.id} />}
    </li>
  );
}

/** A set that is asked without some of its forms; a form that some sets are asked without. */
function Waits({ line, all }: { line: ContentLine; all: readonly ContentLine[] }) {
  const text = useText();
  const sets = setsWithout(all, line);
  const names = (kind: string, ids: readonly string[]) => text.list(namesOf(all, kind, ids, text.language));
  return (
    <>
      {line.waits_for.length > 0 && (
        <p>{text.say('content.waitsFor', { forms: names('instruments', line.waits_for) })}</p>
      )}
      {sets.length > 0 && <p>{text.say('content.sets', { sets: names('schedules', sets) })}</p>}
    </>
  );
}

/** In words, never the colour alone. */
function Marks({ line }: { line: ContentLine }) {
  const text = useText();
  const whole = line.unverified.some(({ part }) => part === 'whole');
  return (
    <>
      {(lacksText(line) || line.waits_for.length > 0) && <Chip tone="watch">{text.say('content.mark.noText')}</Chip>}
      {line.drafted.length > 0 && <Chip tone="watch">{text.say('content.mark.drafted')}</Chip>}
      {line.own && <Chip>{text.say('content.mark.own')}</Chip>}
      {line.unverified.length === 0 ? (
        <Chip tone="calm">{text.say('content.mark.verified')}</Chip>
      ) : (
        <Chip tone="watch">{text.say(whole ? 'content.mark.unverified' : 'content.mark.partly')}</Chip>
      )}
    </>
  );
}

/** What is not known is handled like the strictest. */
const tiers: Partial<Record<string, TextKey>> = { A: 'content.tier.a', B: 'content.tier.b', C: 'content.tier.c' };

/** Whether an instrument can be filled in here, and if not, what is missing. */
function Filling({ line: { text: filling } }: { line: ContentLine }) {
  const text = useText();
  if (!filling) return null;
  const { tier, words, accepted, holder, terms, accepted_by: by, accepted_on: on } = filling;
  const missing = [!words && text.say('content.missing.text'), !accepted && text.say('content.missing.licence')].filter(
    (part) => part !== false,
  );
  return (
    <>
      <p>
        {missing.length === 0
          ? text.say('content.fillHere')
          : text.say('content.fillNot', { missing: text.list(missing) })}{' '}
        {text.say(tiers[tier] ?? 'content.tier.c')}
      </p>
      {holder && terms && by && on && (
        <p className={styles.soft}>{text.say('content.accepted', { holder, terms, by, on: text.date(on, 'full') })}</p>
      )}
    </>
  );
}

function languagesOf(text: Text, { languages, drafted }: ContentLine): string {
  if (languages.length === 0) return '';
  return text.list(
    languages.map((code) => {
      const language = text.languageName(code);
      return drafted.includes(code) ? text.say('content.draftOf', { language }) : language;
    }),
  );
}

function said(text: Text, { kind }: ContentLine, { part, count, of }: UnverifiedPart): string {
  if (part === 'whole' && kind !== 'instruments') return text.say('content.wholePack');
  const words = text.word('content_part', part);
  return of > 1 ? text.say('content.countOf', { words, count: text.number(count), of: text.number(of) }) : words;
}
