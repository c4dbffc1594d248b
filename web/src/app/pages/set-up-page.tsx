import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Loading } from '@/components/loading';
import { SetUp, SetUpDone } from '@/features/access/components/set-up';
import { systemQuery } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

/** The token stands behind the `#`: it never reaches a server log. */
export function SetUpPage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const text = useText();
  const system = useQuery(systemQuery);
  const onDone = async () => {
    await client.invalidateQueries();
    await navigate({ to: '/', replace: true });
  };
  if (system.isPending) return <Loading />;
  return (
    <main id="main">
      {system.data?.setup_needed === false ? (
        <SetUpDone>
          <Link to="/">{text.say('setUp.toSignIn')}</Link>
        </SetUpDone>
      ) : (
        <SetUp token={window.location.hash.slice(1)} onDone={() => void onDone()} />
      )}
    </main>
  );
}
