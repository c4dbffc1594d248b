import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { Answer } from '@/components/answer';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { savedViewQuery } from '@/features/indicators/api/saved-views';
import { questionOf } from '@/features/indicators/model/question';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/views/$view');

/** The address of a kept view leads to the question that it holds; the answer is the reader's own. */
export function SavedViewPage() {
  return (
    <WholeText>
      <Opened />
    </WholeText>
  );
}

function Opened() {
  const text = useText();
  const { view: id } = route.useParams();
  const query = useQuery(savedViewQuery(id));
  return (
    <Page title={text.say('indicators.viewOf')} windowTitle={text.say('nav.indicators')}>
      <Answer query={query} lines={6}>
        {(view) => (
          <Navigate
            to="/indicators/$indicator"
            params={{ indicator: view.indicator ?? '' }}
            search={questionOf(view)}
            replace
          />
        )}
      </Answer>
    </Page>
  );
}
