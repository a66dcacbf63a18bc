// The closed lists of the two regulations that forms and examples walk.
export { departments } from './operation/committee-matter/events.ts';
export { departments as indicatorDepartments } from './operation/annual-evaluation/events.ts';
export { conditionKeys, requirementKeys } from './operation/authorization-application/requirements.ts';
export { points } from './operation/domain-acceptance/events.ts';
export { assets, checks } from './operation/domain-closure/events.ts';
export { prohibitions } from './operation/scenario-grant/events.ts';
