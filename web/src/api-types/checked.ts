import type {
  AccessItem,
  AccountItem,
  Board,
  Continuum,
  CountableForm,
  DirectiveLine,
  DirectivePage,
  EmergencyItem,
  FormsDue,
  HistoryItem,
  HouseState,
  IndicatorFigures,
  LinkItem,
  MyDay,
  Page,
  PeoplePage,
  PersonDue,
  PersonOutcome,
  PersonPage,
  PlaceItem,
  PlaceOutcome,
  PossibleDuplicate,
  ReachedPerson,
  RegionFigures,
  Role,
} from './answers';
import type { paths } from './api';
import type { Account, Task } from './records';

/** What the server's description says a question is answered with. */
type Answer<Path extends keyof paths, Method extends 'get' | 'post' = 'get'> =
  paths[Path] extends Record<Method, { responses: { 200: { content: { 'application/json': infer Body } } } }>
    ? Body
    : never;

/** Compiles only where what the server sends is what the screens expect. */
type Fits<Sent extends Expected, Expected> = [Sent, Expected];

export type Checked = [
  Fits<Answer<'/api/v1/people/{id}'>, PersonPage>,
  Fits<Answer<'/api/v1/people/search', 'post'>, PeoplePage>,
  Fits<Answer<'/api/v1/people/possible-duplicates', 'post'>, Page<PossibleDuplicate>>,
  Fits<Answer<'/api/v1/people/{id}/history'>, Page<HistoryItem>>,
  Fits<Answer<'/api/v1/people/{id}/accesses'>, Page<AccessItem>>,
  Fits<Answer<'/api/v1/places'>, Page<PlaceItem>>,
  Fits<Answer<'/api/v1/places/{id}/board'>, Board>,
  Fits<Answer<'/api/v1/my-day'>, MyDay>,
  Fits<Answer<'/api/v1/people/{id}/assessments/due'>, FormsDue>,
  Fits<Answer<'/api/v1/assessments/due'>, Page<PersonDue>>,
  Fits<Answer<'/api/v1/regions/{id}/figures'>, RegionFigures>,
  Fits<Answer<'/api/v1/people/{id}/outcome'>, PersonOutcome>,
  Fits<Answer<'/api/v1/places/{id}/outcome'>, PlaceOutcome>,
  Fits<Answer<'/api/v1/indicators/{id}/figures'>, IndicatorFigures>,
  Fits<Answer<'/api/v1/continuum'>, Continuum>,
  Fits<Answer<'/api/v1/directives'>, Page<DirectiveLine>>,
  Fits<Answer<'/api/v1/directives/forms'>, Page<CountableForm>>,
  Fits<Answer<'/api/v1/directives/{id}'>, DirectivePage>,
  Fits<Answer<'/api/v1/directives/{id}/people'>, Page<ReachedPerson>>,
  Fits<Answer<'/api/v1/accounts'>, Page<AccountItem>>,
  Fits<Answer<'/api/v1/colleagues'>, Page<Account>>,
  Fits<Answer<'/api/v1/house'>, HouseState>,
  Fits<Answer<'/api/v1/roles'>, Page<Role>>,
  Fits<Answer<'/api/v1/tasks'>, Page<Task>>,
  Fits<Answer<'/api/v1/links'>, Page<LinkItem>>,
  Fits<Answer<'/api/v1/break-glass'>, Page<EmergencyItem>>,
];
