import type { AccessItem, AccountItem, EmergencyItem, Role } from './accounts';
import type { Page } from './common';
import type { ContentLine } from './content';
import type { CountableForm, DirectiveLine, DirectivePage, ReachedPerson } from './directives';
import type { FormsDue, PeopleDue } from './forms';
import type { HouseState } from './house';
import type { Continuum, IndicatorFigures } from './indicators';
import type { PersonOutcome, PlaceOutcome } from './outcomes';
import type { GenderQuestion, HistoryItem, LinkItem, PeoplePage, PersonPage, PossibleDuplicate } from './people';
import type { Board, MyDay, PlaceItem } from './places';
import type { RegionFigures } from './region';
import type { paths } from './api';
import type { FamilyForms } from './assessment';
import type { BaselineLine, BaselinePage } from './baseline';
import type { IndicatorComparison } from './comparison';
import type { Account, SavedView, Task } from './records';
import type { StoreCheck } from './store-checks';

/** What the server's description says a question is answered with. */
type Answer<Path extends keyof paths, Method extends 'get' | 'post' = 'get'> =
  paths[Path] extends Record<Method, { responses: { 200: { content: { 'application/json': infer Body } } } }>
    ? Body
    : never;

/** Compiles only where what the server sends is what the screens expect. */
type Fits<Sent extends Expected, Expected> = [Sent, Expected];

export type Checked = [
  Fits<Answer<'/api/v1/people/{id}'>, PersonPage>,
  Fits<Answer<'/api/v1/people/gender-asked'>, GenderQuestion>,
  Fits<Answer<'/api/v1/people/search', 'post'>, PeoplePage>,
  Fits<Answer<'/api/v1/people/possible-duplicates', 'post'>, Page<PossibleDuplicate>>,
  Fits<Answer<'/api/v1/people/{id}/history'>, Page<HistoryItem>>,
  Fits<Answer<'/api/v1/people/{id}/accesses'>, Page<AccessItem>>,
  Fits<Answer<'/api/v1/places'>, Page<PlaceItem>>,
  Fits<Answer<'/api/v1/places/{id}/board'>, Board>,
  Fits<Answer<'/api/v1/my-day'>, MyDay>,
  Fits<Answer<'/api/v1/people/{id}/assessments/due'>, FormsDue>,
  Fits<Answer<'/api/v1/assessments/due'>, PeopleDue>,
  Fits<Answer<'/api/v1/places/{id}/assessments/due'>, PeopleDue>,
  Fits<Answer<'/api/v1/people/{id}/assessments/family'>, Page<FamilyForms>>,
  Fits<Answer<'/api/v1/regions/{id}/figures'>, RegionFigures>,
  Fits<Answer<'/api/v1/people/{id}/outcome'>, PersonOutcome>,
  Fits<Answer<'/api/v1/places/{id}/outcome'>, PlaceOutcome>,
  Fits<Answer<'/api/v1/indicators/{id}/figures'>, IndicatorFigures>,
  Fits<Answer<'/api/v1/indicators/{id}/comparison'>, IndicatorComparison>,
  Fits<Answer<'/api/v1/saved-views'>, Page<SavedView>>,
  Fits<Answer<'/api/v1/continuum'>, Continuum>,
  Fits<Answer<'/api/v1/directives'>, Page<DirectiveLine>>,
  Fits<Answer<'/api/v1/directives/forms'>, Page<CountableForm>>,
  Fits<Answer<'/api/v1/directives/{id}'>, DirectivePage>,
  Fits<Answer<'/api/v1/directives/{id}/people'>, Page<ReachedPerson>>,
  Fits<Answer<'/api/v1/baselines'>, Page<BaselineLine>>,
  Fits<Answer<'/api/v1/baselines/{id}'>, BaselinePage>,
  Fits<Answer<'/api/v1/accounts'>, Page<AccountItem>>,
  Fits<Answer<'/api/v1/colleagues'>, Page<Account>>,
  Fits<Answer<'/api/v1/house'>, HouseState>,
  Fits<Answer<'/api/v1/content'>, Page<ContentLine>>,
  Fits<Answer<'/api/v1/store-checks'>, Page<StoreCheck>>,
  Fits<Answer<'/api/v1/store-checks', 'post'>, StoreCheck>,
  Fits<Answer<'/api/v1/roles'>, Page<Role>>,
  Fits<Answer<'/api/v1/tasks'>, Page<Task>>,
  Fits<Answer<'/api/v1/links'>, Page<LinkItem>>,
  Fits<Answer<'/api/v1/break-glass'>, Page<EmergencyItem>>,
];
