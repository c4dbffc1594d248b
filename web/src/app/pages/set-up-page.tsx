import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { SetUp } from '@/features/access/components/set-up';

/** The token stands behind the `#`: it never reaches a server log. */
export function SetUpPage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const onDone = async () => {
    await client.invalidateQueries();
    await navigate({ to: '/', replace: true });
  };
  return (
    <main id="main">
      <SetUp token={window.location.hash.slice(1)} onDone={() => void onDone()} />
    </main>
  );
}
