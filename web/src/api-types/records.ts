import type { components } from './api';

/**
 * The records as the server shows them, from its own description (`./dev api`). A member that this user may not see is
 * missing, so only the id is certain.
 */
type Schemas = components['schemas'];

type Flavour<Of extends string> = string & { readonly __of?: Of };

export type PersonId = Flavour<'person'>;
export type PlaceId = Flavour<'place'>;
export type AccountId = Flavour<'account'>;
export type StayId = Flavour<'stay'>;
export type HandoverId = Flavour<'handover'>;
export type FollowUpId = Flavour<'follow_up'>;
export type AssessmentId = Flavour<'assessment'>;
export type DirectiveId = Flavour<'directive'>;
export type BaselineId = Flavour<'baseline'>;
export type TargetId = Flavour<'indicator_target'>;
export type SavedViewId = Flavour<'saved_view'>;
export type ConsentId = Flavour<'consent'>;
/** A civil date, `2026-10-29`. */
export type LocalDate = Flavour<'date'>;
/** A point in time in UTC, `2026-10-29T08:00:00Z`. */
export type Instant = Flavour<'instant'>;

/** A record as far as it is shown; `notice` must be said wherever that is. */
type Shown<Name extends keyof Schemas, Id extends string = string> = Partial<Omit<Schemas[Name], 'id'>> & { id: Id };

export type PersonName = Schemas['person_name'];
export type Birth = Schemas['birth'];
export type Person = Shown<'person', PersonId>;
export type Identifier = Shown<'identifier'>;
export type Address = Shown<'address'>;
export type SafeContact = Shown<'safe_contact'>;
export type Journey = Shown<'journey'>;
export type Episode = Shown<'episode'>;
export type Stay = Shown<'stay', StayId>;
export type StageMark = Shown<'stage_mark'>;
export type SubstanceUse = Shown<'substance_use'>;
export type Handover = Shown<'handover', HandoverId>;
export type FollowUp = Shown<'follow_up', FollowUpId>;
export type Attempt = Shown<'attempt'>;
export type Task = Shown<'task'>;
export type Consent = Shown<'consent', ConsentId>;
export type Place = Shown<'place', PlaceId>;
export type PlaceOffer = Shown<'place_offer'>;
export type Account = Shown<'account', AccountId>;
export type Relation = Shown<'relation'>;
export type RoleBinding = Shown<'role_binding'>;
export type CountedAct = Schemas['counted_act'];
export type DirectiveOrder = Schemas['directive_order'];
export type Directive = Shown<'directive', DirectiveId>;
export type DirectiveEdition = Shown<'directive_edition'>;
export type DirectiveAnswer = Shown<'directive_answer'>;
export type KeptFigure = Schemas['kept_figure'];
export type Baseline = Shown<'baseline', BaselineId>;
export type PublishedFigure = Shown<'published_figure'>;
export type IndicatorTarget = Shown<'indicator_target', TargetId>;
export type SavedView = Shown<'saved_view', SavedViewId>;
export type BreakGlass = Shown<'break_glass'>;
export type PersonLink = Shown<'person_link'>;
export type PersonTie = Shown<'person_tie'>;
export type NoCall = Shown<'no_call'>;
export type FormAnswer = Schemas['form_answer'];
export type Assessment = Shown<'assessment', AssessmentId>;
export type FormLink = Shown<'form_link'>;
export type VitalSigns = Schemas['vital_signs'];

/** What a consent says, as it is taken. */
export type ConsentTerms = Omit<Schemas['new_consent'], 'id'>;
