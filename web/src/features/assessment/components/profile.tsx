import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonId } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';
import { formsQuery, packQuery } from '../api/forms';
import { seriesOf } from '../model/forms';
import { isEmpty, profileOf, type Mark, type Profile as Sides } from '../model/profile';
import { ProfileMark } from './profile-mark';
import styles from './profile.module.css';

/** What the forms on record say in the four domains; undefined until it is known. */
export function useProfile(person: PersonId): Sides | undefined {
  const forms = useQuery(formsQuery(person)).data?.items;
  const series = seriesOf(forms ?? []);
  const packs = useQueries({ queries: series.map(({ instrument }) => packQuery(instrument)) });
  if (!forms || packs.some(({ isPending }) => isPending)) return undefined;
  return profileOf(
    series,
    packs.flatMap(({ data }) => data ?? []),
  );
}

/** The four domains now, against the person's own start; nothing before the first form. */
export function Profile({ person }: { person: PersonId }) {
  const text = useText();
  const profile = useProfile(person);
  if (!profile || isEmpty(profile)) return null;
  return (
    <section className={styles.profile} aria-label={text.say('assess.profile.title')}>
      <div className={styles.head}>
        <h3>{text.say('assess.profile.title')}</h3>
        <Link to="/people/$person/profile" params={{ person }}>
          {text.say('assess.profile.sheet')}
        </Link>
      </div>
      <Domains profile={profile} person={person} heading="h4" />
      <p className={styles.soft}>{text.say('assess.profile.noSum')}</p>
    </section>
  );
}

interface DomainsProps {
  profile: Sides;
  person?: PersonId;
  /** By what stands above. */
  heading: 'h3' | 'h4';
}

/** Each domain with its values; one of which nothing is known says so. */
export function Domains({ profile, person, heading: Heading }: DomainsProps) {
  const text = useText();
  const list = (marks: readonly Mark[]) => (
    <ul className={styles.marks}>
      {marks.map((mark) => (
        <ProfileMark key={`${mark.pack.id} ${mark.score.name}`} mark={mark} {...(person && { person })} />
      ))}
    </ul>
  );
  return (
    <div className={styles.domains}>
      {profile.byDomain.map(({ domain, marks }) => (
        <section key={domain} className={styles.domain}>
          <Heading>{text.word('domain', domain)}</Heading>
          {marks.length > 0 ? list(marks) : <p className={styles.soft}>{text.say('assess.profile.nothing')}</p>}
        </section>
      ))}
      {profile.across.length > 0 && (
        <section className={styles.domain}>
          <Heading>{text.say('assess.profile.across')}</Heading>
          {list(profile.across)}
        </section>
      )}
    </div>
  );
}
