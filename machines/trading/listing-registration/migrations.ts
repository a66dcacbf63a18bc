// Cases that ran under earlier versions of the chart.
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';
import { asksMore } from '../../shared/migrating.ts';

const persons = (name: unknown): string[] => personsIn([typeof name === 'string' ? name : null]);
type OldDossier = JsonObject & { fingerprint: string; personalData: { mode: string; removed?: string[] } };
/** Nobody had consented anew. */
const withRenewals = (dossier: OldDossier): OldDossier =>
  dossier.personalData.mode === 'consent'
    ? { ...dossier, personalData: { ...dossier.personalData, renewed: [] } as OldDossier['personalData'] }
    : dossier;
const contentOf = ({ fingerprint, personalData: { mode, removed } }: OldDossier) => ({
  fingerprint,
  consent: mode === 'consent',
  removed: removed ?? [],
});

export const migrations: Record<number, Migration> = {
  1: {
    name: 'withdrawals stay with the object, hands are lists of persons, and a certificate is renewed',
    migrate: (state) => {
      const { applicant, consentedBy, change, withdrawn, dossier, title: _, ...context } = state.context;
      const pending = change as (JsonObject & { dossier: OldDossier; by: string }) | null;
      const region = (state.value as { inForce?: { change?: string } }).inForce?.change;
      const known = [dossier as OldDossier | null, pending?.dossier ?? null].filter((one) => one !== null);
      return {
        ...state,
        context: {
          ...context,
          title: state.context['title']!,
          dossier: dossier ? withRenewals(dossier as OldDossier) : null,
          applicants: persons(applicant),
          consentedBy: consentedBy
            ? {
                persons: persons((consentedBy as JsonObject)['person']),
                document: (consentedBy as JsonObject)['document']!,
              }
            : null,
          publicView: null,
          withdrawn: withdrawn!,
          unremoved: withdrawn!,
          contents: known.map(contentOf),
          change: pending
            ? { ...pending, dossier: withRenewals(pending.dossier), renew: false, by: persons(pending.by) }
            : null,
        },
        timers: state.timers.map((timer) =>
          timer.clock === 'certificateEnds'
            ? {
                ...timer,
                id: `xstate.after.renewalDue.listingRegistration.inForce.change.${region}`,
                clock: 'renewalDue',
              }
            : timer,
        ),
      };
    },
  },
  2: asksMore('a compliance report comes from a body that is registered for such reports'),
};
