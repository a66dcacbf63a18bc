// Logs and metrics, for everything that runs here.
export { type Logger, aboutCase, createLogger, installTemporalLogs, loggedLedger, temporalLogger } from './infra/log.ts';
export { type Metrics, activityMeter, createMetrics } from './infra/metrics.ts';
