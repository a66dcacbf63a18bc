// The workflow bundle. Every workflow type that is not named here is a lifecycle and runs as the same runner.
export { runCase as default } from './run-case.ts';
export { keepRecord } from './keep-record.ts';
export { openRound } from './open-round.ts';
