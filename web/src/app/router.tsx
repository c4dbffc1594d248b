import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { questionMembers, questionOf, type IndicatorQuestion } from '@/features/indicators/model/question';
import { parseContentFilter } from '@/features/content/model/content';
import { parseFilter } from '@/features/people/model/filter';
import { MyDayPage } from './pages/my-day-page';
import { parseDo } from './pages/person-search';
import { NotFound } from './pages/not-found';
import { Gate } from './shell/gate';

/** Every other page is fetched when it is opened; the address says where one is, with search, filters and open form. */
const rootRoute = createRootRoute({ notFoundComponent: NotFound });

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/set-up-page'), 'SetUpPage'),
});

/** A form on somebody's own phone: no sign-in, and nothing of the app around it. */
const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/form',
  component: lazyRouteComponent(() => import('./pages/form-link-page'), 'FormLinkPage'),
});

const inside = createRoute({ getParentRoute: () => rootRoute, id: 'inside', component: Gate });

const word = (search: Record<string, unknown>, name: string) => {
  const value = search[name];
  return typeof value === 'string' && value ? { [name]: value } : {};
};

/** A year reads as a number from an address. */
const yearAsWord = (value: unknown) => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
};

const asksFigures = (given: Record<string, unknown>): IndicatorQuestion =>
  questionOf(Object.fromEntries(questionMembers.map((name) => [name, yearAsWord(given[name])])));

const search = {
  q: (given: Record<string, unknown>): { q?: string } => word(given, 'q'),
  /** Instruments that are chosen from the start. */
  ask: (given: Record<string, unknown>): { ask?: string } => word(given, 'ask'),
  /** Instruments that follow this form. */
  then: (given: Record<string, unknown>): { then?: string } => word(given, 'then'),
  place: (given: Record<string, unknown>): { place?: string } => word(given, 'place'),
  window: (given: Record<string, unknown>): { window?: string } =>
    word({ window: typeof given.window === 'number' ? String(given.window) : given.window }, 'window'),
  figures: (given: Record<string, unknown>) => asksFigures(given),
  funnel: (given: Record<string, unknown>): { place?: string; period?: string } => {
    const { place, period } = asksFigures(given);
    return { ...(place && { place }), ...(period && { period }) };
  },
  curves: (
    given: Record<string, unknown>,
  ): { of?: string; place?: string; by?: string; period?: string; against_period?: string } => ({
    ...word(given, 'of'),
    ...asksFigures(given),
  }),
};

const routes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    component: MyDayPage, // where most begin: it comes along with the shell
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people',
    validateSearch: (given: Record<string, unknown>) => ({ ...parseFilter(given), ...parseDo(given) }),
    component: lazyRouteComponent(() => import('./pages/people-page'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$person',
    validateSearch: parseDo,
    component: lazyRouteComponent(() => import('./pages/person-page'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$person/forms/new',
    validateSearch: search.ask,
    component: lazyRouteComponent(() => import('./pages/begin-form-page'), 'BeginFormPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$person/profile',
    component: lazyRouteComponent(() => import('./pages/profile-page'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$person/rounds/$instrument',
    component: lazyRouteComponent(() => import('./pages/round-page'), 'RoundPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$person/forms/$form',
    validateSearch: search.then,
    component: lazyRouteComponent(() => import('./pages/form-page'), 'FormPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/centre',
    component: lazyRouteComponent(() => import('./pages/centre-page'), 'OwnCentrePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/centre/$place',
    component: lazyRouteComponent(() => import('./pages/centre-page'), 'CentrePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/figures',
    component: lazyRouteComponent(() => import('./pages/figures-page'), 'OwnFiguresPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/figures/$place',
    component: lazyRouteComponent(() => import('./pages/figures-page'), 'FiguresPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/directives',
    component: lazyRouteComponent(() => import('./pages/directives-page'), 'DirectivesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/directives/$directive',
    component: lazyRouteComponent(() => import('./pages/directive-page'), 'DirectivePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/baselines',
    component: lazyRouteComponent(() => import('./pages/baselines-page'), 'BaselinesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/baselines/$baseline',
    validateSearch: search.window,
    component: lazyRouteComponent(() => import('./pages/baseline-page'), 'BaselinePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/indicators',
    validateSearch: search.place,
    component: lazyRouteComponent(() => import('./pages/indicators-page'), 'IndicatorsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/indicators/$indicator',
    validateSearch: search.figures,
    component: lazyRouteComponent(() => import('./pages/indicator-page'), 'IndicatorPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/indicators/$indicator/funnel',
    validateSearch: search.funnel,
    component: lazyRouteComponent(() => import('./pages/funnel-page'), 'FunnelPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/curves',
    validateSearch: search.curves,
    component: lazyRouteComponent(() => import('./pages/curves-page'), 'CurvesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/movement',
    validateSearch: search.funnel,
    component: lazyRouteComponent(() => import('./pages/movement-page'), 'MovementPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/views/$view',
    component: lazyRouteComponent(() => import('./pages/saved-view-page'), 'SavedViewPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/places',
    validateSearch: search.q,
    component: lazyRouteComponent(() => import('./pages/places-page'), 'PlacesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/users',
    validateSearch: search.q,
    component: lazyRouteComponent(() => import('./pages/users-page'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/content',
    validateSearch: parseContentFilter,
    component: lazyRouteComponent(() => import('./pages/content-page'), 'ContentPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/privacy',
    component: lazyRouteComponent(() => import('./pages/privacy-page'), 'PrivacyPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/me',
    component: lazyRouteComponent(() => import('./pages/me-page'), 'MePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/waiting',
    component: lazyRouteComponent(() => import('./pages/waiting-page'), 'WaitingPage'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/$', component: NotFound }),
] as const;

const tree = rootRoute.addChildren([setUpRoute, linkRoute, inside.addChildren(routes)]);

export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    scrollRestoration: true,
    defaultPreload: false,
    ...(history && { history }),
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
